"""What was wrong is said, or is not repeated, as the house decided."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.facts import place, put_in, taken_out
from corrigenda.flow.corrections.wording.finding import Found, Proposed

TITLE = "Says what was wrong, or does not repeat it, as the house has it"
SOURCE = "BBC: say what was wrong. Other houses do not repeat an error: this is house policy."


def check(notice: Proposed) -> list[Found]:
    """The error is missing where it is repeated, or stands where it is not."""
    if notice.kind != "correction" or not notice.changes_story:
        return []
    right = set(put_in(notice.before, notice.after))
    wrong = [fact for fact in taken_out(notice.before, notice.after) if fact not in right]
    places = [(fact, spot) for fact in wrong if (spot := place(fact, notice.words))]
    if notice.policy.repeat_error:
        if not wrong or places:
            return []
        return [
            Found(f"It does not say what was wrong: the story said {_named(wrong)}.", source=SOURCE)
        ]
    return [
        Found(
            f"“{fact}” repeats the error, which this house does not do: give the right words only.",
            spot,
            source=SOURCE,
        )
        for fact, spot in places
        if any(mark.isnumeric() or mark.isupper() for mark in fact[:1])
    ]


def _named(facts: list[str]) -> str:
    return ", ".join(f"“{fact}”" for fact in facts[:4])
