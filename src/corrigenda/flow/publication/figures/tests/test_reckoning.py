"""Medians and percentiles by the nearest rank; what still waits counts with its time so far."""

from __future__ import annotations

from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.publication.figures.reckoning import Lasted, Times, share, times

SECONDS = st.lists(st.integers(0, 10**9), min_size=1, max_size=50)


def over(seconds: list[int]) -> list[Lasted]:
    return [Lasted(one, 1) for one in seconds]


@given(SECONDS)
def test_the_median_is_the_lower_middle(seconds: list[int]) -> None:
    assert times(over(seconds)).median == median_low(seconds)


@given(SECONDS)
def test_nine_of_ten_took_no_longer_than_the_ninth(seconds: list[int]) -> None:
    found = times(over(seconds))
    assert found.ninth in seconds
    assert sum(one <= found.ninth for one in seconds) >= 0.9 * len(seconds)
    assert sum(one < found.ninth for one in seconds) < 0.9 * len(seconds)


@given(SECONDS, SECONDS)
def test_what_waits_never_makes_the_desk_look_quicker(done: list[int], waiting: list[int]) -> None:
    without = times(over(done))
    found = times([*over(done), *(Lasted(one, 0, 1) for one in waiting)])
    assert (found.count, found.waiting) == (len(done), len(waiting))
    assert found.median is None or found.median >= without.median
    assert found.ninth is None or found.ninth >= without.ninth


@given(SECONDS)
def test_rows_that_were_counted_together_tell_the_same(seconds: list[int]) -> None:
    together = [Lasted(one, seconds.count(one)) for one in set(seconds)]
    assert times(together) == times(over(seconds))


def test_a_case_that_waits_longer_than_the_others_took_counts_as_one_that_takes_longer() -> None:
    looked = over([60, 120, 180])
    assert times(looked).median == 120
    assert times([*looked, Lasted(9_000, 0, 2)]).median == 180


def test_one_that_came_in_just_now_says_nothing_yet() -> None:
    assert times([*over([60, 120, 180]), Lasted(1, 0, 5)]).median == 120


def test_while_most_still_wait_the_median_is_not_known() -> None:
    assert times([Lasted(60, 1), Lasted(9_000, 0, 3)]) == Times(1, None, None, 3)


def test_of_nothing_there_is_neither_time_nor_share() -> None:
    assert times([]).median is None
    assert share(0, 0) is None
