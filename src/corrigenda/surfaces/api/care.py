"""How a case is cared for. Pure."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.surfaces.api.casefile_schemas import CareOut


def care(case: Case) -> CareOut:
    """Its severity, owner, due time and hold."""
    return CareOut(
        id=case.pk,
        state=case.state,
        severity=case.severity,
        severity_reason=case.severity_reason,
        owner=case.owner.username if case.owner else None,
        due_at=case.due_at,
        due_by_hand=case.due_by_hand,
        hold_since=case.hold_since,
        hold_until=case.hold_until,
        hold_reason=case.hold_reason,
        hold_by=case.hold_by.full_name if case.hold_by else "",
    )
