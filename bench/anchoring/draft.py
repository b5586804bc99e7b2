"""A text that is being edited, and the passage in it, whose true place is known throughout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Span = tuple[int, int]

# Between the paragraphs of a version, as `corrigenda.flow.articles.blocks.body_of` joins them.
BREAK = "\n\n"


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text (code points), without the breaks between them."""
    found, at = [], 0
    for part in text.split(BREAK):
        found.append((at, at + len(part)))
        at += len(part) + len(BREAK)
    return found


@dataclass
class Draft:
    """A text and the place of a passage in it, in code points; None once it is deleted."""

    text: str
    place: Span | None

    def copy(self) -> Draft:
        """The same draft, to be edited by itself."""
        return Draft(self.text, self.place)

    @property
    def passage(self) -> str:
        """The passage's words; empty when it is deleted."""
        return self.text[slice(*self.place)] if self.place else ""

    def standing(self) -> Span:
        """The place of a passage that is still there; ValueError when it is not."""
        if self.place is None:
            raise ValueError("the passage is deleted: edit it before that")
        return self.place

    def replace(self, start: int, end: int, words: str) -> None:
        """Put `words` where text[start:end] is.

        What is put in belongs to the passage when it stands between, or in place of, characters
        of the passage and nothing else; put in at its very edge it does not.
        """
        self.text = self.text[:start] + words + self.text[end:]
        if self.place is None:
            return
        first, last = self.place
        grown = len(words) - (end - start)
        if end <= first:
            self.place = first + grown, last + grown
        elif start >= last:
            return
        elif first <= start and end <= last:
            self.place = first, last + grown
        elif start < first and end > last:
            self.place = None
            return
        elif start < first:
            self.place = start + len(words), last + grown
        else:
            self.place = first, start
        if self.place[0] >= self.place[1]:
            self.place = None

    def insert(self, at: int, words: str) -> None:
        """Put words in between two characters."""
        self.replace(at, at, words)

    def delete(self, start: int, end: int) -> None:
        """Take words out."""
        self.replace(start, end, "")

    def move(self, start: int, end: int, to: int) -> None:
        """Move text[start:end], which holds all of the passage or nothing of it, to offset `to`.

        `to` is an offset in the text as it is before, and not inside of what is moved.
        """
        words, place = self.text[start:end], self.place
        carried = place is not None and start <= place[0] and place[1] <= end
        self.delete(start, end)
        at = to if to <= start else to - (end - start)
        self.insert(at, words)
        if carried and place is not None:
            self.place = place[0] - start + at, place[1] - start + at

    def each(self, change: Callable[[str], str]) -> None:
        """Put the text in other characters: what is before, in and after the passage by itself."""
        first, last = self.standing()
        before, inside, after = (
            change(part) for part in (self.text[:first], self.text[first:last], self.text[last:])
        )
        self.text = before + inside + after
        self.place = len(before), len(before) + len(inside)

    def home(self) -> int:
        """Which paragraph the passage begins in."""
        first, _ = self.standing()
        return next(at for at, (_, end) in enumerate(paragraphs(self.text)) if first < end)

    def elsewhere(self) -> list[int]:
        """The paragraphs, but not the headline, that hold nothing of the passage."""
        first, last = self.place or (-1, -1)
        return [
            at
            for at, (start, end) in enumerate(paragraphs(self.text))
            if at and (end <= first or start >= last)
        ]

    def delete_paragraph(self, number: int) -> None:
        """Take a paragraph out, with the break before it, or after it when it is the first."""
        start, end = paragraphs(self.text)[number]
        if number:
            self.delete(start - len(BREAK), end)
        else:
            self.delete(start, min(end + len(BREAK), len(self.text)))

    def insert_paragraph(self, number: int, words: str) -> None:
        """Put a paragraph before the one of that number, or at the end."""
        spans = paragraphs(self.text)
        if number < len(spans):
            self.insert(spans[number][0], words + BREAK)
        else:
            self.insert(len(self.text), BREAK + words)

    def move_paragraph(self, number: int, to: int) -> None:
        """Move a paragraph before the one of number `to`, or to the end; the headline stays.

        The paragraph holds all of the passage or nothing of it.
        """
        spans = paragraphs(self.text)
        start, end = spans[number]
        self.move(start - len(BREAK), end, spans[to - 1][1])
