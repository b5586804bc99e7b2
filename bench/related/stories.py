"""The real pages among which related ones are looked for, read as the product reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corrigenda.flow.articles.blocks import Role, text_of
from corrigenda.flow.articles.reading import ReadingError, read_html
from corrigenda.lib.tests.outside import outside

HERE = Path(__file__).parent
LEAST_CHARS = 400


@dataclass(frozen=True)
class Story:
    """A page as read; `id` is the hash of what names it in the material."""

    id: str
    language: str
    headline: str
    text: str
    at: datetime | None
    """When it was published, where the page says so."""


def material() -> Path | None:
    """The folder of the pages, where it is."""
    return outside("pages")


def half(story: str) -> str:
    """The half that all pairs of a story are in."""
    return "building" if hashlib.sha256(story.encode()).digest()[0] % 2 else "held out"


def _files(folder: Path) -> Iterator[tuple[str, Path, str]]:
    for name in ("aeb", "newspaper4k"):
        with (folder / name / "gold.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield f"{name}/{row['id']}", folder / name / row["file"], row["language"]
    for one in sorted((folder / "readability").iterdir()):
        if (one / "source.html").exists():
            yield f"readability/{one.name}", one / "source.html", ""


def stories(folder: Path) -> Iterator[Story]:
    """Each page that can be read and has a text of some length."""
    for name, file, language in _files(folder):
        try:
            read = read_html(file.read_bytes())
        except ReadingError:
            continue
        text = text_of(read.blocks)
        if len(text) < LEAST_CHARS:
            continue
        headline = next((one.text for one in read.blocks if one.role is Role.headline), "")
        spoken = (language or read.language or "en")[:2].lower()
        named = hashlib.sha256(name.encode()).hexdigest()[:16]
        yield Story(named, spoken, headline, text, read.published_at)
