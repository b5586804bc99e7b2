"""When to try again, and when a digest goes out. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from corrigenda.flow.propagation.events import How

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
LONGEST_WAIT_OF_A_LINE = timedelta(minutes=15)


def wait(tries: int, most: timedelta = LONGEST_WAIT) -> timedelta:
    """How long to wait after that many tries: a minute, then twice as long each time."""
    doubled: int = 2 ** min(max(tries - 1, 0), 20)
    return min(FIRST_WAIT * doubled, most)


def digest_at(how: How, now: datetime, *, hour: int, zone: ZoneInfo) -> datetime:
    """When the next digest goes out after `now`, in UTC.

    Args:
        how: `hourly` or `daily`.
        hour: of the day, by the clocks of `zone`. On a day on which they leave that hour out
            it is the hour after; of an hour that they show twice it is the first.
    """
    if how is How.HOURLY:
        return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    today = now.astimezone(zone).date()
    for days in range(3):
        naive = datetime.combine(today + timedelta(days=days), datetime.min.time())
        moment = naive.replace(hour=hour, tzinfo=zone).astimezone(UTC)
        if moment > now:
            return moment
    raise AssertionError("a day has an hour")
