"""What somebody decided a moment ago and can still take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared

MOST = 200


@dataclass(frozen=True, slots=True)
class Undo:
    """What was decided in one go.

    Attributes:
        what: `declined`, `approved` or `decided`.
        says: the passage of the first of its cases.
        seconds: how long it can be taken back from now on.
    """

    batch: UUID
    cases: tuple[int, ...]
    what: str
    says: str
    until: datetime
    seconds: int


def undo_of(staff: Staff, batch: UUID | None = None) -> Undo | None:
    """The last that somebody decided in one go, or what they decided as `batch`."""
    now = clock.now()
    if batch is None:
        latest = _latest_undoable.first(staff.pk, now)
        batch = latest.batch if latest else None
    if batch is None or not (same := _undoable(staff.pk, now, batch)):
        return None
    until = min(case.effective_at for case in same if case.effective_at)
    return Undo(
        batch=batch,
        cases=tuple(case.pk for case in same),
        what=what_was_done(same[0]),
        says=same[-1].says,
        until=until,
        seconds=max(1, int((until - now).total_seconds())),
    )


@prepared
def _latest_undoable(staff: int, now: datetime) -> QuerySet[Case]:
    return _undoable_by(staff, now).only("batch")[:1]


@prepared
def _undoable(staff: int, now: datetime, batch: UUID) -> QuerySet[Case]:
    rows = _undoable_by(staff, now).filter(batch=batch)
    return rows.only("state", "undo_state", "says", "effective_at")[:MOST]


def _undoable_by(staff: int, now: datetime) -> QuerySet[Case]:
    return Case.objects.filter(undo_by=staff, effective_at__gt=now).order_by("-effective_at", "-pk")


def what_was_done(case: Case) -> str:
    """What can be taken back of a case: `declined`, `approved` or `decided`."""
    if case.state == CaseState.DECLINED:
        return "declined"
    return "approved" if case.undo_state == CaseState.DECIDED else "decided"
