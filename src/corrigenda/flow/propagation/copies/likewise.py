"""How the copies of a case would be decided: as the case itself was."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState

_LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Likewise:
    """How copies would be decided.

    Attributes:
        kind: of the original's correction.
        words: its notice; empty for a fix.
        waiting: copies that have a case, and nobody decided it yet.
        before: the original's passage as it was wrong.
        changes: whether their stories are changed, or a notice is all.
        deletes: whether the words are deleted, with no others in their place.
    """

    kind: str
    words: str
    waiting: int
    before: str
    changes: bool
    deletes: bool


def notice_for(case: Case) -> Likewise | None:
    """How the copies of a case would be decided; None where they cannot be, as `why_not` says."""
    correction = newest_of(case)
    if correction is None or correction.kind == Kind.WITHDRAWAL:
        return None
    return Likewise(
        correction.kind,
        correction.words,
        waiting_of(case).count(),
        correction.before,
        changes=correction.changes_story,
        deletes=correction.deletes,
    )


def why_not(case: Case) -> str:
    """Why the copies of a case cannot be decided like it."""
    if newest_of(case) is not None:
        return "A whole story was withdrawn, which says nothing of the others: decide each copy."
    if Correction.objects.filter(case=case, state=CorrectionState.IN_APPROVAL).exists():
        return "The decision on this case waits for a second person: its copies come after that."
    if case.state == CaseState.DECLINED:
        return "This case was declined, so there is nothing that its copies could be decided like."
    return "Decide this case first: its copies are then decided like it."


def newest_of(case: Case) -> Correction | None:
    """The correction in effect on a case."""
    rows = Correction.objects.filter(case=case, state__in=_LET_THROUGH)
    return rows.order_by("-approved_at", "-pk").first()


def is_to_go(case: Case, found: str) -> bool:
    """Whether words found elsewhere are those which a case's correction deleted."""
    correction = newest_of(case)
    return correction is not None and correction.deletes and looks_same(correction.before, found)


def waiting_of(case: Case) -> QuerySet[Copy]:
    """The confirmed copies whose own cases nobody decided yet."""
    return Copy.objects.filter(case=case, state=CopyState.CONFIRMED, own_case__state__in=UNDECIDED)
