"""A version's blocks as the rules read them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corrigenda.flow.articles.attribution.answer import Words
from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.marks import MASK, Marked, marked, masked
from corrigenda.flow.articles.attribution.sentences import sentences
from corrigenda.flow.articles.blocks import Block, Role, text_of

_MOST_SEARCHED: Final = 200_000
LONGEST: Final = 20_000
"""A paragraph with more characters than this is not read."""


@dataclass(frozen=True)
class Paragraph:
    """A block, where it stands in the version's text, and what is read of it when it is asked."""

    role: Role
    text: str
    start: int
    language: Language | None

    @cached_property
    def quotes(self) -> tuple[Marked, ...]:
        """Its quotations."""
        return marked(self.text) if len(self.text) <= LONGEST else ()

    @cached_property
    def frame(self) -> str:
        """Its text with its quotations masked."""
        frame = masked(self.text, self.quotes)
        if self.language is None or self.language.inner is None:
            return frame
        for one in self.quotes:
            for tag in self.language.inner.finditer(self.text, one.start, one.end):
                start, end = tag.span("tag")
                if self.language.verbs.match(self.text, start):
                    frame = frame[:start] + self.text[start:end] + frame[end:]
        return frame

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        if len(self.text) > LONGEST:
            return [(0, len(self.text))]
        return sentences(self.text, self.frame, self.quotes, self.language)

    def sentence_at(self, place: int) -> int:
        """The number of the sentence with that place."""
        return next(
            (at for at, (_, end) in enumerate(self.sentences) if place < end),
            len(self.sentences) - 1,
        )

    def only_quoted(self, start: int, end: int) -> bool:
        """Whether nothing but quotations stands there."""
        return not self.frame[start:end].strip(f"{MASK} .,–—-…[]()\u00a0")

    def words(self, start: int, end: int) -> Words:
        """Words of it, with where they stand in the version's text."""
        return Words(self.text[start:end], self.start + start)


@dataclass(frozen=True)
class Story:
    """A version's text and its paragraphs; asides are no part of it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    language: Language | None

    @classmethod
    def of(cls, blocks: Iterable[Block], language: Language | None) -> Story:
        """The story of a version's blocks."""
        kept = [block for block in blocks if block.role is not Role.aside]
        found, start = [], 0
        for block in kept:
            found.append(Paragraph(block.role, block.text, start, language))
            start += len(block.text) + 2
        return cls(text_of(kept), tuple(found), language)

    @cached_property
    def prose(self) -> str:
        """The text without the headline, whose words may all have capitals."""
        kept = (one.text for one in self.paragraphs if one.role is not Role.headline)
        return "\n\n".join(kept)[:_MOST_SEARCHED]

    def number_at(self, start: int, end: int) -> int | None:
        """The number of the paragraph that has the most of those places."""
        best, most = None, 0
        for number, one in enumerate(self.paragraphs):
            shared = min(end, one.start + len(one.text)) - max(start, one.start)
            if shared > most:
                best, most = number, shared
        return best


def next_tells(paragraph: Paragraph, place: int) -> tuple[int, int] | None:
    """Where the next sentence stands, when it begins by saying who tells the one at a place."""
    at, language = paragraph.sentence_at(place), paragraph.language
    if language is None or at + 1 >= len(paragraph.sentences):
        return None
    start, end = paragraph.sentences[at + 1]
    while start < end and paragraph.frame[start].isspace():
        start += 1
    this = language.told_this.match(paragraph.frame, start, end)
    verb = this and language.verbs.match(paragraph.frame, this.end() + 1, end)
    return (start, end) if verb else None
