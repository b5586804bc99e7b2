"""Count something against a limit, the same on every worker and both databases."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import Tally
from corrigenda.lib import clock

# One statement, so that two workers cannot both read the last free place.
_UPSERT = """
    INSERT INTO newsroom_tally ("key", "window", "count") VALUES (%s, %s, 1)
    ON CONFLICT ("key", "window") DO UPDATE SET "count" = newsroom_tally."count" + 1
    RETURNING "count"
"""


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
    seconds = int(window.total_seconds())
    passed = int(now.timestamp()) % seconds
    start = now.replace(microsecond=0) - timedelta(seconds=passed)
    column = Tally._meta.get_field("window")
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [key, column.get_db_prep_value(start, connection)])
        (counted,) = cursor.fetchone()
    if counted > limit:
        raise TooManyError(f"No more than {limit} in {window}.", wait=seconds - passed)
