"""Put a case on hold while it is being checked, or take it off again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from corrigenda.flow.cases.actions.put import put
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.holding import HOLD_FIELDS, OFF, hold_mark
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CASE, CaseState, require_undecided
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock
from corrigenda.lib.states import StaleStateError, TransitionError
from corrigenda.lib.text import TextError, check_text

MAX_REASON = 500


def check(
    case: Case,
    *,
    by: Actor,
    reason: str = "",
    until: datetime | None = None,
    was: str | None = None,
) -> None:
    """Say that somebody is checking; the receipts tell it, and the story where policy wants.

    A case on hold already gets the new reason and time. One that waits for a source stays so.

    Args:
        reason: why, for the desk; never public.
        until: when an answer is expected; aware.
        was: the `hold_mark` of the hold that was looked at; None for the one that `case` was
            read with.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        StaleStateError: somebody else put it on hold, or changed the hold, first.
        CaseError: a reason that is too long, or a time that is past.
        TransitionError: the case was decided already.
    """
    require(by, "case.check", case.outlet)
    require_undecided(case)
    reason = _checked(reason, until)
    if was is not None and was != hold_mark(case):
        raise StaleStateError("Somebody else put it on hold a moment ago: look at it again.")
    since = case.hold_since or clock.now()
    hold = {
        "hold_since": since,
        "hold_by": by.staff,
        "hold_reason": reason,
        "hold_until": until,
    }
    said = {"reason": reason, "until": until.isoformat() if until else ""}
    detail = {name: value for name, value in said.items() if value}
    with transaction.atomic():
        if case.state in (CaseState.CHECKING, CaseState.AWAITING_SOURCE):
            seen = {name: getattr(case, name) for name in ("state", *HOLD_FIELDS)}
            put(case, "case.check", by=by, seen=seen, detail=detail, **hold)
        else:
            CASE.advance(case, CaseState.CHECKING, **hold)
            record(by, "case.check", case.outlet, case, **detail)


def check_no_longer(case: Case, *, by: Actor) -> None:
    """Take the case off hold: it is as before, and the story says nothing any more.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        TransitionError: it is not on hold.
    """
    require(by, "case.check", case.outlet)
    with transaction.atomic():
        if case.state == CaseState.CHECKING:
            CASE.advance(case, CaseState.NEW, **OFF)
            record(by, "case.release", case.outlet, case)
        elif case.state == CaseState.AWAITING_SOURCE and case.hold_since:
            seen = {"state": case.state, "hold_since": case.hold_since}
            put(case, "case.release", by=by, seen=seen, detail={}, **OFF)
        else:
            raise TransitionError("The case is not on hold.")


def _checked(reason: str, until: datetime | None) -> str:
    try:
        check_text(reason, field="The reason", max_chars=MAX_REASON)
    except TextError as error:
        raise CaseError(str(error)) from error
    if until is not None and until <= clock.now():
        raise CaseError("The time at which an answer is expected is past: give a later one.")
    return " ".join(reason.split())
