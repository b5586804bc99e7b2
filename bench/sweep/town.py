"""An invented archive: stories out of invented words, with passages planted in some of them.

Words are made of syllables and drawn by Zipf's law, so that some are in every text and most are
rare, as in a newspaper; names have capitals, one sentence in four a figure. Half the words of a
sentence are those of one of 400 phrases, so that stories share turns of speech by accident.
`in_signs` writes the same archive in a script without spaces: a word is a sign or two of a thousand
and one or two of fifty, as Japanese writes stem and ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

_ONSETS = "b br d dr f fl g gr k kl l m n p pl r s st t tr v z".split()  # noqa: SIM905
_VOWELS = "a e i o u ai ou".split()  # noqa: SIM905
_CODAS = ["", "", "n", "r", "s", "l", "nd", "rt"]
_VOCABULARY = 20_000
_NAMES = 800
_PHRASES = 400
_FEW, _MANY = range(0x3042, 0x3074), range(0x4E00, 0x51E8)
_WORD = re.compile(r"[A-Za-z]+")
KINDS = ("verbatim", "edited", "renumbered", "other figures", "other names", "negated")


@dataclass
class Place:
    """A passage in a story, in one of `KINDS`."""

    document_id: str
    kind: str


@dataclass
class Planted:
    """A passage to look for and where it was put."""

    text: str
    places: list[Place] = field(default_factory=list)


class Town:
    """Words, names and phrases, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Invent the language."""
        draw = Random(seed)
        self.words = sorted({self._word(draw) for _ in range(2 * _VOCABULARY)})
        draw.shuffle(self.words)
        self.words = self.words[:_VOCABULARY]
        self.names = [self._word(draw).capitalize() + "ov" for _ in range(_NAMES)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.phrases = [self._drawn(draw, draw.randint(4, 9)) for _ in range(_PHRASES)]

    @staticmethod
    def _word(draw: Random) -> str:
        return "".join(
            draw.choice(_ONSETS) + draw.choice(_VOWELS) + draw.choice(_CODAS)
            for _ in range(draw.choice((1, 2, 2, 3)))
        )

    def _drawn(self, draw: Random, count: int) -> list[str]:
        return draw.choices(self.words, cum_weights=self._weights, k=count)

    def sentence(self, draw: Random) -> list[str]:
        """One sentence of 8 to 24 words."""
        words = self._drawn(draw, draw.randint(4, 12))
        if draw.random() < 0.5:
            words += draw.choice(self.phrases)
        words += self._drawn(draw, draw.randint(4, 8))
        words[0] = words[0].capitalize()
        words[draw.randrange(1, len(words))] = draw.choice(self.names)
        if draw.random() < 0.25:
            words[draw.randrange(1, len(words))] = (
                f"{draw.randint(10, 99)},{draw.randint(100, 999)}"
            )
        words[-1] += "."
        return words

    def story(self, draw: Random, inside: str = "") -> str:
        """A story of some 400 words in paragraphs, with something inside."""
        size = max(60, int(draw.lognormvariate(5.9, 0.45)))
        parts: list[str] = []
        while size > 0:
            paragraph = [word for _ in range(draw.randint(1, 3)) for word in self.sentence(draw)]
            size -= len(paragraph)
            parts.append(" ".join(paragraph))
        if inside:
            parts.insert(draw.randrange(len(parts) + 1), inside)
        return "\n\n".join(parts)

    def passage(self, draw: Random) -> list[str]:
        """A passage of 20 to 60 words with a figure, a name and a negation that is not there."""
        words: list[str] = []
        while len(words) < 20:
            words += self.sentence(draw)
        words = words[:60]
        words[7] = f"{draw.randint(10, 99)},{draw.randint(100, 999)}"
        words[11], words[13] = draw.choice(self.names), "was"
        return words

    def changed(self, passage: list[str], kind: str, draw: Random) -> str:
        """A passage as it stands in a place of some kind."""
        words = list(passage)
        if kind == "edited":
            plain = [at for at, word in enumerate(words) if word.islower() and word.isalpha()]
            for at in draw.sample(plain, max(1, len(words) // 10 - 1)):
                words[at] = draw.choice(self.words)
        elif kind == "renumbered":
            words[7] = words[7].replace(",", draw.choice((" ", ".", "\u202f", "")))
        elif kind == "other figures":
            what = draw.randrange(3)
            if what == 0:
                words[7] = f"{int(words[7][:2]) + 1},{words[7][3:]}"
            elif what == 1:
                words[7] += draw.choice(("m", "bn", "km"))
            else:
                words[8] = draw.choice([word for word in self.words if word not in words])
        elif kind == "other names":
            words[11] = draw.choice([name for name in self.names if name not in words])
        elif kind == "negated":
            words.insert(14, "not")
        return " ".join(words)


def archive(
    stories: int, passages: int, seed: int
) -> tuple[list[Planted], Iterator[tuple[str, str]]]:
    """The passages, the last of them boilerplate, and the stories one after another."""
    town = Town(seed)
    draw = Random(seed + 1)
    planted: list[Planted] = []
    inside: dict[int, str] = {}
    for number in range(passages + 1):
        words = town.passage(draw)
        one = Planted(" ".join(words))
        kinds = [kind for kind in KINDS for _ in range(4)]
        if number == passages:
            kinds = ["verbatim", "edited"] * 1500
        free = draw.sample(range(stories), min(stories, 3 * len(kinds)))
        for kind, at in zip(kinds, (at for at in free if at not in inside), strict=False):
            inside[at] = town.changed(words, kind, draw)
            one.places.append(Place(f"s{at:07}", kind))
        planted.append(one)

    def told() -> Iterator[tuple[str, str]]:
        for at in range(stories):
            yield f"s{at:07}", town.story(Random(seed * 1_000_003 + at), inside.get(at, ""))

    return planted, told()


def in_signs(text: str) -> str:
    """A text of the archive in signs without spaces: the same word in the same signs, always."""

    def written(match: re.Match[str]) -> str:
        word = match[0].lower()
        draw = Random(word)
        stem, ending = 1 + len(word) // 6, 1 + len(word) % 2
        return "".join(map(chr, [*draw.choices(_MANY, k=stem), *draw.choices(_FEW, k=ending)]))

    spoken = _WORD.sub(written, text).replace(".", "。")
    return re.sub("[^\\S\n]+", "", spoken)
