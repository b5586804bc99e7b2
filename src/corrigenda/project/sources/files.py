"""Single files of pages, texts and agency items."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.agency import read_newsml, read_ninjs
from corrigenda.flow.articles.reading.page import Page
from corrigenda.project.sources.item import MAX_BYTES, Item, Plain
from corrigenda.project.sources.site import Site

PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".json", ".xml"})
MAX_ITEMS = 50 * 1024 * 1024
"""Bytes of a file with many items of an agency."""


class SingleFile:
    """One file."""

    unit = "article"

    def __init__(self, path: Path, site: Site) -> None:
        self.path, self.site = path, site
        self.key = str(path.resolve())
        self.total: int | None = None

    def items(self, after: str) -> Iterator[Item]:
        """Its articles: one, but for a file of an agency's items."""
        del after
        yield from of_file(self.path, self.path.name, self.site)

    def notes(self) -> list[str]:
        """What is to be said of its addresses."""
        return self.site.notes()


def of_file(path: Path, name: str, site: Site) -> Iterator[Item]:
    """The articles of a file, the last one with its place; one with an error, if it is unread."""
    url = site.under(name)
    try:
        if path.suffix.lower() == ".json":
            yield from _all_of(_ninjs_in(bounded(path, MAX_ITEMS)), name, url, site)
        elif path.suffix.lower() == ".xml":
            yield from _all_of(list(read_newsml(bounded(path, MAX_ITEMS))), name, url, site)
        elif path.suffix.lower() == ".txt":
            yield Item(name, url, name, Plain(bounded(path)))
        else:
            yield Item(name, url, name, bounded(path))
    except (ReadingError, OSError) as error:
        yield Item(name, url, name, ReadingError(str(error)))


_Found = tuple[str, Page | ReadingError]


def _all_of(found: list[_Found], name: str, url: str, site: Site) -> Iterator[Item]:
    # Only the last one has a place: a run that is broken off takes the file from its beginning.
    for number, (address, page) in enumerate(found):
        last = number == len(found) - 1
        called = name if len(found) == 1 else f"{name}, item {number + 1}"
        at, data = url, page
        try:
            at = site.at(address) or url
        except ReadingError as error:
            data = error
        yield Item(called, at, name if last else "", data, size=int(last))


def _ninjs_in(data: bytes) -> list[_Found]:
    """One item, a list of them, or one a line.

    Raises:
        ReadingError: there is none.
    """
    found = [_read(one) for one in _documents(data)]
    if not found:
        raise ReadingError("is an empty list")
    return found


def _read(document: Any) -> _Found:
    try:
        return read_ninjs(document if isinstance(document, dict) else json.dumps(document))
    except ReadingError as error:
        return "", error


def _documents(data: bytes) -> list[Any]:
    try:
        text = data.decode("utf-8-sig")
        try:
            value = json.loads(text)
        except ValueError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise ReadingError("is no JSON") from error
    return value if isinstance(value, list) else [value]


def bounded(path: Path, most: int = MAX_BYTES) -> bytes:
    """A file's bytes.

    Raises:
        ReadingError: it is larger than what may be in it.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ReadingError(f"is larger than {most:,} bytes")
    return data
