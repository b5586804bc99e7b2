"""Look what became of the other places of an error: the ledger of its copies."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.actions.follow_copy import follow_copy
from corrigenda.flow.propagation.actions.settle_united import settle_united
from corrigenda.flow.propagation.copies.becoming import became, case_of, is_declined, joined_of
from corrigenda.flow.propagation.copies.ledger import LOOKED_AT, OPEN
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)
SOON = timedelta(seconds=2)
LONGEST_WAIT = timedelta(days=1)
LONGEST_SETTLED = timedelta(days=30)
"""Between two looks at a copy that was declined with its case, which may be opened again."""
_JUDGED = (CopyState.CONFIRMED, CopyState.REQUESTED)


def recheck_copies(case: Case, *, by: Actor) -> int:
    """Have all copies of a case that are not settled looked at now; returns how many.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "case.sweep", case.outlet)
    with transaction.atomic():
        rows = Copy.objects.filter(LOOKED_AT, case=case).exclude(article=None)
        count = rows.update(look_at=clock.now())
        record(by, "copy.recheck", case.outlet, case, count=count)
    return count


def recheck_copies_due(limit: int = 100) -> int:
    """Look at the copies that are due; returns how many were claimed."""
    now = clock.now()
    copies = claim(_due, lease=LEASE, limit=limit, now=now)
    each(copies, transaction.atomic(recheck))
    return len(copies)


def _due(now: datetime) -> QuerySet[Copy]:
    return with_stories(Copy.objects.filter(look_at__lte=now)).order_by("look_at")


def with_stories(rows: QuerySet[Copy]) -> QuerySet[Copy]:
    """Copies with what a look at them reads."""
    read = ("article__current", "version", "report", "own_case", "case")
    return rows.select_related(*read).defer("article__current__block_data", "version__block_data")


def recheck(copy: Copy, origin: Origin | None = None) -> None:
    """Look once, inside the caller's transaction, and say when to look again.

    Args:
        origin: of its case, where the caller has it: many copies have one.
    """
    now = clock.now()
    joined = joined_of(copy)
    copy.own_case = case_of(joined) or copy.own_case
    if copy.state == CopyState.DECLINED and copy.own_case and not is_declined(copy.own_case):
        COPY.advance(copy, CopyState.CONFIRMED, state_at=now)
    if copy.state in OPEN:
        settle_united(copy)
    if copy.state in OPEN:
        _advance(copy, became(copy, joined))
    if copy.state in OPEN:
        follow_copy(copy, origin)
    wait = _wait(copy)
    copy.look_at, copy.leased_until = now + wait if wait else None, None
    _save(copy)


def _advance(copy: Copy, to: CopyState | None) -> None:
    if to is CopyState.CORRECTED and copy.state not in _JUDGED:
        # Nobody said that it is the error: the words do not stand there any more, that is all.
        to = CopyState.GONE
    if to is not None and to != copy.state:
        COPY.advance(copy, to, state_at=clock.now())


def _save(copy: Copy) -> None:
    seen = ["own_case", "distance", "differs", "look_at", "leased_until"]
    try:
        with transaction.atomic():
            copy.save(update_fields=["article", *copy.PLACE_FIELDS, *seen])
    except IntegrityError:
        # Two places of the passage became one: this row stays where it was.
        copy.save(update_fields=seen)


def _wait(copy: Copy) -> timedelta | None:
    """Often at first, because what was asked of a CMS is done at once or much later."""
    longest = LONGEST_WAIT
    if copy.state == CopyState.DECLINED and copy.own_case is not None:
        longest = LONGEST_SETTLED
    elif copy.state not in OPEN:
        return None
    elif copy.state not in _JUDGED:
        return LONGEST_WAIT
    return min(max((clock.now() - copy.state_at) / 10, SOON), longest)
