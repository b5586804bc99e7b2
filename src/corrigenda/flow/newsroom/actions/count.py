"""Count something against a limit, the same on every worker and both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import Tally
from corrigenda.lib import clock

# One statement, so that two workers cannot both read the last free place.
_ROW = "(%s, %s, %s)"
_UPSERT = """
    INSERT INTO newsroom_tally ("key", "window", "count") VALUES {rows}
    ON CONFLICT ("key", "window") DO UPDATE SET "count" = newsroom_tally."count" + excluded."count"
    RETURNING "key", "count"
"""
_AT_ONCE = 200
"""Rows of one statement; every database takes three times as many parameters."""


def count(key: str, *, limit: int, window: timedelta) -> None:
    """Count one more of `key`.

    Args:
        key: what is counted; at most 120 characters, never a raw address.
        limit: how many are let through in one window.
        window: length of a window; windows start at whole multiples of it.

    Raises:
        TooManyError: this one is over the limit.
    """
    now = clock.now()
    [counted] = count_each([key], window=window, at=now)
    if counted > limit:
        raise TooManyError(f"No more than {limit} in {window}.", wait=wait_of(window, now))


def count_each(keys: Sequence[str], *, window: timedelta, at: datetime) -> list[int]:
    """Count one more for each of the keys, of which some may be the same.

    Returns:
        for each, how many there are now in its window, itself included.
    """
    start = at.replace(microsecond=0) - timedelta(seconds=int(at.timestamp()) % _seconds(window))
    column = Tally._meta.get_field("window").get_db_prep_value(start, connection)
    # In one order everywhere, so that two workers never wait for one another.
    more = sorted(Counter(keys).items())
    totals: dict[str, int] = {}
    for first in range(0, len(more), _AT_ONCE):
        part = more[first : first + _AT_ONCE]
        values = [value for key, number in part for value in (key, column, number)]
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT.format(rows=", ".join([_ROW] * len(part))), values)
            totals.update(cursor.fetchall())
    counted = []
    left = Counter(keys)
    for key in keys:
        left[key] -= 1
        counted.append(totals[key] - left[key])
    return counted


def wait_of(window: timedelta, at: datetime) -> int:
    """Seconds until the next window begins."""
    return _seconds(window) - int(at.timestamp()) % _seconds(window)


def _seconds(window: timedelta) -> int:
    return int(window.total_seconds())
