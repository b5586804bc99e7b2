"""Whether another house's fix fits the words that stand here. Pure."""

from __future__ import annotations

from corrigenda.anchoring import fold
from corrigenda.flow.cases.touches import touches
from corrigenda.flow.propagation.copies.adapting import adapted


def fitted(found: str, before: str, after: str) -> str | None:
    """What `found` should say, when `before` was corrected to `after`; None where it does not fit.

    Words that differ in nothing but case, spacing, quotes or dashes take the fix whole. Others
    take the words that it changes, where all of them stand; and never where they differ in a
    figure, a name, a date, a negation or a quotation, because then they say something else.
    """
    if found == before or fold(found).text == fold(before).text:
        return after
    if not after or touches(found, 0, len(found), before):
        return None
    return adapted(before, after, found) or None


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
