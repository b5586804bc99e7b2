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
    words: str

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
            "words": self.words,
            "distance": round(match.distance, 4),
            "copy": self.verdict == "copy",
            "figures_agree": match.figures_agree,
            "names_agree": match.names_agree,
            "negation_agrees": match.negation_agrees,
        }


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("passage", metavar="PASSAGE", help="the words; - reads them from stdin")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    parser.add_argument("--limit", type=int, default=0, help="show so many at most; default: all")


def run(options: argparse.Namespace) -> int:
    """Print the places; 1 where there is none."""
    use_django()
    from django.db import DatabaseError

    from corrigenda.archive import ArchiveError

    passage = sys.stdin.read() if options.passage == "-" else options.passage
    if not passage.strip():
        raise CommandError("The passage is empty: give its words, best a whole sentence.")
    try:
        places = _places(passage)
    except (ArchiveError, DatabaseError) as error:
        raise CommandError(f"The archive cannot be asked: {error}") from error
    shown = places[: options.limit] if options.limit > 0 else places
    if options.json:
        found = [one.to_dict() for one in shown]
        print(json.dumps({"places": len(places), "found": found}, ensure_ascii=False, indent=1))
    else:
        _table(shown, len(places))
    return 0 if places else 1


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
                version = article.indexed
                words = version.text[one.start : one.end]
                found.append(Place(article.url, version.headline, one, words))
    return found


def _table(places: list[Place], count: int) -> None:
    copies = sum(one.verdict == "copy" for one in places)
    width = max(60, shutil.get_terminal_size((120, 24)).columns)
    for one in places:
        print(f"{one.match.distance:5.1%}  {one.verdict:<14}  {one.url}")
        words = " ".join(one.words.split())
        print(f"       {words if len(words) < width - 8 else words[: width - 9] + '…'}")
    others = f", {len(places) - copies} of them variants" if copies < len(places) else ""
    more = f"; {count - len(places)} more" if count > len(places) else ""
    print(f"{len(places)} place{'' if len(places) == 1 else 's'}{others}{more}.")
