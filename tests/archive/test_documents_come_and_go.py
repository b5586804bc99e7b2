"""Adding, replacing and removing, one by one and many at once, while others read."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.archive import BadDocumentError, NoSuchDatabaseError, PassageIndex

from .stories import PASSAGE, hay, story


def ids(index: PassageIndex, passage: str = PASSAGE) -> list[str]:
    return sorted(match.document_id for match in index.find(passage))


def test_the_same_id_again_replaces_the_text(index: PassageIndex) -> None:
    index.add_many([("one", story(1))])
    index.add_many([("one", hay(1))])
    assert ids(index) == []
    assert ids(index, hay(1)) == ["one"]


def test_of_one_id_twice_in_one_addition_the_last_counts(index: PassageIndex) -> None:
    index.add_many([("one", hay(1)), ("one", story(2)), ("two", story(3)), ("two", hay(4))])
    assert ids(index) == ["one"]


def test_a_removed_document_is_not_found_and_can_come_back(index: PassageIndex) -> None:
    index.add_many([("one", story(1)), ("two", story(2))])
    assert index.remove("one")
    assert not index.remove("one")
    assert ids(index) == ["two"]
    index.add_many([("one", story(1))])
    assert ids(index) == ["one", "two"]


def test_one_by_one_is_the_same_as_many_at_once(index: PassageIndex) -> None:
    documents = [(f"{n:03}", story(n) if n % 7 == 0 else hay(n)) for n in range(300)]
    for document in documents:
        index.add_many([document])
    one_by_one = index.find(PASSAGE)
    index.add_many(documents)
    assert index.find(PASSAGE) == one_by_one
    assert len(one_by_one) == 43


def test_merging_and_compacting_change_no_answer(index: PassageIndex) -> None:
    for first in range(0, 600, 100):
        index.add_many((f"{n:03}", story(n)) for n in range(first, first + 100))
    for n in range(0, 600, 2):
        index.remove(f"{n:03}")
    before = index.find(PASSAGE)
    assert len(before) == 300
    index.merge()
    assert index.find(PASSAGE) == before
    index.compact()
    assert index.find(PASSAGE) == before


def test_an_index_that_lost_all_its_documents_can_be_compacted(index: PassageIndex) -> None:
    index.add_many((f"{n}", story(n)) for n in range(100))
    for n in range(100):
        index.remove(f"{n}")
    index.compact()
    assert ids(index) == []
    index.add_many([("new", story(1))])
    assert ids(index) == ["new"]


def test_what_is_in_the_index_is_there_when_it_is_opened_again(archive_url: str) -> None:
    with PassageIndex(archive_url) as index:
        index.add_many([("one", story(1))])
    with PassageIndex(archive_url) as index:
        assert ids(index) == ["one"]


def test_a_reader_sees_what_another_connection_added(index: PassageIndex, archive_url: str) -> None:
    assert ids(index) == []
    with PassageIndex(archive_url) as other:
        other.add_many([("one", story(1))])
        assert ids(index) == ["one"]
        other.remove("one")
        assert ids(index) == []


def test_of_an_expunged_text_no_byte_is_left_after_compacting(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    with PassageIndex(f"sqlite:///{file}") as index:
        index.add_many((f"{n}", story(n)) for n in range(200))
        kept = next(
            body
            for number, body in index._tables.texts(
                [row[0] for row in index._tables.signatures_after(0, 1000) if row[1] == "77"]
            )
        )
        assert kept[-200:] in file.read_bytes() + Path(f"{file}-wal").read_bytes()
        index.remove("77")
        index.compact()
        rest = b"".join(one.read_bytes() for one in tmp_path.iterdir())
        for first in range(0, len(kept) - 32, 16):
            assert kept[first : first + 32] not in rest


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 1001])
def test_an_id_that_is_none_is_refused(index: PassageIndex, name: str) -> None:
    with pytest.raises(BadDocumentError, match="id"):
        index.add_many([(name, "text")])


@pytest.mark.parametrize("url", ["", "sqlite:///", "mysql://host/name", "/tmp/file"])
def test_a_url_of_no_database_is_refused(url: str) -> None:
    with pytest.raises(NoSuchDatabaseError, match="sqlite:///FILE or postgresql://"):
        PassageIndex(url)


def test_the_size_grows_with_what_is_added(index: PassageIndex) -> None:
    empty = index.size_bytes()
    index.add_many((f"{n}", hay(n, 300)) for n in range(300))
    assert index.size_bytes() > empty + 10_000
    assert index.text_bytes() > 10_000


def test_who_has_it_open_sees_that_it_was_built_anew(archive_url: str) -> None:
    ferry = "The ferry to Port Maren left an hour late because its captain had overslept again."
    mayor = "The mayor of Vellin opened a library that has more stairs than it has books in it."
    with PassageIndex(archive_url) as kept_open:
        kept_open.add_many([("a", ferry)])
        assert len(kept_open.find(ferry)) == 1
        with PassageIndex(archive_url, rebuild=True) as anew:
            anew.add_many([("b", mayor)])
        assert kept_open.find(ferry) == []
        assert [one.document_id for one in kept_open.find(mayor)] == ["b"]
