"""How a stage takes the rows that the stage before handed on (rule 5 of the house)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from corrigenda.lib.prepared import Prepared, prepared

ModelT = TypeVar("ModelT", bound=Model)


def claim(
    rows: Callable[[datetime], QuerySet[ModelT]] | QuerySet[ModelT],
    *,
    lease: timedelta,
    limit: int,
    now: datetime,
) -> list[ModelT]:
    """Claim up to `limit` of `rows` for the time `lease` and return those that are now ours.

    `rows` is a function of a module that builds a queryset from `now`, and from nothing else: it
    is asked again and again, mostly for nothing, so its query is put together once (ADR 0028). A
    queryset that differs at each call is given itself.

    The model has a nullable datetime field `leased_until`; a row is free when it is null or
    before `now` (aware). Each row goes to one caller only, on SQLite and on PostgreSQL alike, as
    one UPDATE decides it. Call it outside a transaction, so that others see the lease at once,
    and with a queryset that is ordered but not sliced. A row whose worker died is free again when
    the lease has run out; a worker that is done sets `leased_until` to null or moves the row on.
    Raises ValueError for a lease or a limit that is not positive or a `now` without a zone.
    """
    if lease <= timedelta(0) or limit < 1:
        raise ValueError("A claim needs a lease longer than nothing and a limit of 1 or more.")
    if now.tzinfo is None:
        raise ValueError("`now` has no time zone; give an aware datetime, such as clock.now().")
    if isinstance(rows, QuerySet):
        found, keys = rows, list(_keys(rows, limit, now))
    else:
        keys = _kept(rows, limit)(now)
        if not keys:
            return []
        found = rows(now)
    free, until = _free(now), now + lease
    # The base manager and the bare key: were the caller's joins in the UPDATE, PostgreSQL would
    # put them in a subquery that it does not read again after waiting for another claimer's lock.
    table = found.model._base_manager.using(found.db)
    wanted = dict.fromkeys(keys)
    ours = [pk for pk in wanted if table.filter(free, pk=pk).update(leased_until=until) == 1]
    if not ours:
        return []
    claimed = list(found.filter(pk__in=ours))
    # Moved on by another between the reading and the claim: not for this stage any more.
    strays = set(ours) - {row.pk for row in claimed}
    if strays:
        table.filter(pk__in=strays, leased_until=until).update(leased_until=None)
    return claimed


def _free(now: datetime) -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lt=now)


def _keys(rows: QuerySet[Any], limit: int, now: datetime) -> QuerySet[Any, Any]:
    return rows.filter(_free(now)).values_list("pk", flat=True)[:limit]


@lru_cache(maxsize=256)
def _kept(rows: Callable[[datetime], QuerySet[Any]], limit: int) -> Prepared[[datetime], Any]:
    @prepared
    def keys(now: datetime) -> QuerySet[Any, Any]:
        return _keys(rows(now), limit, now)

    return keys
