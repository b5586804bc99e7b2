"""Checking a log costs little more than looking at it, whatever the machine."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from corrigenda.flow.publication.chain.lines import read_line, write_line
from corrigenda.flow.publication.chain.tests.making import a_log
from corrigenda.flow.publication.chain.tests.tampering import check

TIMES = 80
"""The bench measures about 25; the rest is for a machine that has other things to do."""


def _quickest(do: Callable[[], object]) -> float:
    seconds = []
    for _ in range(5):
        begun = time.process_time()
        do()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def test_it_costs_a_bounded_number_of_times_what_hashing_costs() -> None:
    log = a_log(2_000, checkpoint_every=1_000, expunge_every=100, keeps_heads=False)
    text = [write_line(one) for one in log.export()]
    raw = [one.encode() for one in text]
    found = check([read_line(one) for one in text], log.keys)
    hashing = _quickest(lambda: [hashlib.sha256(one).digest() for one in raw])
    checking = _quickest(lambda: check([read_line(one) for one in text], log.keys))
    assert found == []
    assert checking < TIMES * hashing
