"""The text of an HTML fragment, each character with the place in the source that it came from.

So a fix can be made in the source itself, and every byte around it stays as it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Final, NamedTuple

# Cells are joined as the desk's own reading joins them, with a bar; it counts as a space here.
_SPACE: Final = re.compile(r"[\s\ufeff]+(?:\|[\s\ufeff]+)*")
_BLOCKS: Final = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "center", "details", "dd", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "li", "main", "menu", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul", "caption", "legend", "search", "nav",
    "footer",
})  # fmt: skip
_UNSEEN: Final = frozenset({
    "script", "style", "template", "title", "noscript", "textarea", "select", "button", "svg",
    "math", "iframe", "object", "canvas", "audio", "video",
})  # fmt: skip


class Char(NamedTuple):
    """One character, and the stretch of the source that writes it.

    `start` is -1 for the space that a `<br>` or the border of a table cell makes.
    """

    char: str
    start: int
    end: int


@dataclass(slots=True)
class Folded:
    """A text with each run of whitespace as one space, none at its ends.

    `first` and `last` hold, for each character of `text`, the first and the last place in the
    unfolded text that it stands for.
    """

    text: str
    first: list[int]
    last: list[int]


def fold(text: str) -> str:
    """The text with each run of whitespace as one space; those at its ends too."""
    return _SPACE.sub(" ", text)


@dataclass
class Block:
    """One block of a fragment: a paragraph, a heading, a row of a table."""

    chars: list[Char] = field(default_factory=list)

    @cached_property
    def folded(self) -> Folded:
        """The block's text, folded, with the way back to `chars`."""
        raw = "".join(char.char for char in self.chars)
        text: list[str] = []
        first: list[int] = []
        last: list[int] = []
        at = 0
        for space in [*_SPACE.finditer(raw), None]:
            stop = space.start() if space else len(raw)
            text.append(raw[at:stop])
            first.extend(range(at, stop))
            last.extend(range(at, stop))
            if space is None:
                break
            if stop > 0 and space.end() < len(raw):
                text.append(" ")
                first.append(stop)
                last.append(space.end() - 1)
            at = space.end()
        return Folded("".join(text), first, last)


def blocks_of(source: str) -> list[Block]:
    """The blocks of an HTML fragment or page in order; those without text are left out."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    return [block for block in reader.blocks if block.folded.text]


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks = [Block()]
        self._source = source
        self._lines = [0]
        self._lines += [match.end() for match in re.finditer("\n", source)]
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        self._border(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._border(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        self._border(tag)

    def handle_data(self, data: str) -> None:
        at = self._at()
        self._add(Char(char, at + n, at + n + 1) for n, char in enumerate(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self._at()
        end = at + len(written)
        end += self._source[end : end + 1] == ";"
        shown = html.unescape(self._source[at:end])
        if shown == self._source[at:end]:
            self.handle_data(shown)
        else:
            # A reference to two characters: the first holds the source.
            self._add(Char(char, end if n else at, end) for n, char in enumerate(shown))

    def _border(self, tag: str) -> None:
        if tag in _BLOCKS:
            if self.blocks[-1].chars:
                self.blocks.append(Block())
        elif tag in ("br", "td", "th"):
            self._add([Char(" ", -1, -1)])

    def _add(self, chars: Iterable[Char]) -> None:
        if not self._unseen:
            self.blocks[-1].chars.extend(chars)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
