"""Say by when a case is to be decided."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from corrigenda.flow.cases import triage
from corrigenda.flow.cases.actions.put import as_it_is, put
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock

FURTHEST = timedelta(days=366)


def set_due(case: Case, due_at: datetime | None, *, was: datetime | None = None, by: Actor) -> None:
    """Set the time; None gives it back to policy.

    Args:
        due_at: aware, at most a year away.
        was: the due time that was looked at; None for the one that `case` was read with.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: a time that is past, or too far away.
        StaleStateError: somebody else changed it first.
    """
    require(by, "case.due", case.outlet)
    now = clock.now()
    if due_at is not None and not now < due_at <= now + FURTHEST:
        raise CaseError("A due time lies ahead, at most a year away.")
    with transaction.atomic():
        new = due_at if due_at is not None else triage.due_at(as_it_is(case))
        put(
            case,
            "case.due",
            by=by,
            seen={"due_at": was if was is not None else case.due_at},
            detail={"due_at": new.isoformat(), "by_policy": due_at is None},
            due_at=new,
            due_by_hand=due_at is not None,
        )
