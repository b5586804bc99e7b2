"""The time of day, in one place, so that a test can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_held: ContextVar[datetime | None] = ContextVar("corrigenda_clock", default=None)


def now() -> datetime:
    """Return the present moment as an aware datetime in UTC."""
    held = _held.get()
    return datetime.now(UTC) if held is None else held


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Hold the clock at `at` (aware, any zone) inside the block, in this thread or task only.

    Raises ValueError when `at` has no time zone.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("The moment has no time zone; give an aware datetime, such as one in UTC.")
    moment = at.astimezone(UTC)
    token = _held.set(moment)
    try:
        yield moment
    finally:
        _held.reset(token)
