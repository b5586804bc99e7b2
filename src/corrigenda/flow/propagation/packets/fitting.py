"""Whether another house's fix fits the words that stand here. Pure."""

from __future__ import annotations

from corrigenda.anchoring import Op, fold, word_diff
from corrigenda.flow.cases.touches import touches


def fitted(found: str, before: str, after: str) -> str | None:
    """What `found` should say, when `before` was corrected to `after`; None where it does not fit.

    Words that differ in nothing but case, spacing, quotes or dashes take the fix whole. Words
    that differ otherwise take it where its own changes, with the words on either side of them,
    stand there once; and never where they differ in a figure, a name, a date, a negation or a
    quotation, because then they say something else.
    """
    if found == before or fold(found).text == fold(before).text:
        return after
    if touches(found, 0, len(found), before):
        return None
    result = found
    for old, new in _changes(before, after):
        if result.count(old) != 1:
            return None
        result = result.replace(old, new)
    return result if result != found else None


def is_corrected(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether the words at a place are part of the corrected ones already.

    "the minister" stands in "the former minister" and in every other text about it; where the
    new words hold the old ones, finding the old ones proves nothing.
    """
    if not after:
        return False
    at = after.find(before)
    while at >= 0:
        first = start - at
        if first >= 0 and text[first : first + len(after)] == after:
            return True
        at = after.find(before, at + 1)
    return fold(text[start:end]).text == fold(after).text != fold(before).text


def _changes(before: str, after: str) -> list[tuple[str, str]]:
    """Each change of a correction, with a word on either side that stays."""
    pieces = word_diff(before, after)
    changes: list[tuple[str, str]] = []
    head, old, new = "", "", ""
    for piece in pieces:
        if piece.op is Op.EQUAL:
            if old or new:
                tail = _first_word(piece.text)
                changes.append((head + old + tail, head + new + tail))
            head, old, new = _last_word(piece.text), "", ""
        elif piece.op is Op.DELETE:
            old += piece.text
        else:
            new += piece.text
    if old or new:
        changes.append((head + old, head + new))
    return changes


def _last_word(text: str) -> str:
    kept = text.rstrip()
    return text[max(kept.rfind(" ") + 1, 0) :]


def _first_word(text: str) -> str:
    kept = text.lstrip()
    skipped = len(text) - len(kept)
    end = kept.find(" ")
    return text if end < 0 else text[: skipped + end]
