"""The pages that passages are drawn from, read as the product reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.reading import ReadingError, read_html
from corrigenda.lib.tests.outside import outside

HERE = Path(__file__).parent
LANGUAGES = ("ar", "de", "en", "es", "fr", "ru", "uk")
"""Those that there are rules for."""
HALVES = ("building", "held out")


@dataclass(frozen=True)
class Story:
    """A page as read: its id, its language, its blocks without the asides, its authors."""

    id: str
    language: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...]


def material() -> Path | None:
    """The folder of the pages, where it is."""
    return outside("pages")


def mark(block: Block) -> str:
    """How a label names a block: the first 16 hex digits of its text's SHA-256."""
    return hashlib.sha256(block.text.encode("utf-8")).hexdigest()[:16]


def half(page: str) -> str:
    """The half that all passages of a page are in."""
    return "building" if hashlib.sha256(page.encode()).digest()[0] % 2 else "held out"


def _files(folder: Path) -> Iterator[tuple[str, Path, str]]:
    for name in ("aeb", "newspaper4k"):
        with (folder / name / "gold.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield f"{name}/{row['id'][:16]}", folder / name / row["file"], row["language"]
    for one in sorted((folder / "readability").iterdir()):
        if (one / "source.html").exists():
            yield f"readability/{one.name}", one / "source.html", ""


def stories(
    folder: Path, only: frozenset[str] | None = None, without: frozenset[str] = frozenset()
) -> Iterator[Story]:
    """Each page in a language that there are rules for; `only` those ids, `without` those."""
    for page, file, language in _files(folder):
        if (only is not None and page not in only) or page in without:
            continue
        try:
            read = read_html(file.read_bytes())
        except ReadingError:
            continue
        spoken = (language or read.language or "en")[:2].lower()
        if spoken in LANGUAGES:
            blocks = tuple(block for block in read.blocks if block.role is not Role.aside)
            yield Story(page, spoken, blocks, read.authors)
