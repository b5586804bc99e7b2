"""The clock says the time in UTC, and stands still where a test asks it to."""

from datetime import UTC, datetime, timedelta, timezone
from threading import Thread

import pytest

from corrigenda.lib import clock

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def test_the_time_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_inside_the_block_the_clock_stands_still_and_afterwards_it_goes_on() -> None:
    with clock.frozen(NOON):
        assert clock.now() == NOON
        with clock.frozen(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON
    assert clock.now() != NOON


def test_a_moment_of_another_zone_is_told_in_utc() -> None:
    with clock.frozen(datetime(2031, 5, 4, 15, 0, tzinfo=timezone(timedelta(hours=3)))):
        assert clock.now() == NOON
        assert clock.now().tzinfo is UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"), clock.frozen(datetime(2031, 5, 4)):  # noqa: DTZ001
        pass


def test_another_thread_keeps_the_real_time() -> None:
    seen: list[datetime] = []
    with clock.frozen(NOON):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen[0] != NOON


def test_the_clock_goes_on_after_an_error_in_the_block() -> None:
    with pytest.raises(RuntimeError), clock.frozen(NOON):
        raise RuntimeError
    assert clock.now() != NOON


def test_a_slowed_clock_tells_moments_apart_and_lets_no_time_pass() -> None:
    with clock.slowed():
        moments = [clock.now() for _ in range(1_000)]
    assert moments == sorted(set(moments))
    assert moments[-1] - moments[0] == timedelta(microseconds=999)


def test_a_clock_that_is_held_is_not_slowed() -> None:
    with clock.frozen(NOON), clock.slowed():
        assert clock.now() == clock.now() == NOON
