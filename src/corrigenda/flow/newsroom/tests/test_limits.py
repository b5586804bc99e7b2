"""What is counted is let through so often in a window, and no oftener."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.lib import clock

NOON = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_so_many_are_let_through_and_the_next_is_told_how_long_to_wait(db: None) -> None:
    with clock.frozen(NOON + timedelta(seconds=20)):
        for _ in range(3):
            count("report:1", limit=3, window=MINUTE)
        with pytest.raises(TooManyError) as told:
            count("report:1", limit=3, window=MINUTE)
    assert told.value.wait == 40


def test_a_new_window_starts_afresh(db: None) -> None:
    with clock.frozen(NOON + timedelta(seconds=59)):
        count("report:1", limit=1, window=MINUTE)
    with clock.frozen(NOON + timedelta(seconds=60)):
        count("report:1", limit=1, window=MINUTE)


def test_one_key_does_not_use_up_another(db: None) -> None:
    with clock.frozen(NOON):
        count("report:1", limit=1, window=MINUTE)
        count("report:2", limit=1, window=MINUTE)


@pytest.mark.django_db(transaction=True)
def test_of_forty_at_once_from_eight_threads_exactly_ten_get_through(
    transactional_db: None,
) -> None:
    def try_one(_: int) -> bool:
        try:
            with clock.frozen(NOON):
                count("report:1", limit=10, window=MINUTE)
        except TooManyError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(try_one, range(40))) == 10
