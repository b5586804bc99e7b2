"""One article to take in, and how it becomes a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from corrigenda.flow.articles.reading import ReadingError, read_html, read_plain
from corrigenda.flow.articles.reading.agency import is_ninjs, read_ninjs
from corrigenda.flow.articles.reading.page import Page
from corrigenda.flow.articles.reading.records import read_record

MAX_BYTES = 5 * 1024 * 1024
"""Of one article, markup included."""


class Plain(bytes):
    """A text that is no HTML."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article to take in.

    Attributes:
        name: what to call it where it cannot be taken.
        url: where it stands, or would stand where it names no address of the outlet's.
        place: where it is in its source; a later run goes on behind it.
        data: what it is made of: HTML, a plain text, a record, or a story that was read already.
            None: it is to be read at its URL. An error: why it cannot be taken.
        size: how much of its source it is, in the source's units.
    """

    name: str
    url: str
    place: str = ""
    data: bytes | Plain | Mapping[str, Any] | Page | ReadingError | None = None
    size: int = 1

    @property
    def weight(self) -> int:
        """About how many bytes it holds in memory."""
        if isinstance(self.data, bytes):
            return len(self.data)
        if isinstance(self.data, Page):
            return sum(len(one.text) for one in self.data.blocks)
        if isinstance(self.data, Mapping):
            return sum(len(one) for one in self.data.values() if isinstance(one, str | list))
        return 0

    def story(self) -> Page:
        """The story, where there is no need to ask for it. Pure, and apt for another process.

        Raises:
            ReadingError: there is none in it.
        """
        if isinstance(self.data, ReadingError):
            raise self.data
        if isinstance(self.data, Page):
            return self.data
        if isinstance(self.data, Mapping):
            return read_ninjs(self.data)[1] if is_ninjs(self.data) else read_record(self.data)
        if isinstance(self.data, Plain):
            return read_plain(self.data)
        # No URL for the reader: links in a saved page say more about where it stood than we do.
        return read_html(self.data or b"")


class Source(Protocol):
    """What `corrigenda ingest` was pointed at.

    Attributes:
        key: tells it from every other source, and from itself when it was changed.
        total: how much there is, in `unit`s, as far as that is known by now; None where it is not.
        unit: what is counted: "article", or "B" where the bytes of a file are.
    """

    key: str
    unit: str

    @property
    def total(self) -> int | None:
        """See above."""
        ...

    def items(self, after: str) -> Iterator[Item]:
        """The articles behind a place; from the first one, where it is empty."""
        ...

    def notes(self) -> list[str]:
        """What is to be said of it at the end, a sentence each: what was left out, for one."""
        ...
