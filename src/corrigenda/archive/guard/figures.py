"""The figures and dates of a text, by value: 28,000 and 28 000 and "twenty-eight thousand".

Read the same way on both sides; a reading that is wrong is wrong on both, and still tells two
figures apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corrigenda.archive.words import Words
from corrigenda.lexicon.dates import dated
from corrigenda.lexicon.numbers import JOINING, PARTS, SCALES, worth
from corrigenda.lexicon.units import UNITS

_GROUPED = r"\d{1,3}(?:[,.'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)"
_FIGURE = re.compile(rf"(?<!\d)(?:(?P<grouped>{_GROUPED})|(?P<other>\d+(?:[.,]\d+)*))")
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[〇零一二三四五六七八九十百千万萬亿億兆]+")
_LED_BY = re.compile(r"\d[.,'’\u00a0\u202f\u2009 ]?\Z")
_GOES_ON = re.compile(r"[.,'’\u00a0\u202f\u2009 ]?\d")
_MINUS = re.compile(r"(?:^|[\s(])[-−–]\Z")
_SPLIT = re.compile(r"[.,]")
_UNITS = re.compile(r"[%‰°$€£¥₴₽₹₩]")
# Longer rows of digits are no figures that anybody counts in.
_MOST_DIGITS = 20
_BETWEEN = 3
_MOST_KEPT = 100_000


@dataclass(slots=True)
class _Number:
    """A number where it stands: its value, or how it is written where it has none."""

    value: Decimal | None
    written: str
    start: int
    end: int
    scale: bool = False


class _Telling(dict[str, bool]):
    """Whether a folded word may be part of a figure or a date."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[word] = (
            word in UNITS
            or word in PARTS
            or word in SCALES
            or word in ("cent", "п", "дев")
            or worth(word) is not None
            or dated(word, word.capitalize()) is not None
        )
        return found


_TELLING = _Telling()


def figures(text: str, words: Words) -> Counter[str]:
    """Return the figures, dates and their units, each as often as it stands.

    Args:
        text: the stretch of text.
        words: its words.
    """
    found: Counter[str] = Counter()
    telling = [at for at, word in enumerate(words.folded) if _TELLING[word]]
    numbers = _written_in_digits(text)
    if telling:
        numbers += _written_in_words(text, words, telling)
    if not text.isascii():
        numbers += [_Number(None, match[0], *match.span()) for match in _HAN.finditer(text)]
    if numbers:
        numbers.sort(key=lambda number: number.start)
        found.update(_composed(text, numbers))
    found.update(_UNITS.findall(text))
    for at in telling:
        word = words.folded[at]
        if word in UNITS:
            found[UNITS[word]] += 1
        elif word == "cent" and at and words.folded[at - 1] == "per":
            found["%"] += 1
        elif word in PARTS:
            found[word] += 1
        else:
            word, end = _joined(words, at)
            date = dated(word, text[words.starts[at] : end])
            if date:
                found[date] += 1
    return found


def _written_in_digits(text: str) -> list[_Number]:
    if not _DIGITS.search(text):
        return []
    if not text.isascii():
        text = "".join(map(_plain, text))
    found = []
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        sign = "-" if _MINUS.search(text[max(0, start - 2) : start]) else ""
        parts = _DIGITS.findall(match[0]) if match["grouped"] else _SPLIT.split(match[0])
        if match["grouped"]:
            parts = ["".join(parts)]
        written = sign + ".".join(part.lstrip("0") or "0" for part in parts)
        value = None
        if len(parts) <= 2 and len(match[0]) <= _MOST_DIGITS:
            value = Decimal(sign + ".".join(parts))
        found.append(_Number(value, written, start, end))
    return found


def _plain(char: str) -> str:
    """Return the ASCII digit of a digit of any script, and other characters as they are."""
    return str(unicodedata.digit(char)) if char.isdecimal() else char


def _written_in_words(text: str, words: Words, telling: Sequence[int]) -> list[_Number]:
    found = []
    for at in telling:
        start = words.starts[at]
        word, end = _joined(words, at)
        if word == "cent" and at and words.folded[at - 1] == "per":
            continue
        if word in SCALES:
            found.append(_Number(Decimal(SCALES[word]), word, start, end, scale=True))
        else:
            value = worth(word)
            if value is not None:
                found.append(_Number(Decimal(value), word, start, end))
    return found


def _joined(words: Words, at: int) -> tuple[str, int]:
    """Return a word and its end: with the next, where an apostrophe parts what is one (п'ять)."""
    word, end = words.folded[at], words.ends[at]
    if word in ("п", "дев") and at + 1 < len(words.folded) and words.starts[at + 1] == end + 1:
        return f"{word}'{words.folded[at + 1]}", words.ends[at + 1]
    return word, end


def cuts_a_figure(text: str, start: int, end: int) -> bool:
    """Say whether a figure goes on past an edge of a stretch: "28" of "28,000", "5" of "-5"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(
        (text[start : start + 1].isdecimal() and (_LED_BY.search(before) or _MINUS.search(before)))
        or (text[max(0, end - 1) : end].isdecimal() and _GOES_ON.match(after))
    )


def _composed(text: str, numbers: list[_Number]) -> list[str]:
    """Put the words of one number together: two hundred and five, 1.5 million."""
    found: list[str] = []
    at = 0
    while at < len(numbers):
        one = numbers[at]
        at += 1
        if one.value is None:
            found.append(one.written)
            continue
        done, current, least = Decimal(0), one.value, None
        end, spoken = one.end, not one.written[-1:].isdigit()
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
            elif spoken and not following.written[-1:].isdigit() and value < _room(last):
                current += value
            else:
                break
            last = value
            end = following.end
            at += 1
        found.append(_shown(done + current))
    return found


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


def _shown(value: Decimal) -> str:
    """Return one way of writing a value."""
    return format(value.normalize(), "f")
