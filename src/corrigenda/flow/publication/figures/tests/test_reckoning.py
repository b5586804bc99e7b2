"""Medians and percentiles by the nearest rank."""

from __future__ import annotations

from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.publication.figures.reckoning import share, times

SECONDS = st.lists(st.floats(0, 1e9), min_size=1, max_size=50)


@given(SECONDS)
def test_the_median_is_the_lower_middle(seconds: list[float]) -> None:
    assert times(seconds).median == median_low(seconds)


@given(SECONDS)
def test_nine_of_ten_took_no_longer_than_the_ninth(seconds: list[float]) -> None:
    found = times(seconds)
    assert found.ninth in seconds
    assert sum(one <= found.ninth for one in seconds) >= 0.9 * len(seconds)
    assert sum(one < found.ninth for one in seconds) < 0.9 * len(seconds)


def test_of_nothing_there_is_neither_time_nor_share() -> None:
    assert times([]).median is None
    assert share(0, 0) is None
