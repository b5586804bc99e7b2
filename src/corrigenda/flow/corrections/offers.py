"""What the queue offers for each case: the readers' first suggestion, and whether one may accept it
alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.proposals import Proposal, proposals
from corrigenda.flow.cases.queries import Wording, wordings_of
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.decision import second_person_because
from corrigenda.flow.corrections.models import Kind

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


def offers_for(cases: Sequence[Case]) -> dict[int, Offer]:
    """The offers of undecided cases, by key; the texts of stories are read for few of them."""
    undecided = [case for case in cases if case.state in UNDECIDED]
    wordings = wordings_of(undecided)
    offers = {case.pk: _offer(case, wordings.get(case.pk, [])) for case in undecided}
    doubtful = [case for case in undecided if _may_touch(case, offers[case.pk])]
    for case, because in _reasons(doubtful, offers).items():
        known = offers[case]
        offers[case] = Offer(known.first, known.different, known.acceptable, because)
    return offers


def _offer(case: Case, wordings: list[Wording]) -> Offer:
    ranked = proposals(case, case.selector.exact, wordings)
    if not ranked:
        return NOTHING
    stands = case.start is not None and case.anchor_state not in _LOST
    acceptable = case.lane == Lane.TYPO and ranked[0].fits and stands
    return Offer(ranked[0], len(ranked), acceptable)


def _may_touch(case: Case, offer: Offer) -> bool:
    """Whether it is worth asking: a case that was not moved by hand is in the typo lane because
    no report of it touches what needs a second person (`cases/lanes.py`)."""
    return offer.acceptable and case.lane_by_hand


def _reasons(cases: Sequence[Case], offers: dict[int, Offer]) -> dict[int, str]:
    if not cases:
        return {}
    versions = Version.objects.defer("block_data").in_bulk(
        {case.version_id for case in cases if case.version_id}
    )
    reasons = {}
    for case in cases:
        offer = offers[case.pk]
        case.version = versions.get(case.version_id or 0)
        if offer.first is not None:
            reasons[case.pk] = second_person_because(case, Kind.FIX.value, offer.first.after)
    return reasons
