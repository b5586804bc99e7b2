"""`corrigenda sweep`: where does a passage stand in the archive?"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import use_django
from corrigenda.project.cli.spark_sweep import add_passages, passages_of, places, write_places
from corrigenda.project.cli.with_spark import SPARK, add_engine

if TYPE_CHECKING:
    from corrigenda.archive import Match

NAME = "sweep"
HELP = "Find every place of a passage in the archive: copies, and variants that say otherwise."


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the passage, with the story that it stands in."""

    url: str
    headline: str
    match: Match

    @property
    def verdict(self) -> str:
        """`copy`, or what differs."""
        match = self.match
        agree = {
            "figure": match.figures_agree,
            "name": match.names_agree,
            "negation": match.negation_agrees,
        }
        return ", ".join(f"other {what}" for what, same in agree.items() if not same) or "copy"

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        match = self.match
        return {
            "url": self.url,
            "headline": self.headline,
            "start": match.start,
            "end": match.end,
            "words": match.words,
            "distance": round(match.distance, 4),
            "copy": self.verdict == "copy",
            "figures_agree": match.figures_agree,
            "names_agree": match.names_agree,
            "negation_agrees": match.negation_agrees,
        }


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "passage", metavar="PASSAGE", nargs="?", help="the words; - reads them from stdin"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    parser.add_argument("--limit", type=int, default=0, help="show so many at most; default: all")
    add_engine(parser)
    add_passages(parser)


def run(options: argparse.Namespace) -> int:
    """Print the places; 1 where there is none."""
    if options.engine == SPARK:
        return _spark(options)
    if options.passages or options.to:
        raise CommandError("--passages and --to need --engine spark.")
    passage = _given(options)
    use_django()
    from django.db import DatabaseError

    from corrigenda.archive import ArchiveError

    try:
        found = _places(passage)
    except (ArchiveError, DatabaseError) as error:
        raise CommandError(f"The archive cannot be asked: {error}") from error
    _show(options, found)
    return 0 if found else 1


def _given(options: argparse.Namespace) -> str:
    passage = sys.stdin.read() if options.passage == "-" else options.passage
    if not (passage and passage.strip()):
        raise CommandError("The passage is empty: give its words, best a whole sentence.")
    return str(passage)


def _spark(options: argparse.Namespace) -> int:
    """One passage as from the index; many as lines of JSON, each with its passage's number."""
    passages = passages_of(options.passages) if options.passages else [_given(options)]
    if options.to:
        write_places(options, passages)
        return 0
    count = 0
    for number, _, matches in places(options, passages):
        found = [Place(match.document_id, "", match) for match in matches]
        count += len(found)
        if not options.passages:
            _show(options, found)
            continue
        for one in found[: options.limit or None]:
            print(json.dumps({"passage": number} | one.to_dict(), ensure_ascii=False))
    return 0 if count else 1


def _show(options: argparse.Namespace, places: list[Place]) -> None:
    shown = places[: options.limit] if options.limit > 0 else places
    if options.json:
        found = [one.to_dict() for one in shown]
        print(json.dumps({"places": len(places), "found": found}, ensure_ascii=False, indent=1))
    else:
        _table(shown, len(places))


def _places(passage: str) -> list[Place]:
    from corrigenda.flow.articles.models import Article
    from corrigenda.flow.articles.passages import index

    matches = [one for one in index().find(passage) if one.document_id.isdecimal()]
    found = []
    for first in range(0, len(matches), 200):
        some = matches[first : first + 200]
        rows = Article.objects.filter(indexed__isnull=False).select_related("indexed")
        articles = rows.in_bulk({int(one.document_id) for one in some})
        for one in some:
            article = articles.get(int(one.document_id))
            if article is not None and article.indexed is not None:
                found.append(Place(article.url, article.indexed.headline, one))
    return found


def _table(places: list[Place], count: int) -> None:
    copies = sum(one.verdict == "copy" for one in places)
    width = max(60, shutil.get_terminal_size((120, 24)).columns)
    for one in places:
        print(f"{one.match.distance:5.1%}  {one.verdict:<14}  {one.url}")
        words = " ".join(one.match.words.split())
        print(f"       {words if len(words) < width - 8 else words[: width - 9] + '…'}")
    others = f", {len(places) - copies} of them variants" if copies < len(places) else ""
    more = f"; {count - len(places)} more" if count > len(places) else ""
    print(f"{len(places)} place{'' if len(places) == 1 else 's'}{others}{more}.")
