"""How the copies of a case would be decided: as the case itself was."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.copies.origin import Origin, origin_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState

_LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Likewise:
    """How copies would be decided.

    Attributes:
        kind: of the original's newest correction.
        words: its notice; empty for a fix.
        waiting: copies that have a case, and nobody decided it yet.
        refused: those of them that were tried, and could not be decided so.
        origin: the original's passage as it was wrong at first, and as it is at last.
    """

    kind: str
    words: str
    waiting: int
    refused: int
    origin: Origin

    @property
    def is_refused(self) -> bool:
        """Whether each of them was tried, and none could be decided like the original."""
        return 0 < self.waiting == self.refused

    @property
    def changes(self) -> bool:
        """Whether their stories are changed, or a notice is all."""
        return self.origin.changes

    @property
    def deletes(self) -> bool:
        """Whether the words are deleted, with no others in their place."""
        return self.origin.deletes


def notice_for(case: Case) -> Likewise | None:
    """How the copies of a case would be decided; None where they cannot be, as `why_not` says."""
    correction = newest_of(case)
    if correction is None or correction.kind == Kind.WITHDRAWAL:
        return None
    origin = origin_of(case)
    if correction.changes_story and not origin.changes:
        return None
    tried = Count("pk", filter=~Q(refused=""), distinct=True)
    known = waiting_of(case).aggregate(all=Count("pk", distinct=True), tried=tried)
    return Likewise(correction.kind, correction.words, known["all"], known["tried"], origin)


def why_not(case: Case) -> str:
    """Why the copies of a case cannot be decided like it."""
    correction = newest_of(case)
    if correction is not None and correction.kind != Kind.WITHDRAWAL:
        return (
            "The words were given back as they were at first: its copies are right, decline them."
        )
    if correction is not None:
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
    # Of most cases the newest correction alone says no, without a text being read.
    correction = newest_of(case)
    if correction is None or (correction.changes_story and not correction.deletes):
        return False
    return origin_of(case).is_to_go(found)


def held_back(own: Case) -> str:
    """Why somebody wants a copy's case left alone for now; empty where nobody does."""
    if own.hold_since is not None:
        return "it is on hold: open it."
    if own.state == CaseState.AWAITING_SOURCE:
        return "its source was asked and has not answered: open it."
    return ""


def reason_of(copy: Copy) -> str:
    """Why a copy's case is not decided likewise now, or was not the last time; empty for none."""
    held = held_back(copy.own_case) if copy.own_case else ""
    return held or copy.refused


def waiting_of(case: Case) -> QuerySet[Copy]:
    """The confirmed copies whose own cases nobody decided yet, be they merged or split since."""
    now = Q(report__joined__case__state__in=UNDECIDED)
    # A report that its sender had deleted leaves its case behind.
    now |= Q(report=None, own_case__state__in=UNDECIDED)
    return Copy.objects.filter(now, case=case, state=CopyState.CONFIRMED)
