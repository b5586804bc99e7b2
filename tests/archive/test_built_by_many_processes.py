"""An archive is prepared by several processes, and is the same as if one had made it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrigenda.archive import BadDocumentError, PassageIndex, ProcessLostError

from .stories import PASSAGE, hay, story

COUNT = 1_100  # some portions, and a smaller one at the end


def stories() -> Iterator[tuple[str, str]]:
    """Every hundredth with the passage; two come again, and say something else then."""
    for number in range(COUNT):
        yield f"story-{number}", story(number) if number % 100 == 0 else hay(number)
    yield "story-100", hay(1)
    yield "story-5", story(5)


WITH_PASSAGE = {"story-5", *(f"story-{number}" for number in range(0, COUNT, 100))} - {"story-100"}


def rows_of(index: PassageIndex) -> list[object]:
    """All that a search reads, bytes included."""
    ask = index._database.ask
    columns = {
        "document": "document_id, words",
        "text": "number, body",
        "segment": "base, postings",
        "bucket": "number, postings",
    }
    return [
        [tuple(map(bytes_or, row)) for row in ask(f"SELECT {what} FROM sweep_{table} ORDER BY 1")]
        for table, what in columns.items()
    ]


def bytes_or(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def places(index: PassageIndex) -> set[str]:
    return {match.document_id for match in index.find(PASSAGE)}


def test_every_byte_is_the_same_as_of_one_process(archive_url: str, tmp_path: Path) -> None:
    with PassageIndex(archive_url) as index:
        index.add_many(stories(), processes=3)
        assert places(index) == WITH_PASSAGE
        made = rows_of(index)
    with PassageIndex(f"sqlite:///{tmp_path}/alone.sqlite3") as alone:
        alone.add_many(stories())
        assert rows_of(alone) == made


def test_what_is_told_as_kept_is_found_by_others_at_that_moment(
    index: PassageIndex, archive_url: str
) -> None:
    known: set[str] = set()
    with PassageIndex(archive_url) as other:
        for ids in index.adding(stories(), processes=2, at_once=300):
            known |= set(ids)
            assert places(other) >= (known & WITH_PASSAGE) - {"story-5"}
    assert known == {f"story-{number}" for number in range(COUNT)}
    index.merge()
    assert places(index) == WITH_PASSAGE


def test_a_bad_document_among_them_is_named_and_the_processes_end(index: PassageIndex) -> None:
    def with_a_bad_one() -> Iterator[tuple[str, str]]:
        yield from stories()
        yield "", "has no id"

    with pytest.raises(BadDocumentError, match="is no id"):
        index.add_many(with_a_bad_one(), processes=2)
    assert not multiprocessing.active_children()


def test_one_that_is_given_up_in_the_middle_leaves_no_process(index: PassageIndex) -> None:
    adding = index.adding(stories(), processes=2, at_once=300)
    kept = next(adding)
    assert multiprocessing.active_children()
    adding.close()
    assert not multiprocessing.active_children()
    assert places(index) == {one for one in kept if one.endswith("00")} | {"story-0"}


def test_a_process_that_dies_is_told_of_and_the_same_done_again_is_whole(
    index: PassageIndex,
) -> None:
    def killing() -> Iterator[tuple[str, str]]:
        for number, one in enumerate(stories()):
            if number == COUNT // 2:
                for process in multiprocessing.active_children():
                    process.kill()
            yield one

    with pytest.raises(ProcessLostError, match="with fewer processes"):
        index.add_many(killing(), processes=2)
    index.add_many(stories())
    assert places(index) == WITH_PASSAGE
