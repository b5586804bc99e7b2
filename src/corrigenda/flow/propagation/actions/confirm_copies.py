"""Say that other places are the same error: one, some, or all that were found."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q, QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.actions.recheck_copies import recheck, with_stories
from corrigenda.flow.propagation.copies.becoming import is_declined
from corrigenda.flow.propagation.copies.ledger import copy_of
from corrigenda.flow.propagation.copies.origin import Origin, origin_of
from corrigenda.flow.propagation.models import Copy, CopyKind
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock
from corrigenda.lib.states import StaleStateError, TransitionError

AT_ONCE = 50
"""Copies that are looked at in one transaction."""
_UNJUDGED = (CopyState.FOUND, CopyState.VARIANT)


def confirm_copies(case: Case, keys: Collection[int] | None, *, by: Actor) -> int:
    """Confirm what was found as a copy; of variants none, for each needs a look of its own.

    Each gets a case of its own by the job process.

    Args:
        keys: of the copies; None for all that were found on the case.

    Returns:
        how many were confirmed: what somebody else judged meanwhile stays as it is, and so does
        what says something else since it was found, or stands there no more.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "copy.judge", case.outlet)
    rows = Copy.objects.filter(case=case, kind=CopyKind.STORY)
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    unseen = _look_at_all(rows.filter(state=CopyState.FOUND), origin_of(case))
    now = clock.now()
    with transaction.atomic():
        changes = {"state_at": now, "judged_at": now, "judged_by": by.staff, "look_at": now}
        count = COPY.advance_all(
            rows.exclude(pk__in=unseen), CopyState.FOUND, CopyState.CONFIRMED, **changes
        )
        if count:
            record(by, "copy.confirm", case.outlet, case, count=count)
    return count


def confirm_copy(case: Case, key: int, *, by: Actor) -> Copy:
    """Confirm one by hand, which may be a variant, or one that was declined.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CopyError: there is no such copy on the case.
        TransitionError: it is settled, somebody else was first, or the story changed meanwhile.
    """
    require(by, "copy.judge", case.outlet)
    copy = copy_of(case, key)
    if not copy.by_hand and copy.state in _UNJUDGED and copy.version_id is not None:
        _look_at_one(copy)
    _require_open(copy)
    now, was = clock.now(), copy.state
    with transaction.atomic():
        changes = {"state_at": now, "judged_at": now, "judged_by": by.staff}
        COPY.advance(copy, CopyState.CONFIRMED, look_at=None if copy.by_hand else now, **changes)
        record(by, "copy.confirm", case.outlet, case, count=1, was=was, url=copy.url)
    return copy


def _require_open(copy: Copy) -> None:
    """What is kept by hand comes back from wherever it was; a story's place is what it is."""
    if not copy.by_hand and copy.state not in (*_UNJUDGED, CopyState.DECLINED):
        raise TransitionError(f"A copy that is {copy.state} is not judged again.")
    if copy.state == CopyState.DECLINED and is_declined(copy.own_case):
        raise TransitionError(f"Case {copy.own_case_id} on it was declined: open that one again.")


def _look_at_all(rows: QuerySet[Copy], origin: Origin) -> list[int]:
    """Look at those that moved in small transactions: SQLite has one writer, others wait for it.

    Returns the keys of those that could not be looked at: somebody else was at them.
    """
    keys = list(_moved(rows).order_by("pk").values_list("pk", flat=True))
    unseen: list[int] = []
    for first in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            for copy in with_stories(rows.filter(pk__in=keys[first : first + AT_ONCE])):
                if not _look(copy, origin):
                    unseen.append(copy.pk)
    return unseen


def _look(copy: Copy, origin: Origin) -> bool:
    try:
        with transaction.atomic():
            recheck(copy, origin)
    except StaleStateError:
        return False
    return True


def _moved(rows: QuerySet[Copy]) -> QuerySet[Copy]:
    """Those whose stories changed since anybody looked, or are none of their own any more."""
    moved = Q(followed_to=None) | ~Q(article__current=F("followed_to"))
    moved |= Q(article__gone_at__isnull=False) | Q(article__same_as__isnull=False)
    return rows.filter(moved, article__current__isnull=False, version__isnull=False)


def _look_at_one(copy: Copy) -> None:
    """Look whether it still says what somebody looked at.

    Raises:
        StaleStateError: it does not.
    """
    seen = copy.state, copy.differs, copy.selector.exact
    with transaction.atomic():
        for one in with_stories(_moved(Copy.objects.filter(pk=copy.pk))):
            recheck(one)
    copy.refresh_from_db()
    if copy.state in _UNJUDGED and seen != (copy.state, copy.differs, copy.selector.exact):
        raise StaleStateError("The story was changed a moment ago: look at it again.")
