"""`corrigenda ingest`: take articles in, from one page to an archive of millions."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corrigenda.project.cli.hire import the_outlet
from corrigenda.project.cli.setup import bring_up_to_date

if TYPE_CHECKING:
    from corrigenda.project.sources.taking import Taken

NAME = "ingest"
HELP = "Take articles in: a page, a folder, a feed, a sitemap, a dump or an agency's items."
SHOWN = 20


@dataclass
class Tally:
    """What came of the items; seconds for the slowest."""

    new: int = 0
    known: int = 0
    older: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""

    def count(self, taken: Taken) -> None:
        """Count one in."""
        self.new += taken.new
        self.older += taken.older
        self.known += not (taken.new or taken.older or taken.failure)
        if taken.failure:
            self.failed += 1
            if len(self.failures) < SHOWN:
                self.failures.append(f"{taken.item.name}: {taken.failure}")
        if taken.seconds > self.slowest:
            self.slowest, self.slowest_name = taken.seconds, taken.item.name

    def show(self) -> None:
        """Print it."""
        print(
            f"{self.new} new, {self.known} known already, {self.failed} failed; "
            f"slowest {self.slowest:.2f} s ({self.slowest_name})"
        )
        if self.older:
            print(f"{self.older} left: a newer text stands at the address.")
        for failure in self.failures:
            print(f"- {failure}")
        if self.failed > len(self.failures):
            print(f"- and {self.failed - len(self.failures)} more")


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "source",
        metavar="URL|FILE|FOLDER",
        help="a page, a feed or a sitemap (address or file); a folder of .html, .txt, .json "
        "(ninjs) and .xml (NewsML-G2) files; a dump as .jsonl, .jsonl.gz or .parquet",
    )
    parser.add_argument("--outlet", help="slug; may be left out where there is only one")
    parser.add_argument(
        "--base-url", help="where stories without a URL of the outlet's stand (default: its origin)"
    )
    parser.add_argument(
        "--from-start",
        action="store_true",
        help="do not go on where the last run was broken off",
    )


def run(options: argparse.Namespace) -> int:
    """Ingest everything; 1 if something failed."""
    bring_up_to_date()
    from django.conf import settings
    from tqdm import tqdm

    from corrigenda.flow.newsroom.queries import origins_of
    from corrigenda.project.sources import source_of
    from corrigenda.project.sources.places import Place, Places
    from corrigenda.project.sources.taking import are_many, take_all

    outlet = the_outlet(options.outlet)
    base_url = (options.base_url or origins_of(outlet)[0]).rstrip("/")
    source = source_of(options.source, outlet, base_url)
    places = Places(settings.CORRIGENDA_HOME / "ingest", outlet.slug, source.key)
    if options.from_start:
        places.forget()
    place = places.last()
    if place.after:
        print(f"Going on behind {place.after}; --from-start begins anew.")
    tally = Tally()
    many = are_many(source.total, source.unit)
    with tqdm(
        total=source.total,
        initial=place.done,
        unit=source.unit,
        unit_scale=source.unit == "B",
        disable=source.total == 1,
    ) as bar:
        for batch in take_all(outlet, source.items(place.after), many=many):
            for taken in batch:
                tally.count(taken)
            done = place.done + sum(taken.item.size for taken in batch)
            bar.update(done - place.done)
            after = next((one.item.place for one in reversed(batch) if one.item.place), place.after)
            place = Place(after, done)
            places.keep(place)
    places.forget()
    tally.show()
    return 1 if tally.failed else 0
