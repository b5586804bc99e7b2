"""The pages, which are outside material, and what a person says is their story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from lxml import html

COLLECTIONS = ("aeb", "readability", "newspaper4k")


@dataclass(frozen=True)
class Story:
    """A page, the address that it is shown at, and its story as a person gave it."""

    collection: str
    name: str
    page: bytes
    url: str
    gold: str

    def __str__(self) -> str:
        return f"{self.collection}/{self.name[:20]}"

    @property
    def content_type(self) -> str:
        """As the page's server said it, which is not kept: most pages were saved as UTF-8."""
        try:
            self.page.decode("utf-8")
        except UnicodeDecodeError:
            return "text/html"
        return "text/html; charset=utf-8"


def stories(folder: Path) -> Iterator[Story]:
    """All pages of the collections."""
    for collection in COLLECTIONS:
        yield from _listed(folder / collection, collection)
        yield from _in_folders(folder / collection, collection)


def _listed(folder: Path, collection: str) -> Iterator[Story]:
    listing = folder / "gold.jsonl"
    if not listing.exists():
        return
    with listing.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            page = (folder / row["file"]).read_bytes()
            url = row.get("url") or f"https://{collection}.example/world/{number}"
            yield Story(collection, row["file"], page, url, row["gold_text"])


def _in_folders(folder: Path, collection: str) -> Iterator[Story]:
    for number, source in enumerate(sorted(folder.glob("*/source.html"))):
        expected = html.fromstring((source.parent / "expected.html").read_text("utf-8"))
        gold = "".join(map(str, expected.itertext(with_tail=False)))
        url = f"https://{collection}.example/world/{number}"
        yield Story(collection, source.parent.name, source.read_bytes(), url, gold)


def sample(among: list[Story], count: int, seed: int) -> list[Story]:
    """So many pages, from every collection its share, the same ones each time."""
    random = Random(seed)
    chosen = []
    for collection in COLLECTIONS:
        these = [one for one in among if one.collection == collection]
        share = max(1, round(count * len(these) / max(1, len(among))))
        chosen += random.sample(these, min(share, len(these)))
    return chosen
