"""What a form of the queue asks for, and having it done."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import QueryDict

from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.corrections.actions.accept import accept_many
from corrigenda.flow.corrections.chosen import chosen_of
from corrigenda.flow.corrections.outcomes import Done, each_case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.desk.wording import DECLINE_WORDS

VERBS = ("accept", "decline", "lane")
MOST = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done to which cases.

    Attributes:
        chosen: `Proposal.key` of what was looked at, by the key of the case.
        batch: what is decided now is taken back together.
    """

    verb: str
    chosen: dict[int, str]
    reason: str
    batch: UUID


def read_asked(given: QueryDict) -> Asked:
    """Read the form: a button of one row names its case, those above the list mean the marked."""
    one = next((verb for verb in VERBS if given.get(verb)), "")
    verb = one or str(given.get("bulk", ""))
    values = [str(given[one])] if one else given.getlist("case")
    chosen: dict[int, str] = {}
    for value in values[:MOST]:
        key, _, seen = str(value).partition(":")
        if key.isascii() and key.isdigit() and len(key) < 19:
            chosen[int(key)] = seen[:64]
    reason = str(given.get("reason", "")).strip()
    return Asked(verb if verb in VERBS else "", chosen, reason, uuid4())


def act_on(asked: Asked, staff: Staff) -> list[Done]:
    """Do it to each case; what one refuses keeps no other from being done."""
    by = actors.of(staff)
    cases, missing = chosen_of(staff, asked.chosen)
    if asked.verb == "accept":
        return accept_many(cases, asked.chosen, by=by, batch=asked.batch) + missing
    if asked.verb == "lane":
        return each_case(cases.values(), lambda case: _moved(case, staff)) + missing

    def declined(case: Case) -> str:
        reason = asked.reason
        if any(reason == DECLINE_WORDS[one] for one in LANGUAGES):
            # Nobody wrote it, so it is said in the language of the case's own readers.
            reason = DECLINE_WORDS[case.outlet.language]
        decline(case, reason=reason, by=by, batch=asked.batch)
        return "Declined."

    return each_case(cases.values(), declined) + missing


def _moved(case: Case, staff: Staff) -> str:
    lane = Lane.FACT if case.lane == Lane.TYPO else Lane.TYPO
    move_lane(case, lane, by=actors.of(staff))
    return f"Moved to the {lane.label.lower()} lane."
