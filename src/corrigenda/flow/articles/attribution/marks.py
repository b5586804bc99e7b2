"""Quotation marks: where the quotations of a paragraph begin and end. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_LONGEST_SINGLE: Final = 1_500
"""An apostrophe looks like a single mark, so one that is not closed soon is none."""
MASK: Final = "\ue000"
"""What stands for a quotation, character by character, where only the words around it are read."""
_CLOSING: Final = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "‘": "’",
    "'": "'",
    "»": "«",
}
_BEFORE: Final = frozenset(" \u00a0([{—–-―/:,;…'’‘\"“„«")
_ONE_LETTER_WORDS: Final = frozenset("وبفلك")
"""Arabic words of one letter are written together with the next one."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks.

    Attributes:
        start, end: without the marks, in the paragraph.
        closed: False when the paragraph ends before the closing mark.
        mark: the opening one.
    """

    start: int
    end: int
    closed: bool
    mark: str


def marked(text: str) -> tuple[Marked, ...]:
    """The outermost quotations of a paragraph, in order."""
    found: list[Marked] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char not in _CLOSING or not _opens(text, at):
            at += 1
            continue
        end = _end(text, at)
        if end is None:
            if char in "'‘»":
                at += 1
                continue
            found.append(Marked(at + 1, len(text), closed=False, mark=char))
            break
        found.append(Marked(at + 1, end, closed=True, mark=char))
        at = end + 1
    return tuple(found)


def masked(text: str, quotes: tuple[Marked, ...]) -> str:
    """The paragraph with `MASK` for each character of its quotations, marks included."""
    parts, last = [], 0
    for one in quotes:
        end = one.end + 1 if one.closed else one.end
        parts += [text[last : one.start - 1], MASK * (end - one.start + 1)]
        last = end
    return "".join([*parts, text[last:]])


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "“„«‹「『":
        return True
    if text[at] in "'‘":
        return before in _BEFORE and before not in "'’‘" and after.isalnum()
    if after.isspace() or (before.isdigit() and text[at] == '"'):
        return False
    if text[at] == "»":
        return before in _BEFORE and after.isalnum()
    return before in _BEFORE or before in _ONE_LETTER_WORDS


def _end(text: str, at: int) -> int | None:
    """Where the closing mark of the one at `at` stands; None for nowhere."""
    opening = text[at]
    deep = 0
    last = min(len(text), at + _LONGEST_SINGLE) if opening in "'‘" else len(text)
    for place in range(at + 1, last):
        char = text[place]
        if opening in "«‹「『" and char == opening:
            deep += 1
        elif char in _CLOSING[opening] and _closes(text, place, opening):
            if not deep:
                return place
            deep -= 1
        elif _closes_another_kind(text, at, place):
            return place
    return None


def _closes_another_kind(text: str, at: int, place: int) -> bool:
    """Whether a typed mark closes a curled one, or the other way round."""
    if text[at] == "“":
        return text[place] == '"' and _closes(text, place, '"')
    return text[at] == '"' and text[place] == "”" and "“" not in text[at:place]


def _closes(text: str, place: int, opening: str) -> bool:
    before = text[place - 1]
    after = text[place + 1] if place + 1 < len(text) else " "
    if opening in "'‘":
        return not before.isspace() and not after.isalnum()
    if opening == '"':
        return not before.isspace() and not (after.isalnum() and before in _BEFORE)
    return True
