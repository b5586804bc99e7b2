"""What the queue offers for each case: the readers' first suggestion, and whether one may accept it
alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.proposals import Proposal, proposals
from corrigenda.flow.cases.queries import Wording, wordings_of
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.decision import second_person_because
from corrigenda.flow.corrections.models import Kind
from corrigenda.lib.prepared import prepared

_LOST = ("gone", "ambiguous", "")


@dataclass(frozen=True, slots=True)
class Offer:
    """What readers want of one case.

    Attributes:
        first: the suggestion of most readers; None without one.
        different: how many different ones there are.
        acceptable: it can be made a fix with one key.
        because: why a second person has to approve that; empty when nobody need.
    """

    first: Proposal | None = None
    different: int = 0
    acceptable: bool = False
    because: str = ""


NOTHING = Offer()


def offers_for(cases: Sequence[Listed]) -> dict[int, Offer]:
    """The offers of undecided cases, by key; the texts of stories are read for few of them."""
    undecided = [case for case in cases if case.state in UNDECIDED]
    wordings = wordings_of(undecided)
    offers = {case.pk: _offer(case, wordings.get(case.pk, [])) for case in undecided}
    doubtful = [case.pk for case in undecided if _may_touch(case, offers[case.pk])]
    for case in _with_texts(doubtful) if doubtful else ():
        offers[case.pk] = _with_reason(case, offers[case.pk])
    return offers


def _with_reason(case: Case, offer: Offer) -> Offer:
    after = offer.first.after if offer.first else ""
    return replace(offer, because=second_person_because(case, Kind.FIX.value, after))


def _offer(case: Listed, wordings: list[Wording]) -> Offer:
    ranked = proposals(case, case.exact, wordings)
    if not ranked:
        return NOTHING
    stands = case.start is not None and case.anchor_state not in _LOST
    acceptable = case.lane == Lane.TYPO and ranked[0].fits and stands
    return Offer(ranked[0], len(ranked), acceptable)


def _may_touch(case: Listed, offer: Offer) -> bool:
    """Whether it is worth asking: a case that was not moved by hand is in the typo lane because
    no report of it touches what needs a second person (`cases/lanes.py`)."""
    return offer.acceptable and case.lane_by_hand


@prepared
def _with_texts(cases: list[int]) -> QuerySet[Case]:
    found = Case.objects.filter(pk__in=cases).select_related("version")
    return found.defer("version__block_data")
