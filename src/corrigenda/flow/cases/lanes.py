"""Which lane a report belongs to, and why. Pure.

The rules, in their order; the first that says something decides:

1. The reader chose another kind than "typo": fact. What a suggestion touches is said all the same.
2. Nothing is suggested: fact, for there is nothing to accept in one go.
3. The change touches a figure, a name, a date, a negation or a quotation (`touches`): fact.
4. Up to three characters change, or capitals, signs and spaces alone: typo.
5. The reader chose "typo": typo, unless it rewrites more than half of the words.
6. Each word that changes is the same word spelt otherwise: typo.
7. Everything else: fact.

A case is in the fact lane as soon as one of its reports is, until somebody chooses its lane. Its
reason has what all of them say (`together`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex
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

MOST_CHARS = 200
"""Code points of a reason that are kept."""
UNNOTED = "changed without a note"
"""Why what the guard of silent edits found is a fact."""
_NOTHING = "nothing is suggested"
_NOTHING_BY_ONE = "a reader suggests nothing"
_TOUCHES, _AND, _AND_IT = "touches a ", " and a ", ", and it "
_PARTS = regex.compile("; |, and it ")


def sort(
    kind: str, says: str, should_say: str, *, text: str, start: int | None, end: int | None
) -> tuple[Lane, str]:
    """The lane of a report and the reason in plain words.

    Args:
        kind: what the reader chose, or empty.
        says, should_say: the reader's passage and suggestion.
        text, start, end: where the passage stands in the version; None when it does not.
    """
    chosen = f"reported as “{kind}”" if kind and kind != "typo" else ""
    if not should_say:
        return Lane.FACT, chosen or _NOTHING
    if start is not None and end is not None:
        touched = touches(text, start, end, should_say)
    else:
        touched = touches(says, 0, len(says), should_say)
    said = _touching(touched)
    if chosen or said:
        return Lane.FACT, _AND_IT.join(filter(None, (chosen, said)))
    return by_change(kind, says, should_say)


def together(sorted_so: Sequence[tuple[str, str]]) -> tuple[Lane, str]:
    """The lane of a case whose reports are sorted so, and the reason of all of them.

    Each thing is said once, and what is touched put together; what the first says of how much it
    changes stands for the others. Cut at the end where it is too long to be kept.
    """
    facts = [reason for lane, reason in sorted_so if lane == Lane.FACT]
    if not facts:
        return Lane.TYPO, sorted_so[0][1]
    touched: set[str] = set()
    said: dict[str, None] = {}
    for part in (part for reason in facts for part in _PARTS.split(reason)):
        if part.startswith(_TOUCHES):
            touched.update(part.removeprefix(_TOUCHES).split(_AND))
        elif "changes " not in part or not any("changes " in one for one in said):
            said[part] = None
    if any(reason != _NOTHING for _, reason in sorted_so) and said.pop(_NOTHING, "") is None:
        said[_NOTHING_BY_ONE] = None
    if len(said) == 1 and touched and not said.keys() & {_NOTHING_BY_ONE}:
        return Lane.FACT, _AND_IT.join((*said, _touching(touched)))[:MOST_CHARS]
    return Lane.FACT, "; ".join(filter(None, (_touching(touched), *said)))[:MOST_CHARS]


def _touching(touched: Collection[str]) -> str:
    return f"{_TOUCHES}{_AND.join(sorted(touched))}" if touched else ""


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
            return Lane.TYPO, f"reported as “typo”, and it {share}"
        return Lane.FACT, f"reported as “typo”, but it {share}"
    if all(is_spelling(run) for run in runs):
        return Lane.TYPO, f"spells {count} word{'' if count == 1 else 's'} otherwise"
    return Lane.FACT, share
