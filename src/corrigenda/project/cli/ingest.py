"""`corrigenda ingest`: take articles in from a URL, a file, a folder or a feed."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corrigenda.project.cli.hire import the_outlet
from corrigenda.project.cli.setup import bring_up_to_date

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.models import Outlet
    from corrigenda.project.sources import Item

NAME = "ingest"
HELP = "Take articles in: a URL, an HTML or text file, a folder of them, or a feed."
SHOWN = 20


@dataclass
class Tally:
    """What came of the items; seconds for the slowest."""

    new: int = 0
    known: int = 0
    failed: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("source", metavar="URL|FILE|FOLDER|FEED")
    parser.add_argument("--outlet", help="slug; may be left out where there is only one")
    parser.add_argument(
        "--base-url", help="where files without a canonical URL stand (default: its first origin)"
    )


def run(options: argparse.Namespace) -> int:
    """Ingest everything; 1 if something failed."""
    bring_up_to_date()
    from tqdm import tqdm

    from corrigenda.flow.newsroom.queries import origins_of
    from corrigenda.project.sources import items_of

    outlet = the_outlet(options.outlet)
    base_url = (options.base_url or origins_of(outlet)[0]).rstrip("/")
    items = items_of(options.source, outlet, base_url)
    tally = Tally()
    for item in tqdm(items, unit="article", disable=len(items) < 2):
        _take(outlet, item, tally)
    print(
        f"{tally.new} new, {tally.known} known already, {len(tally.failed)} failed; "
        f"slowest {tally.slowest:.2f} s ({tally.slowest_name})"
    )
    for failure in tally.failed[:SHOWN]:
        print(f"- {failure}")
    if len(tally.failed) > SHOWN:
        print(f"- and {len(tally.failed) - SHOWN} more")
    return 1 if tally.failed else 0


def _take(outlet: Outlet, item: Item, tally: Tally) -> None:
    from corrigenda.flow.articles.errors import ArticleError
    from corrigenda.flow.articles.reading import ReadingError
    from corrigenda.lib.urls import UrlError
    from corrigenda.project.sources import take

    started = time.monotonic()
    try:
        new = take(outlet, item)
        tally.new += new
        tally.known += not new
    except (ArticleError, ReadingError, UrlError, OSError) as error:
        tally.failed.append(f"{item.name}: {error}")
    seconds = time.monotonic() - started
    if seconds > tally.slowest:
        tally.slowest, tally.slowest_name = seconds, item.name
