"""The time of day, in one place, so that a test can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from itertools import count, repeat

_MOMENT = timedelta(microseconds=1)

_held: ContextVar[Iterator[datetime] | None] = ContextVar("corrigenda_clock", default=None)


def now() -> datetime:
    """Return the present moment as an aware datetime in UTC."""
    held = _held.get()
    return datetime.now(UTC) if held is None else next(held)


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Hold the clock at `at` (aware, any zone) inside the block, in this thread or task only.

    Raises ValueError when `at` has no time zone.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("The moment has no time zone; give an aware datetime, such as one in UTC.")
    moment = at.astimezone(UTC)
    with _holding(repeat(moment)):
        yield moment


@contextmanager
def slowed() -> Iterator[None]:
    """Have a microsecond pass at each question inside the block, in this thread or task only.

    However slow the machine is, no time to speak of passes, and yet no two things are of one
    moment. A clock that is held already stays as it is.
    """
    begun = now()
    held = _held.get() or (begun + asked * _MOMENT for asked in count())
    with _holding(held):
        yield


@contextmanager
def _holding(moments: Iterator[datetime]) -> Iterator[None]:
    token = _held.set(moments)
    try:
        yield
    finally:
        _held.reset(token)
