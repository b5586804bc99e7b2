"""How the copies of a case would be decided: as the case itself was."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.models import Correction
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
    """

    kind: str
    words: str
    waiting: int


def notice_for(case: Case) -> Likewise | None:
    """How the copies of a case would be decided; None while it is not decided itself."""
    correction = _original(case)
    if correction is None or not correction.changes_story or not correction.after:
        return None
    return Likewise(correction.kind, correction.words, waiting_of(case).count())


def _original(case: Case) -> Correction | None:
    rows = Correction.objects.filter(case=case, state__in=_LET_THROUGH)
    return rows.order_by("-approved_at", "-pk").first()


def waiting_of(case: Case) -> QuerySet[Copy]:
    """The confirmed copies whose own cases nobody decided yet."""
    return Copy.objects.filter(case=case, state=CopyState.CONFIRMED, own_case__state__in=UNDECIDED)
