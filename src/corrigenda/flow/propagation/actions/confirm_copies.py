"""Say that other places are the same error: one, some, or all that were found."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.copies.ledger import copy_of
from corrigenda.flow.propagation.models import Copy, CopyKind
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock


def confirm_copies(case: Case, keys: Collection[int] | None, *, by: Actor) -> int:
    """Confirm what was found as a copy; of variants none, for each needs a look of its own.

    Each gets a case of its own by the job process.

    Args:
        keys: of the copies; None for all that were found on the case.

    Returns:
        how many were confirmed: what somebody else judged meanwhile stays as it is.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "copy.judge", case.outlet)
    rows = Copy.objects.filter(case=case, kind=CopyKind.STORY)
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    now = clock.now()
    with transaction.atomic():
        changes = {"state_at": now, "judged_at": now, "judged_by": by.staff, "look_at": now}
        count = COPY.advance_all(rows, CopyState.FOUND, CopyState.CONFIRMED, **changes)
        if count:
            record(by, "copy.confirm", case.outlet, case, count=count)
    return count


def confirm_copy(case: Case, key: int, *, by: Actor) -> Copy:
    """Confirm one by hand, which may be a variant, or one that was declined.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CopyError: there is no such copy on the case.
        TransitionError: it is settled, or somebody else was first.
    """
    require(by, "copy.judge", case.outlet)
    copy = copy_of(case, key)
    now, was = clock.now(), copy.state
    with transaction.atomic():
        changes = {"state_at": now, "judged_at": now, "judged_by": by.staff}
        COPY.advance(copy, CopyState.CONFIRMED, look_at=None if copy.by_hand else now, **changes)
        record(by, "copy.confirm", case.outlet, case, count=1, was=was, url=copy.url)
    return copy
