"""Moments in a place's own time: stored in UTC, read and written as the clocks there show them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo


class ZoneError(ValueError):
    """A zone that is none, or a time that its clocks never show; the message says what to do."""


def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name, such as `Europe/Berlin`.

    Raises:
        ZoneError: this machine knows none of that name.
    """
    try:
        return _zone(name)
    # A folder of the database, a name with a NUL, one that leaves the folder.
    except (KeyError, ValueError, OSError) as error:
        raise ZoneError(f"{name!r} is no time zone; give one such as Europe/Berlin.") from error


def from_local(local: datetime, place: ZoneInfo) -> datetime:
    """The moment, in UTC, at which the clocks of a place show `local` (naive).

    Of an hour that is shown twice, when clocks go back, the first one is meant.

    Raises:
        ZoneError: an hour that is left out when clocks go forward.
        ValueError: `local` has a zone already.
    """
    if local.tzinfo is not None:
        raise ValueError("The time has a zone; give it as the clock shows it.")
    try:
        moment = local.replace(tzinfo=place, fold=0).astimezone(UTC)
        shown = moment.astimezone(place).replace(tzinfo=None)
    except OverflowError as error:
        raise ZoneError(f"The year {local.year} is too far away.") from error
    if shown != local:
        raise ZoneError(
            f"The clocks of {place.key} go forward and never show {local:%H:%M} on that day: "
            f"give {shown:%H:%M}, or an earlier time."
        )
    return moment


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
