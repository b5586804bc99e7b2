"""Say that other places are none of the error, and leave them as they are."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import Copy, CopyKind
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock


def decline_copies(case: Case, keys: Collection[int] | None, *, by: Actor) -> int:
    """Decline copies and variants that nobody judged yet.

    Args:
        keys: of the copies; None for all that were found as copies, not the variants.

    Returns:
        how many were declined.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "copy.judge", case.outlet)
    rows = Copy.objects.filter(case=case, kind=CopyKind.STORY)
    states: tuple[CopyState, ...] = (CopyState.FOUND,)
    if keys is not None:
        rows, states = rows.filter(pk__in=list(keys)), (CopyState.FOUND, CopyState.VARIANT)
    now = clock.now()
    changes = {"state_at": now, "judged_at": now, "judged_by": by.staff, "look_at": None}
    with transaction.atomic():
        count = sum(
            COPY.advance_all(rows, state, CopyState.DECLINED, **changes) for state in states
        )
        if count:
            record(by, "copy.decline", case.outlet, case, count=count)
    return count
