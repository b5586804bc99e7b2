"""Whatever is done to a log by somebody without the house's key is found and named."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.flow.publication.chain.tests.making import Log, a_log
from corrigenda.flow.publication.chain.tests.tampering import TAMPERINGS, Tamper, check

LOGS = {size: a_log(size) for size in (21, 40)}


def test_a_log_that_nobody_touched_is_good() -> None:
    for log in LOGS.values():
        assert check(log.export(), log.keys) == []


def test_an_empty_log_is_good() -> None:
    assert check(Log().export(), Log().keys) == []


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda one: one.__name__)
@given(random=st.randoms(use_true_random=False), size=st.sampled_from(sorted(LOGS)))
@settings(max_examples=40, deadline=None)
def test_it_is_found_and_named(tamper: Tamper, random: Random, size: int) -> None:
    log = LOGS[size]
    done = tamper(log, random)
    found = check(done.lines, log.keys, done.since)
    assert done.named(found), [str(one) for one in found]
