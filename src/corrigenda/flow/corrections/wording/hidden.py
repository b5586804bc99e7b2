"""No character that nobody sees and that changes what is read. Pure.

https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
"""

from __future__ import annotations

import unicodedata

import regex

from corrigenda.flow.corrections.wording.finding import Found, Proposed

TITLE = "No hidden characters"

_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069",
          "\u2068": "\u2069"}  # fmt: skip
_OVERRIDES = "\u202d\u202e"
# C1 controls, the byte order mark inside a text, annotation marks, tags. Marks that a script
# needs (U+200C, U+200D, U+200E, U+200F) are not among them.
_NEVER = regex.compile("[\x80-\x9f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def check(notice: Proposed) -> list[Found]:
    """A character of the notice that turns or hides what is read."""
    return [
        Found(f"{what} at character {at + 1:,}: take it out.", (at, at + 1))
        for at, what in hidden(notice.words)
    ][:5]


def hidden(text: str) -> list[tuple[int, str]]:
    """The characters that nobody sees and that change what is read: where, and what they are."""
    found = [(one.start(), _name(one.group())) for one in _NEVER.finditer(text)]
    waiting: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if mark in _OVERRIDES:
            found.append((at, f"An override of the reading direction ({_code(mark)})"))
        elif mark in _OPENS:
            waiting.append((at, _OPENS[mark]))
        elif mark == "\n" or (waiting and mark == waiting[-1][1]):
            waiting, ended = ([], waiting) if mark == "\n" else (waiting[:-1], [])
            found += [_unclosed(at) for at, _ in ended]
    return sorted(found + [_unclosed(at) for at, _ in waiting])


def _unclosed(at: int) -> tuple[int, str]:
    return at, "A mark of reading direction that is never closed"


def _name(mark: str) -> str:
    return f"A hidden character, {unicodedata.name(mark, 'a control')} ({_code(mark)}),"


def _code(mark: str) -> str:
    return f"U+{ord(mark):04X}"
