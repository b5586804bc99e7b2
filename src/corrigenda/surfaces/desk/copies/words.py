"""What the desk calls the states and kinds of copies."""

from __future__ import annotations

from corrigenda.flow.articles.unindexed import MOST
from corrigenda.flow.propagation.copies.standing import Standing
from corrigenda.flow.propagation.models import CopyKind
from corrigenda.flow.propagation.states import CopyState

STATES: dict[str, tuple[str, str]] = {
    CopyState.FOUND: ("Found", "plain"),
    CopyState.VARIANT: ("Variant", "fact"),
    CopyState.CONFIRMED: ("Waits for a decision", "new"),
    CopyState.REQUESTED: ("Asked of the CMS", "requested"),
    CopyState.CORRECTED: ("Corrected", "published"),
    CopyState.DECLINED: ("Declined", "plain"),
    CopyState.GONE: ("Gone", "plain"),
}
"""In words, and with the tone of the mark that stands beside them."""

STANDINGS: dict[int, tuple[str, str]] = {
    Standing.UNFIT: ("Not decided like the others", "overdue"),
    Standing.OVERDUE: ("Overdue: the CMS has not done it", "overdue"),
    Standing.UNDECIDED: ("Waits for a decision", "new"),
    Standing.IN_APPROVAL: ("Waits for a second person", "in_approval"),
    Standing.REQUESTED: ("Asked of the CMS", "requested"),
    Standing.OPENING: ("Its case is being opened", "plain"),
    Standing.DECLINED: ("Its case is declined", "plain"),
}
"""The same of one that is not corrected, by what it waits for."""

UNFIT = "The fix does not fit its words: open its case."

BY_HAND: dict[str, str] = {
    CopyState.CONFIRMED: "To be corrected",
    CopyState.REQUESTED: "Asked for",
}
"""The same of what is kept by hand, where it is called otherwise."""

KINDS: dict[str, str] = {
    CopyKind.STORY: "Story",
    CopyKind.NEWSLETTER: "Newsletter",
    CopyKind.PUSH: "Push text",
    CopyKind.SOCIAL: "Post",
    CopyKind.TRANSLATION: "Translation",
    CopyKind.PRINT: "Print",
    CopyKind.OTHER: "Other",
}

DIFFERS = {"figure": "A figure differs", "name": "A name differs", "negation": "A “not” differs"}


def state_words(state: str, *, by_hand: bool, standing: int | None = None) -> tuple[str, str]:
    """What a state is called, and its tone; of one that is not corrected what it waits for."""
    if standing is not None and not by_hand:
        return STANDINGS[standing]
    words, tone = STATES[state]
    return (BY_HAND.get(state, words) if by_hand else words), tone


def not_searched_words(count: int) -> str:
    """That so many stories are still to be searched; empty for none."""
    if not count:
        return ""
    many = f"more than {MOST:,}" if count > MOST else f"{count:,}"
    return f"{many} {'story is' if count == 1 else 'stories are'} not searched yet"
