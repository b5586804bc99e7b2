"""Which lane a report belongs to, and why. Pure."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from corrigenda.flow.cases.models import Lane
from corrigenda.flow.cases.touches import touches

MAX_TYPO_EDITS = 3
"""Edited characters up to which a suggestion is the spelling of the same words; a doubled
letter, a swapped pair and a lost space together. Adjacent swaps count once (OSA)."""


def sort(
    kind: str, says: str, should_say: str, *, text: str, start: int | None, end: int | None
) -> tuple[Lane, str]:
    """The lane of a report and the reason in plain words.

    Args:
        kind: what the reader chose, or empty.
        says, should_say: the reader's passage and suggestion.
        text, start, end: where the passage stands in the version; None when it does not.
    """
    if kind and kind != "typo":
        return Lane.FACT, f"the reader chose “{kind}”"
    if not should_say:
        return Lane.FACT, "nothing is suggested"
    if start is not None and end is not None:
        touched = touches(text, start, end, should_say)
    else:
        touched = touches(says, 0, len(says), should_say)
    if touched:
        return Lane.FACT, f"touches a {' and a '.join(sorted(touched))}"
    edits = OSA.distance(says, should_say)
    if edits <= MAX_TYPO_EDITS:
        return Lane.TYPO, f"changes {edits} character{'' if edits == 1 else 's'}"
    if kind == "typo":
        return Lane.TYPO, "the reader chose “typo”"
    return Lane.FACT, f"changes {edits} characters"
