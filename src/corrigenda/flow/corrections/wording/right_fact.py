"""The right fact is named."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.facts import place, put_in
from corrigenda.flow.corrections.wording.finding import Found, Proposed

TITLE = "Names the right fact"
SOURCE = "A correction gives the right fact, so that a reader need not look for it."
MOST = 6
"""Different words up to which a changed passage is one fact, and not another paragraph."""


def check(notice: Proposed) -> list[Found]:
    """A figure or name of the new words that the notice lacks; of other words, all of them."""
    if notice.kind != "correction" or not notice.changes_story:
        return []
    facts = put_in(notice.before, notice.after)
    if not facts or len(facts) > MOST:
        return []
    missing = [fact for fact in facts if place(fact, notice.words) is None]
    are_names = any(fact[0].isnumeric() or fact[0].isupper() for fact in facts)
    if not missing or (not are_names and len(missing) < len(facts)):
        return []
    named = ", ".join(f"“{fact}”" for fact in missing)
    return [Found(f"It does not name what is right: the story is to say {named}.", source=SOURCE)]
