"""What the queue says of what was done from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest

from corrigenda.flow.corrections.outcomes import Done
from corrigenda.flow.corrections.undoable import Undo

MOST_LISTED = 20
_PAST = {
    "accept": "Accepted",
    "decline": "Declined",
    "lane": "Moved to the other lane",
    "undo": "Taken back",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One line; a good one, or what could not be done."""

    words: str
    good: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a form.

    Attributes:
        nothing: why there was nothing to do.
        undo: how it can be taken back.
    """

    verb: str = ""
    done: list[Done] = field(default_factory=list)
    undo: Undo | None = None
    nothing: str = ""

    @property
    def gone(self) -> list[int]:
        """The cases that leave the list."""
        return [one.case for one in self.done if one.done]

    @property
    def refused(self) -> list[Done]:
        """The cases that it could not be done to."""
        return [one for one in self.done if not one.done]


def wants_part(request: HttpRequest) -> bool:
    """Whether our own script asks, which puts the answer into the page."""
    return request.headers.get("X-Requested-With") == "corrigenda-desk"


def said_of(outcome: Outcome) -> list[Said]:
    """What to say: what was done in one line, and each case that it could not be done to."""
    if outcome.nothing:
        return [Said(outcome.nothing, good=False)]
    good = [one for one in outcome.done if one.done]
    lines = [Said(_sum(outcome.verb, good), good=True)] if good else []
    refused = outcome.refused
    lines += [Said(_named(one), good=False) for one in refused[:MOST_LISTED]]
    if len(refused) > MOST_LISTED:
        more = len(refused) - MOST_LISTED
        lines.append(Said(f"And {more} more could not be done.", good=False))
    return lines


def _sum(verb: str, good: list[Done]) -> str:
    if len(good) == 1:
        one = good[0]
        what = one.said.rstrip(".") if verb in ("accept", "lane") else _PAST[verb]
        return f"“{_short(one.passage)}”: {what[0].lower()}{what[1:]}."
    waiting = sum("second person" in one.said for one in good)
    also = f", of which {waiting} wait for a second person" if waiting and verb == "accept" else ""
    return f"{_PAST[verb]}: {len(good)} cases{also}."


def _named(one: Done) -> str:
    name = f"“{_short(one.passage)}” (case {one.case})" if one.passage else f"Case {one.case}"
    return f"{name}: {one.said}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59].rpartition(" ")[0] + "…"
