"""A town of stories that are edited while readers report on them, with the truth about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from bench.anchoring.draft import BREAK
from bench.anchoring.language import (
    Language,
    foreign_paragraphs,
    language,
    pattern,
)

LANGUAGES = ("ar", "en", "hi", "ko", "uk", "zh")
SPOTS = 6
APART = 8
_DIGIT = pattern(r"\p{Nd}")


@dataclass
class Paragraph:
    """Words, and which of them are wrong.

    Attributes:
        words: each with what stands behind it.
        spots: by the number of the mistake, the index of its word.
    """

    words: list[str]
    spots: dict[int, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """As it is read."""
        return "".join(self.words).strip()

    def stretch(self, first: int, last: int) -> str:
        """The words from one index to another, as a reader highlights them."""
        return "".join(self.words[first : last + 1]).strip()


@dataclass
class Sent:
    """A report: of the paragraph as its reader saw it.

    Attributes:
        spot: which mistake it is about; the truth that joining is measured by.
        path: of the page that it was read on.
    """

    spot: str
    path: str
    block: str
    start: int
    end: int


class Town:
    """Stories of one language: a story, its twin with other neighbours, and a look-alike."""

    def __init__(self, code: str, seed: int) -> None:
        self.language: Language = language(code)
        self.rng = Random(f"{code}-{seed}")
        text = self.rng.choice(self.language.texts)
        self.code, self.original = code, text
        found = [self._cut(part) for part in text.split(BREAK)]
        self.story = [one for one in found if len(one.words) >= 2 * APART]
        self._place_spots()

    def _cut(self, part: str) -> Paragraph:
        spans = self.language.words(part)
        ends = [start for start, _ in spans[1:]] + [len(part)]
        return Paragraph([part[start:end] for (start, _), end in zip(spans, ends, strict=True)])

    def _place_spots(self) -> None:
        number = 0
        for _ in range(SPOTS * 4):
            one = self.rng.choice(self.story)
            at = self.rng.randrange(3, len(one.words) - 3)
            if number < SPOTS and all(abs(at - other) >= APART for other in one.spots.values()):
                one.spots[number] = at
                number += 1

    def report(self, one: Paragraph, spot: int, path: str, which: str) -> Sent:
        """A reader highlights the wrong word with up to two on either side."""
        at = one.spots[spot]
        first = at - self.rng.randrange(0, 3)
        last = min(len(one.words) - 1, at + self.rng.randrange(0, 3))
        said = one.stretch(first, last)
        start = len("".join(one.words[:first]).lstrip())
        start += len("".join(one.words[first])) - len("".join(one.words[first]).lstrip())
        name = f"{self.code}-{which}-{spot}"
        return Sent(name, path, one.text, start, start + len(said))

    def edit(self) -> None:
        """Edit the story: words far from the mistakes, a paragraph more, two that change places."""
        for one in self.story:
            free = [
                at
                for at in range(len(one.words))
                if all(abs(at - spot) > 3 for spot in one.spots.values())
            ]
            if free and self.rng.random() < 0.6:
                at = self.rng.choice(free)
                one.words[at] = self.rng.choice(self._others())
        other = self._cut(self.rng.choice(self._foreign()))
        self.story.insert(self.rng.randrange(len(self.story) + 1), other)
        at = self.rng.randrange(len(self.story) - 1)
        self.story[at], self.story[at + 1] = self.story[at + 1], self.story[at]

    def twin(self) -> list[Paragraph]:
        """Half of the story's paragraphs between others, some with a word edited."""
        spotted = [one for one in self.story if one.spots]
        kept = [Paragraph(list(one.words), dict(one.spots)) for one in spotted[::2]]
        for one in kept:
            far = [
                at
                for at in range(len(one.words))
                if all(abs(at - spot) > 3 for spot in one.spots.values())
                and not _DIGIT.search(one.words[at])
            ]
            if far and self.rng.random() < 0.5:
                del one.words[self.rng.choice(far)]
                one.spots = self._found_again(one, kept, spotted)
        return [self._cut(self.rng.choice(self._foreign())), *kept]

    def _found_again(
        self, one: Paragraph, kept: list[Paragraph], spotted: list[Paragraph]
    ) -> dict[int, int]:
        whole = spotted[::2][kept.index(one)]
        gone = next(
            (at for at, word in enumerate(one.words) if word != whole.words[at]), len(one.words)
        )
        return {spot: at - (at > gone) for spot, at in whole.spots.items()}

    def look_alike(self) -> list[Paragraph]:
        """The paragraphs that have figures, with others: another statement in the same words."""
        found = []
        for one in self.story:
            if one.spots and _DIGIT.search(one.text):
                words = [_DIGIT.sub(self._other_digit, word) for word in one.words]
                found.append(Paragraph(words, dict(one.spots)))
        return found

    def _other_digit(self, match: object) -> str:
        digit = match.group()  # type: ignore[attr-defined]
        return chr(ord(digit) + 1) if digit not in "9٩९" else chr(ord(digit) - 1)

    def _others(self) -> list[str]:
        return [word for part in self._foreign() for word in self._cut(part).words]

    def _foreign(self) -> list[str]:
        return foreign_paragraphs(self.language, self.original)


def towns(seed: int) -> Iterator[Town]:
    """One for each language."""
    return (Town(code, seed) for code in LANGUAGES)
