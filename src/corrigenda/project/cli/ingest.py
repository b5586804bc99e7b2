"""`corrigenda ingest`: take articles in, from one page to an archive of millions."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corrigenda.project.cli.hire import the_outlet
from corrigenda.project.cli.setup import bring_up_to_date

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.models import Outlet
    from corrigenda.project.sources import Source
    from corrigenda.project.sources.places import Places
    from corrigenda.project.sources.taking import Taken

NAME = "ingest"
HELP = "Take articles in: a page, a folder, a feed, a sitemap, a dump or an agency's items."
SHOWN = 20


@dataclass
class Tally:
    """What came of the items; seconds for the slowest.

    Attributes:
        before: failures of the run that was broken off.
    """

    before: int = 0
    new: int = 0
    known: int = 0
    older: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""

    def count(self, batch: list[Taken]) -> list[str]:
        """Count a batch in; its failures."""
        for taken in batch:
            self.new += taken.new
            self.older += taken.older
            self.known += not (taken.new or taken.older or taken.failure)
            if taken.seconds > self.slowest:
                self.slowest, self.slowest_name = taken.seconds, taken.item.name
        failures = [f"{one.item.name}: {one.failure}" for one in batch if one.failure]
        self.failed += len(failures)
        self.failures += failures[: SHOWN - len(self.failures)]
        return failures

    def show(self, notes: list[str], file: Path) -> None:
        """Print it; `file` tells of all failures."""
        _say(
            f"{self.new} new, {self.known} known already, {self.failed} failed; "
            f"slowest {self.slowest:.2f} s ({self.slowest_name})"
        )
        if self.older:
            _say(f"{self.older} left: a newer text stands at the address.")
        for note in notes:
            _say(f"{note}.")
        for failure in self.failures:
            _say(f"- {failure}")
        if self.failed > len(self.failures):
            _say(f"- and {self.failed - len(self.failures)} more")
        if self.before:
            _say(f"{self.before} failed before it was broken off.")
        if self.before or self.failed:
            _say(f"All that failed: {file}")


def _say(text: str) -> None:
    # A file of old may be named in another encoding than the system's.
    print(text.encode("utf-8", "backslashreplace").decode())


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "source",
        metavar="URL|FILE|FOLDER",
        help="a page, a feed or a sitemap (address or file); a dump as .jsonl, .jsonl.gz or "
        ".parquet; a folder of these and of .html, .txt, .json (ninjs) and .xml (NewsML-G2) files",
    )
    parser.add_argument("--outlet", help="slug; may be left out where there is only one")
    parser.add_argument(
        "--base-url", help="where stories without a URL of the outlet's stand (default: its origin)"
    )
    parser.add_argument(
        "--moved-from",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="an origin at which its stories stood before, such as http://www.daily.example; may "
        "be given again",
    )
    parser.add_argument(
        "--from-start",
        action="store_true",
        help="do not go on where the last run was broken off",
    )


def run(options: argparse.Namespace) -> int:
    """Ingest everything; 1 if something failed, now or before it was broken off."""
    bring_up_to_date()
    from django.conf import settings

    from corrigenda.flow.newsroom.queries import origins_of
    from corrigenda.project.sources import source_of
    from corrigenda.project.sources.places import Places

    outlet = the_outlet(options.outlet)
    base_url = (options.base_url or origins_of(outlet)[0]).rstrip("/")
    source = source_of(options.source, outlet, base_url, options.moved_from)
    places = Places(settings.CORRIGENDA_HOME / "ingest", outlet.slug, source.key)
    if options.from_start:
        places.forget()
    tally = _take(outlet, source, places)
    tally.show(source.notes(), places.failures.path)
    return 1 if tally.failed or tally.before else 0


def _take(outlet: Outlet, source: Source, places: Places) -> Tally:
    from tqdm import tqdm

    from corrigenda.project.sources.places import Place
    from corrigenda.project.sources.taking import are_many, take_all

    place = places.last()
    if place.after:
        _say(f"Going on behind {place.after}; --from-start begins anew.")
    places.failures.begin(place.told)
    tally = Tally(before=place.failed)
    many = are_many(source.total, source.unit)
    with tqdm(
        total=source.total,
        initial=place.done,
        unit=source.unit,
        unit_scale=source.unit == "B",
        disable=source.total == 1,
    ) as bar:
        for batch in take_all(outlet, source.items(place.after), many=many):
            told = places.failures.add(tally.count(batch))
            done = place.done + sum(taken.item.size for taken in batch)
            if source.total is not None:
                bar.total = max(source.total, done)
            bar.update(done - place.done)
            after = next((one.item.place for one in reversed(batch) if one.item.place), place.after)
            place = Place(after, done, tally.before + tally.failed, told)
            places.keep(place)
    places.forget()
    return tally
