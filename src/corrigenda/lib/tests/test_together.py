"""What waits is done in one go; what fails together is tried alone."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from corrigenda.lib.together import Together


def test_calls_that_wait_are_done_together() -> None:
    seen: list[list[int]] = []
    begun, go_on = Event(), Event()

    def double(numbers: Sequence[int]) -> list[int]:
        seen.append(list(numbers))
        begun.set()
        go_on.wait(60)
        return [2 * one for one in numbers]

    doubled = Together(double)
    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(doubled, 0)
        assert begun.wait(60)
        rest = [pool.submit(doubled, number) for number in range(1, 9)]
        while doubled._waiting.qsize() < 8:
            pass
        go_on.set()
        assert [first.result(60), *(one.result(60) for one in rest)] == list(range(0, 18, 2))
    assert [len(one) for one in seen] == [1, 8]


def test_one_that_fails_fails_alone() -> None:
    def halve(numbers: Sequence[int]) -> list[float]:
        return [12 / one for one in numbers]

    halved = Together(halve, most=4)
    with ThreadPoolExecutor(8) as pool:
        found = [pool.submit(halved, number) for number in (0, 1, 2, 3, 4, 6, 12, 0)]
    assert [one.result() for one in found[1:7]] == [12, 6, 4, 3, 2, 1]
    for one in (found[0], found[7]):
        with pytest.raises(ZeroDivisionError):
            one.result()
