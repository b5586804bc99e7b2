"""Tidying: few runs of postings however stories came in, while others add and search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Semaphore

import numpy as np
import pytest

from corrigenda.archive import PassageIndex, merging, tidying
from corrigenda.archive.buckets import BUCKET_BITS, restored
from corrigenda.archive.grams import MOST_NUMBERS, PLACE_BITS

from .stories import PASSAGE, story

RUNS = 16
AT_ONCE = 64


@pytest.fixture
def many_runs(index: PassageIndex, monkeypatch: pytest.MonkeyPatch) -> PassageIndex:
    """As after years of additions: runs too large to be united while somebody waits."""
    monkeypatch.setattr(merging, "_MOST_AT_ONCE", 10)
    monkeypatch.setattr(tidying, "_IN_A_SLICE", 500)
    for first in range(0, RUNS * AT_ONCE, AT_ONCE):
        index.add_many((f"{n:04}", story(n)) for n in range(first, first + AT_ONCE))
    assert runs(index) == RUNS
    return index


def runs(index: PassageIndex) -> int:
    return len(index._tables.segments())


def strays(index: PassageIndex) -> set[int]:
    """Segments that nobody knows and of which there are rows."""
    rows = index._database.ask("SELECT number FROM sweep_bucket")
    known = {one.number for one in index._tables.segments()}
    return {number >> BUCKET_BITS for (number,) in rows} - known


def test_tidying_leaves_few_runs_and_changes_no_answer(many_runs: PassageIndex) -> None:
    for n in range(0, 100, 3):
        many_runs.remove(f"{n:04}")
    before = many_runs.find(PASSAGE)
    while many_runs.tidy():
        pass
    assert runs(many_runs) <= 4
    assert many_runs.find(PASSAGE) == before
    assert not strays(many_runs)
    assert not many_runs.tidy()


def while_others_add(
    index: PassageIndex, url: str, do: Callable[[PassageIndex, tidying.Turn], int]
) -> tuple[int, int]:
    """What is returned by what another process does; how many were added meanwhile, each found."""
    stay = len(index.find(PASSAGE))
    added_one = Semaphore(0)

    def another() -> int:
        with PassageIndex(url) as mine:

            @contextmanager
            def turn() -> Iterator[None]:
                """Between two steps something is added."""
                added_one.acquire(timeout=10)
                with mine._writing():
                    yield

            return do(mine, turn)

    with ThreadPoolExecutor(1) as pool:
        doing = pool.submit(another)
        added = 0
        while not doing.done():
            index.add_many([(f"new-{added}", story(added))])
            added += 1
            assert len(index.find(PASSAGE)) == stay + added
            added_one.release()
    return doing.result(), added


def test_others_add_and_search_meanwhile(many_runs: PassageIndex, archive_url: str) -> None:
    def tidy_all(mine: PassageIndex, turn: tidying.Turn) -> int:
        return sum(iter(lambda: tidying.tidy(mine._tables, turn), False))

    rounds, added = while_others_add(many_runs, archive_url, tidy_all)
    assert rounds >= 4
    assert len(many_runs.find(PASSAGE)) == RUNS * AT_ONCE + added


def test_what_was_broken_off_is_seen_by_nobody_and_removed_by_the_next(
    many_runs: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = merging.Merger.write

    def killed(merger: merging.Merger, at: int) -> None:
        write(merger, at)
        if at == 2:
            raise KeyboardInterrupt

    before = many_runs.find(PASSAGE)
    with monkeypatch.context() as patch:
        patch.setattr(merging.Merger, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            many_runs.tidy()
    assert many_runs.find(PASSAGE) == before
    assert strays(many_runs), "nothing was written before"
    assert not many_runs.tidy(), "another process may still be at it"
    monkeypatch.setattr(tidying, "_LEASE", -1.0)
    while many_runs.tidy():
        pass
    assert not strays(many_runs)
    assert runs(many_runs) <= 4
    assert many_runs.find(PASSAGE) == before


def test_a_merge_of_all_goes_before(
    many_runs: PassageIndex, archive_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = many_runs.find(PASSAGE)
    write = merging.Merger.write

    def overtaken(merger: merging.Merger, at: int) -> None:
        write(merger, at)
        if at == merger.slices - 1:
            monkeypatch.setattr(merging.Merger, "write", write)
            merged.append(True)

    merged: list[bool] = []
    monkeypatch.setattr(merging.Merger, "write", overtaken)
    turn = many_runs._writing

    def after_a_merge():  # type: ignore[no-untyped-def]
        if merged:
            merged.clear()
            with PassageIndex(archive_url) as other:
                other.merge()
        return turn()

    tidying.tidy(many_runs._tables, after_a_merge)
    assert runs(many_runs) == 1
    assert not strays(many_runs)
    assert many_runs.find(PASSAGE) == before


def test_a_merge_leaves_nothing_of_what_was_broken_off(
    many_runs: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(merger: merging.Merger, at: int) -> None:
        write(merger, at)
        if at == 2:
            raise KeyboardInterrupt

    write = merging.Merger.write
    with monkeypatch.context() as patch:
        patch.setattr(merging.Merger, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            many_runs.tidy()
    assert strays(many_runs)
    before = many_runs.find(PASSAGE)
    many_runs.merge()
    assert not strays(many_runs)
    assert many_runs.find(PASSAGE) == before
    assert not many_runs.tidy()


def test_others_add_and_search_while_nothing_is_left_of_what_was_removed(
    many_runs: PassageIndex, archive_url: str
) -> None:
    for n in range(0, 100, 3):
        many_runs.remove(f"{n:04}")
    gone = dead(many_runs)
    assert gone

    def renew(mine: PassageIndex, turn: tidying.Turn) -> int:
        tidying.renew(mine._tables, turn)
        return len(mine._tables.segments())

    _, added = while_others_add(many_runs, archive_url, renew)
    assert added > 4
    assert not dead(many_runs) & gone
    assert not strays(many_runs)


def test_who_tidies_goes_no_further_where_all_is_written_anew(
    many_runs: PassageIndex, archive_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_runs.remove("0003")
    before = many_runs.find(PASSAGE)
    write = merging.Merger.write
    overtaken: list[bool] = []

    def write_once(merger: merging.Merger, at: int) -> None:
        write(merger, at)
        if not overtaken:
            overtaken.append(True)

    turn = many_runs._writing

    def after_another():  # type: ignore[no-untyped-def]
        if overtaken == [True]:
            overtaken.append(False)
            with PassageIndex(archive_url) as other:
                other.compact()
        return turn()

    monkeypatch.setattr(merging.Merger, "write", write_once)
    assert not tidying.tidy(many_runs._tables, after_another)
    assert runs(many_runs) == 1
    assert not dead(many_runs)
    assert many_runs.find(PASSAGE) == before


def dead(index: PassageIndex) -> set[int]:
    """Numbers that postings have, and no document."""
    segments = index._tables.segments()
    numbers = {
        int(key >> np.uint64(PLACE_BITS)) & (MOST_NUMBERS - 1)
        for one in segments
        for row, blob in index._tables.bucket_range(one, 0, 1 << one.bucket_bits)
        for key in restored(one, row, blob)
    }
    return numbers - set(index._tables.numbers(0, MOST_NUMBERS))
