"""Which lane a report belongs to, and why. Pure.

The rules, in their order; the first that says something decides:

1. The reader chose another kind than "typo": fact. What a suggestion touches is said all the same.
2. Nothing is suggested: fact, for there is nothing to accept in one go.
3. The change touches a figure, a name, a date, a negation or a quotation (`touches`): fact.
4. Up to three characters change, or capitals, signs and spaces alone: typo.
5. The reader chose "typo": typo, unless it rewrites more than half of the words.
6. Each word that changes is the same word spelt otherwise: typo.
7. Everything else: fact.

A case is in the fact lane as soon as one of its reports is, until somebody chooses its lane.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from corrigenda.anchoring import fold
from corrigenda.flow.cases.models import Lane
from corrigenda.flow.cases.touches import touches
from corrigenda.lexicon.changed import changed, is_spelling, words

MAX_TYPO_EDITS = 3
"""Edited characters up to which a suggestion is the spelling of the same words; a doubled
letter, a swapped pair and a lost space together. Adjacent swaps count once (OSA)."""
MAX_TYPO_SHARE = 0.5
"""Of the words (word Levenshtein / words of the longer side) of what a reader calls a typo."""
FEW_WORDS = 2
"""Changed words up to which the share does not matter: half of three words is soon reached."""


def sort(
    kind: str, says: str, should_say: str, *, text: str, start: int | None, end: int | None
) -> tuple[Lane, str]:
    """The lane of a report and the reason in plain words.

    Args:
        kind: what the reader chose, or empty.
        says, should_say: the reader's passage and suggestion.
        text, start, end: where the passage stands in the version; None when it does not.
    """
    chosen = f"the reader chose “{kind}”" if kind and kind != "typo" else ""
    if not should_say:
        return Lane.FACT, chosen or "nothing is suggested"
    if start is not None and end is not None:
        touched = touches(text, start, end, should_say)
    else:
        touched = touches(says, 0, len(says), should_say)
    said = f"touches a {' and a '.join(sorted(touched))}" if touched else ""
    if chosen or said:
        return Lane.FACT, ", and it ".join(filter(None, (chosen, said)))
    return by_change(kind, says, should_say)


def by_change(kind: str, says: str, should_say: str) -> tuple[Lane, str]:
    """The lane of a suggestion that touches nothing, by how much it changes, and the reason."""
    edits = OSA.distance(says, should_say)
    if edits <= MAX_TYPO_EDITS:
        return Lane.TYPO, f"changes {edits} character{'' if edits == 1 else 's'}"
    before, after = words(fold(says).text), words(fold(should_say).text)
    if before == after:
        return Lane.TYPO, "changes capitals, signs or spaces only"
    return _by_words(kind, before, after)


def _by_words(kind: str, before: list[str], after: list[str]) -> tuple[Lane, str]:
    runs = list(changed(before, after))
    count = sum(max(len(old), len(new)) for old, new in runs)
    whole = max(len(before), len(after), 1)
    share = f"changes {count} of {whole} words"
    if kind == "typo":
        if count <= FEW_WORDS or count <= whole * MAX_TYPO_SHARE:
            return Lane.TYPO, f"the reader chose “typo”, and it {share}"
        return Lane.FACT, f"the reader chose “typo”, but it {share}"
    if all(is_spelling(run) for run in runs):
        return Lane.TYPO, f"spells {count} word{'' if count == 1 else 's'} otherwise"
    return Lane.FACT, share
