"""Approve a correction as the second person, send it back, or take one's own back."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.actions.note_decided import forget_decided, note_approved
from corrigenda.flow.cases.actions.settle import wait_for_undo
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import (
    Correction,
    FixMessage,
    Kind,
    StoryChange,
)
from corrigenda.flow.corrections.queries import published_in
from corrigenda.flow.corrections.states import CORRECTION, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import check_text

MAX_REASON = 2_000


def approve(correction: Correction, *, reason: str, by: Actor) -> None:
    """Approve somebody else's correction.

    Raises:
        NotAllowedError: `by` may not approve, or decided it: nobody approves their own.
        CorrectionError: a fix that touches facts is approved only with a reason; the passage
            changed since it was decided.
        TextError: the reason has characters that no text has, or more than `MAX_REASON`.
        TransitionError: it does not wait for approval.
    """
    check_text(reason, field="reason", max_chars=MAX_REASON)
    _require_second_person(correction, by)
    _require_waiting(correction)
    if correction.changes_story and context_of(correction.case).passage != correction.before:
        raise CorrectionError(
            "reason",
            "The story changed since this was decided: send it back, and decide it again.",
        )
    if correction.kind == Kind.FIX and not reason.strip():
        raise CorrectionError("reason", "Say why this may be changed without a notice.")
    with transaction.atomic():
        record(by, "correction.approve", correction.outlet, correction, reason=reason.strip())
        wait_for_undo(correction.case, by=by)
        note_approved(correction.case)
        let_through(correction, by=by, reason=reason.strip())


def send_back(correction: Correction, *, reason: str, by: Actor) -> None:
    """Refuse approval: the case is to be decided again, or stays as it was published.

    Who decided it may take it back the same way while it waits.

    Raises:
        NotAllowedError: `by` neither decided it nor may approve it.
        CorrectionError: no reason.
        TextError: see `approve`.
        TransitionError: it does not wait for approval.
    """
    check_text(reason, field="reason", max_chars=MAX_REASON)
    own = is_own(correction, by)
    if own:
        require(by, "correction.decide", correction.outlet)
    else:
        _require_second_person(correction, by)
    if not reason.strip():
        raise CorrectionError("reason", "Say what has to change.")
    _require_waiting(correction)
    with transaction.atomic():
        CORRECTION.advance(correction, CorrectionState.DRAFT, approval_reason=reason.strip())
        forget_decided(correction.case)
        if published_in(correction.case) is None:
            conclude(correction.case, CaseState.NEW, by=by, reason=reason.strip())
            return
        # A refused second thought leaves what was published before as it was.
        CASE.advance(correction.case, CaseState.PUBLISHED)
        verb = "correction.take_back" if own else "correction.send_back"
        record(by, verb, correction.outlet, correction, reason=reason.strip())


def is_own(correction: Correction, by: Actor) -> bool:
    """Whether `by` is who decided it."""
    return by.staff is not None and by.staff.pk == correction.decided_by_id


def let_through(correction: Correction, *, by: Actor | None = None, reason: str = "") -> None:
    """Mark as approved and ask the CMS for the change; inside the caller's transaction.

    Of what can still be taken back nothing leaves before that time is over.
    """
    now = clock.now()
    undoable = correction.case.effective_at if correction.case.can_be_undone else None
    leaves_at = undoable or now
    CORRECTION.advance(
        correction,
        CorrectionState.APPROVED,
        approved_at=now,
        approved_by=by.staff if by else None,
        approval_reason=reason,
        publish_at=None if correction.is_silent else leaves_at,
    )
    if not correction.changes_story:
        return
    case, outlet = correction.case, correction.outlet
    change = StoryChange.objects.create(
        correction=correction,
        version=case.version,
        selector_data=case.selector_data,
        requested_at=leaves_at,
        due_at=leaves_at + timedelta(hours=outlet.policy.fix_due_hours),
        look_at=leaves_at,
    )
    if outlet.hook_url:
        FixMessage.objects.create(change=change, due_at=leaves_at)


def _require_second_person(correction: Correction, by: Actor) -> None:
    require(by, "correction.approve", correction.outlet)
    if by.staff is None or is_own(correction, by):
        raise NotAllowedError("A correction is approved by somebody else than who decided it.")


def _require_waiting(correction: Correction) -> None:
    if correction.state != CorrectionState.IN_APPROVAL:
        raise TransitionError(
            f"A correction that is {correction.state} does not wait for approval."
        )
