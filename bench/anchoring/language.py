"""The bench's own texts, and what is to be known about the script of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import regex
from bench.anchoring.draft import BREAK, Span, paragraphs

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = tuple(sorted(file.stem for file in TEXTS.glob("*.md")))
_UNSPACED = frozenset({"ja", "th", "zh"})
# A character says as much as so many letters of an alphabet.
_DENSITY = {"ja": 2.5, "zh": 3.5, "ko": 2.0}

Pattern = regex.Pattern[str]


def pattern(rule: str) -> Pattern:
    """A regular expression with Unicode's properties."""
    return regex.compile(rule, regex.VERSION1)  # type: ignore[no-untyped-call,no-any-return,unused-ignore]


# "28,000" and "don't" are one word each.
_SPACED_WORD = pattern(
    r"[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})[.,](?=\p{N})\p{N}+|['’״](?=\p{L})[\p{L}\p{M}]+)*"
)
# No dictionary: two letters, with their marks, are about a word.
_UNSPACED_WORD = pattern(r"[\p{N}A-Za-z]+(?:[.,]\p{N}+)*|(?:[[\p{L}]--[A-Za-z]]\p{M}*){1,2}")
_NUMBER = pattern(r"(?<![\p{N}.,:])\p{Nd}{2,}(?:[.,]\p{Nd}{3})*(?![\p{N}.,:]*\p{N})")
_NAME = pattern(r"(?<=[\p{Ll},] )\p{Lu}\p{L}{3,}(?![\p{L}\p{M}'’])")
_STOP = r"[.!?。！？؟।]+[”“„\"»」』）)]*"
_SENTENCE = pattern(rf"\S.*?(?:{_STOP}(?=\s|$)|$)")
_UNSPACED_SENTENCE = pattern(rf"\S.*?(?:{_STOP}|$)")
# Thai ends a sentence with a space, which stands beside figures and quotations as well.
_CLAUSE = pattern(r"\S.{40,}?(?:(?<![\p{N} “–])(?= (?![\p{N}”“–]))|$)")
_DIGIT = pattern(r"\p{N}")


@dataclass(frozen=True)
class Language:
    """The texts of a language, each a headline and paragraphs."""

    code: str
    texts: tuple[str, ...]

    @property
    def spaced(self) -> bool:
        """Whether spaces stand between the words."""
        return self.code not in _UNSPACED

    @property
    def between_words(self) -> str:
        """What stands between two words."""
        return " " if self.spaced else ""

    @property
    def between_sentences(self) -> str:
        """What stands between two sentences."""
        return "" if self.code in ("ja", "zh") else " "

    @cached_property
    def cased(self) -> bool:
        """Whether the script has capitals."""
        letters = self.texts[0]
        return letters.upper() != letters.lower()

    def letters(self, count: int) -> int:
        """How many characters say as much as `count` letters of an alphabet."""
        return round(count / _DENSITY.get(self.code, 1.0))

    def words(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The words of text[start:end]; of unspaced scripts, runs of one or two characters."""
        rule = _SPACED_WORD if self.spaced else _UNSPACED_WORD
        return [match.span() for match in rule.finditer(text, start, end)]

    def plain_words(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The words that are neither figures nor, where there are capitals, names."""
        return [
            (a, b)
            for a, b in self.words(text, start, end)
            if not _DIGIT.search(text[a:b])
            and not (self.cased and text[a:b] != text[a:b].lower())
            and (b - a > 2 or not self.spaced or self.code == "ko")
        ]

    def numbers(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The numbers of two digits or more."""
        return [match.span() for match in _NUMBER.finditer(text, start, end)]

    def names(self, text: str) -> list[str]:
        """Names: words with a capital inside a sentence; without capitals, words that recur."""
        if self.cased:
            return [match[0] for match in _NAME.finditer(text)]
        if self.spaced:
            found = Counter(text[a:b] for a, b in self.plain_words(text) if b - a >= 3)
        else:
            found = Counter(match[0] for match in _UNSPACED_NAME.finditer(text, overlapped=True))
        return sorted(word for word, count in found.items() if count > 1)

    def places(self, text: str, name: str) -> list[Span]:
        """Where a name stands: as a whole word, where there are spaces between words."""
        if self.spaced:
            return [(a, b) for a, b in self.words(text) if text[a:b] == name]
        found, at = [], text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
        return found

    def sentences(self, text: str) -> list[Span]:
        """The sentences, paragraph by paragraph, without the headline."""
        rule = _SENTENCE if self.spaced else _UNSPACED_SENTENCE
        if self.code == "th":
            rule = _CLAUSE
        return [
            match.span()
            for start, end in paragraphs(text)[1:]
            for match in rule.finditer(text, start, end)
        ]

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The plain words of all texts, each as often as it stands there."""
        return tuple(text[a:b] for text in self.texts for a, b in self.plain_words(text))

    @cached_property
    def all_names(self) -> tuple[str, ...]:
        """The names of all texts."""
        return tuple(sorted({name for text in self.texts for name in self.names(text)}))

    @cached_property
    def alphabet(self) -> tuple[str, ...]:
        """The letters of the plain words."""
        return tuple(sorted({char for word in self.vocabulary for char in word if char.isalpha()}))


_UNSPACED_NAME = pattern(r"(?:[[\p{L}]--[A-Za-z]]\p{M}*){3}")


@cache
def language(code: str) -> Language:
    """Read the texts of a language: `# headline`, then paragraphs, an empty line between."""
    whole = (TEXTS / f"{code}.md").read_text("utf-8")
    texts = [text.strip() for text in ("\n" + whole).split("\n# ")]
    return Language(code, tuple(text for text in texts if text))


def foreign_paragraphs(of: Language, text: str) -> list[str]:
    """The paragraphs of the language's other texts."""
    headline = text.split(BREAK, 1)[0]
    return [
        other[start:end]
        for other in of.texts
        if not other.startswith(headline)
        for start, end in paragraphs(other)[1:]
    ]
