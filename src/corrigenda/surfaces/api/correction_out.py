"""A correction, with the way of its change into the story."""

from __future__ import annotations

from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.troubles import trouble_of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.queries import permalink
from corrigenda.surfaces.api.decisions_schemas import CorrectionOut, WayOut


def correction_out(correction: Correction) -> CorrectionOut:
    """A correction as the API tells it."""
    change: StoryChange | None = getattr(correction, "change", None)
    entry = getattr(correction, "entry", None)
    return CorrectionOut(
        id=correction.pk,
        case=correction.case_id,
        kind=correction.kind,
        state=correction.state,
        before=correction.before,
        after=correction.after,
        words=correction.words,
        reason=correction.reason,
        placement=correction.placement,
        placement_reason=correction.placement_reason,
        second_person_because=correction.second_person_because,
        overridden=correction.overridden,
        decided_by=_name(correction.decided_by),
        decided_at=correction.decided_at,
        approved_by=_name(correction.approved_by),
        approved_at=correction.approved_at,
        approval_reason=correction.approval_reason,
        permalink=permalink(entry) if entry else "",
        change=change.state if change else "",
        asked=change.asked if change else 0,
        way=_way(change) if change else None,
    )


def _way(change: StoryChange) -> WayOut:
    message: FixMessage | None = getattr(change, "message", None)
    trouble = trouble_of(change)
    return WayOut(
        requested_at=change.requested_at,
        due_at=change.due_at,
        applied_at=change.applied_at,
        verified_at=change.verified_at,
        missing=change.missing,
        trouble=trouble.trouble.value if trouble else "",
        there=trouble.there if trouble else "",
        heard_at=message.heard_at if message else None,
        hook_tries=message.tries if message else 0,
        hook_error=message.error if message else "",
    )


def _name(staff: Staff | None) -> str:
    return staff.full_name if staff else ""
