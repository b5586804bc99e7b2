"""The numbers of a text by value, in digits and in words: 28,000 and "twenty-eight thousand".

Read the same way on both sides; a reading that is wrong is wrong on both, and still tells two
figures apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from corrigenda.archive.words import Words
from corrigenda.lexicon.numbers import ARTICLES, JOINING, SCALES, WRITTEN_ON, many, worth

_GROUPED = r"\d{1,3}(?:[,.'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)"
_FIGURE = re.compile(rf"(?P<grouped>{_GROUPED})|\d+(?:[.,]\d+)*")
_DIGITS = re.compile(r"\d+")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_OTHER_NUMBER = regex.compile(r"[\p{No}\p{Nl}]")  # ½, ², Ⅳ
_HAN = re.compile(r"[〇零一二三四五六七八九十百千万萬亿億兆]+")
_LED_BY = re.compile(r"\d[.,'’\u00a0\u202f\u2009 ]?\Z")
_GOES_ON = re.compile(r"[.,'’\u00a0\u202f\u2009 ]?\d")
_MINUS = re.compile(r"(?:^|[\s(])[-−–]\Z")
_SPLIT = re.compile(r"[.,]")
_WORD = re.compile(r"[\s-]?([^\W\d_]+)")
_LETTERS = re.compile(r"[^\W\d_]+")
# Longer rows of digits are no figures that anybody counts in.
_MOST_DIGITS = 20
_BETWEEN = 3
EDGE = 16
"""Characters beside a stretch that tell whether a figure goes on there."""


@dataclass(slots=True)
class Number:
    """A number where it stands: its value, or how it is written where it has none."""

    value: Decimal | None
    written: str
    start: int
    end: int
    scale: bool = False
    is_article: bool = False
    many: str | None = None
    """What it says where no number stands before it: thousands."""

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return not self.written[-1:].isdigit()


def numerals(text: str, words: Words, telling: Sequence[int]) -> list[Number]:
    """Return the numbers in their order, each composed of all its parts: `written` is its value.

    Args:
        text: the stretch of text.
        words: its words.
        telling: the places of those words that may be part of a number.
    """
    found = _in_digits(text)
    if telling:
        found += _in_words(words, telling)
    if not text.isascii():
        found += [Number(None, match[0], *match.span()) for match in _HAN.finditer(text)]
        found += [Number(None, match[0], *match.span()) for match in _OTHER_NUMBER.finditer(text)]
    if not found:
        return found
    found.sort(key=lambda number: (number.start, number.end))
    return list(_composed(text, found))


def joined(words: Words, at: int) -> tuple[str, int]:
    """Return a word and its end: with the next, where an apostrophe parts what is one (п'ять)."""
    word, end = words.folded[at], words.ends[at]
    if word in ("п", "дев") and at + 1 < len(words.folded) and words.starts[at + 1] == end + 1:
        return f"{word}'{words.folded[at + 1]}", words.ends[at + 1]
    return word, end


def cuts_a_figure(text: str, start: int, end: int) -> bool:
    """Say whether a figure goes on past an edge of a stretch: "28" of "28,000", "5" of "-5"."""
    before, after = text[max(0, start - 2) : start], text[end : end + EDGE]
    if text[start : start + 1].isdecimal() and (_LED_BY.search(before) or _MINUS.search(before)):
        return True
    if not text[max(0, end - 1) : end].isdecimal():
        return False
    word = _WORD.match(after)
    return bool(_GOES_ON.match(after) or (word and word[1].casefold() in SCALES))


def _in_digits(text: str) -> list[Number]:
    if not _DIGITS.search(text):
        return []
    if not text.isascii():
        text = _OTHER_DIGIT.sub(_plain, text)
    found: list[Number] = []
    end = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if start < end:
            continue
        match = _FIGURE.match(text, start)
        assert match is not None
        end = match.end()
        sign = "-" if _MINUS.search(text[max(0, start - 2) : start]) else ""
        found.append(Number(*_read(sign, match[0], match["grouped"] is not None), start, end))
        letters = _LETTERS.match(text, end)
        scale = letters and WRITTEN_ON.get(letters[0].casefold())
        if letters and scale:
            found.append(Number(Decimal(scale), letters[0], *letters.span(), scale=True))
    return found


@lru_cache(10_000)
def _read(sign: str, figure: str, is_grouped: bool) -> tuple[Decimal | None, str]:
    """Return the value of a figure, and one way of writing it."""
    parts = ["".join(_DIGITS.findall(figure))] if is_grouped else _SPLIT.split(figure)
    written = sign + ".".join(part.lstrip("0") or "0" for part in parts)
    if len(parts) > 2 or len(figure) > _MOST_DIGITS:
        return None, written
    return Decimal(sign + ".".join(parts)), written


def _plain(digit: re.Match[str]) -> str:
    """Return the ASCII digit of a digit of any script."""
    return str(unicodedata.digit(digit[0]))


def _in_words(words: Words, telling: Sequence[int]) -> list[Number]:
    found = []
    for at in telling:
        start = words.starts[at]
        word, end = joined(words, at)
        if word == "cent" and at and words.folded[at - 1] == "per":
            continue
        several = many(word, words.folded[at - 1] if at else "")
        if word in SCALES:
            value = Decimal(SCALES[word])
            found.append(Number(value, word, start, end, scale=True, many=several))
        elif several is not None:
            found.append(Number(None, several, start, end))
        else:
            value_of_word = worth(word)
            if value_of_word is not None:
                found.append(Number(Decimal(value_of_word), word, start, end))
    return found


def _composed(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Put the words of one number together: two hundred and five, 1.5 million."""
    at = 0
    while at < len(numbers):
        one = numbers[at]
        at += 1
        if one.value is None or one.many is not None:
            yield one if one.many is None else Number(None, one.many, one.start, one.end)
            continue
        done, current, least = Decimal(0), one.value, None
        end, spoken = one.end, one.is_word
        if one.scale:
            done, current, least = one.value, Decimal(0), one.value
        last = one.value
        while at < len(numbers) and numbers[at].value is not None:
            following = numbers[at]
            if not _goes_on(text, end, following.start):
                break
            value = following.value
            assert value is not None
            if following.scale:
                if current == 0 and not done:
                    break
                if value == 100 or (least is None or value < least):
                    current = (current or 1) * value
                    if value != 100:
                        done, current, least = done + current, Decimal(0), value
                else:
                    done, current, least = (done + current) * value, Decimal(0), value
            elif spoken and following.is_word and value < _room(last):
                current += value
            else:
                break
            last = value
            end = following.end
            at += 1
        value = done + current
        is_article = one.written in ARTICLES and value == 1
        yield Number(value, _shown(value), one.start, end, is_article=is_article)


def _room(before: Decimal) -> int:
    """Return below which value a number word adds to the one before it."""
    if before >= 100:
        return 1000 if before >= 1000 else 100
    return 10 if before >= 20 else 0


def _goes_on(text: str, end: int, start: int) -> bool:
    """Say whether nothing but a space, a hyphen or "and" parts two words of a number."""
    between = text[end:start]
    if len(between) > _BETWEEN + 4:
        return False
    plain = between.replace("-", " ").strip()
    return not plain or plain.casefold() in JOINING


@lru_cache(10_000)
def _shown(value: Decimal) -> str:
    """Return one way of writing a value."""
    return format(value.normalize(), "f")
