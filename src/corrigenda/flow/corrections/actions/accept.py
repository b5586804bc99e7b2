"""Accept what readers suggest for typos, one or many: a silent fix each."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.proposals import Proposal, proposals
from corrigenda.flow.cases.queries import Wording, context_of, wordings_of
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.corrections.outcomes import Done, each_case
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.lib.states import StaleStateError

MOVED = "The story or the suggestions changed since you looked: look at it again, then accept it."


def accept_many(
    cases: Mapping[int, Case], seen: Mapping[int, str], *, by: Actor, batch: UUID
) -> list[Done]:
    """Accept for each case what its readers suggest; they can be taken back together.

    Args:
        cases: by key, each with its version, outlet and article.
        seen: by the key of the case, `Proposal.key` of what was looked at; without one,
            whatever most readers suggest now.
    """
    wordings = wordings_of(cases.values())

    def act(case: Case) -> str:
        expected = seen.get(case.pk, "")
        correction = accept(case, wordings.get(case.pk, []), seen=expected, by=by, batch=batch)
        if correction.second_person_because:
            return f"Waits for a second person: {correction.second_person_because}."
        return "Accepted."

    return each_case(cases.values(), act)


def accept(
    case: Case, wordings: list[Wording], *, seen: str = "", by: Actor, batch: UUID | None = None
) -> Correction:
    """Make the suggestion of most readers a fix.

    One that touches a figure, a name, a date, a negation or a quotation waits for a second
    person, like every fix.

    Raises:
        NotAllowedError: `by` may not decide for the outlet.
        CaseError: the case is no typo, has no suggestion, or another one than was looked at.
        CorrectionError: the passage does not stand in the story.
        TransitionError: the case was decided already.
    """
    if case.state not in UNDECIDED:
        raise StaleStateError("Somebody decided this already.")
    if case.lane != Lane.TYPO:
        raise CaseError("It is in the fact lane: open it to decide.")
    offer = offer_of(case, wordings)
    if seen and (offer is None or seen != offer.key):
        raise CaseError(MOVED)
    if offer is None:
        raise CaseError("No reader says what it should say: open it to decide.")
    readers = f"{offer.readers} reader{'' if offer.readers == 1 else 's'}"
    decision = Decision(
        Kind.FIX.value,
        after=offer.after,
        delete=not offer.after.strip(),
        reason=f"As {readers} suggest{'s' if offer.readers == 1 else ''}.",
    )
    return decide(case, decision, by=by, batch=batch)


def offer_of(case: Case, wordings: list[Wording]) -> Proposal | None:
    """What one key accepts: the suggestion of most readers that can be put into the passage."""
    ranked = proposals(case, context_of(case).passage, wordings)
    return ranked[0] if ranked and ranked[0].fits else None
