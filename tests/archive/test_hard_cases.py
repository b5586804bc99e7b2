"""Texts and passages that nobody writes, and that arrive all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.archive import (
    BadDocumentError,
    BadPassageError,
    NotReachedError,
    OtherVersionError,
    PassageIndex,
)

from .stories import PASSAGE, edited, hay, story


def test_a_passage_of_stop_words_only(index: PassageIndex) -> None:
    passage = "it was not that it was what it was but that it is what it is and was to be that"
    index.add_many([(f"{n}", f"{hay(n)} It was what it was. {hay(-n)}") for n in range(50)])
    index.add_many([("one", f"{hay(100)} {passage} {hay(101)}")])
    assert [match.document_id for match in index.find(passage)] == ["one"]


def test_a_passage_of_five_thousand_words(index: PassageIndex) -> None:
    passage = hay(7, 5000)
    index.add_many([("one", f"{hay(1)} {edited(passage, tuple(range(5, 5000, 50)))} {hay(2)}")])
    index.add_many([("two", hay(8, 5000))])
    (match,) = index.find(passage)
    assert match.document_id == "one"
    assert match.distance == pytest.approx(100 / 5000)


def test_a_document_of_five_megabytes(index: PassageIndex) -> None:
    long = hay(9, 700_000)
    assert len(long) > 5_000_000
    place = long.index(".", 3_000_000) + 1
    text = f"{long[:place]} {PASSAGE} {long[place:]}"
    index.add_many([("one", text), ("two", story(2))])
    matches = {match.document_id: match for match in index.find(PASSAGE)}
    assert text[matches["one"].start : matches["one"].end] == PASSAGE
    assert set(matches) == {"one", "two"}


def test_a_document_of_one_repeated_word(index: PassageIndex) -> None:
    index.add_many([("one", "ha " * 20_000), ("two", story(1))])
    matches = index.find("ha " * 40)
    assert {match.document_id for match in matches} == {"one"}
    assert len(matches) == 500
    assert matches[0].distance == 0


@pytest.mark.parametrize("text", ["", " ", "… — !", "\0", "\ud800", "a", "a b c d"])
def test_a_document_of_hardly_any_word(index: PassageIndex, text: str) -> None:
    index.add_many([("one", text), ("two", story(1))])
    assert [match.document_id for match in index.find(PASSAGE)] == ["two"]
    index.compact()
    assert index.remove("one")


def test_a_word_without_end(index: PassageIndex) -> None:
    index.add_many([("one", "a" * 1_000_000 + " " + PASSAGE), ("two", "e" + "\u0301" * 100_000)])
    assert len(index.find(PASSAGE)) == 1


def test_boilerplate_in_three_thousand_places_is_listed_whole(index: PassageIndex) -> None:
    index.add_many((f"{n:04}", story(n, edited(PASSAGE, (n % 29,)))) for n in range(3000))
    assert len(index.find(PASSAGE)) == 3000


def test_a_passage_or_a_text_beyond_all_measure_is_refused(index: PassageIndex) -> None:
    with pytest.raises(BadPassageError, match="200,000 characters"):
        index.find("a " * 100_001)
    with pytest.raises(BadDocumentError, match="50,000,000 characters"):
        index.add_many([("one", "a" * 50_000_001)])


def test_an_index_of_another_version_says_how_to_make_it_anew(archive_url: str) -> None:
    with PassageIndex(archive_url) as index:
        index.add_many([("one", story(1))])
        with index._database.writing():
            index._database.ask("UPDATE sweep_meta SET value = '1' WHERE name = 'format'")
    with pytest.raises(OtherVersionError, match=r"format 1.*corrigenda archive build --rebuild"):
        PassageIndex(archive_url)
    with PassageIndex(archive_url, rebuild=True) as index:
        assert index.find(PASSAGE) == []
        index.add_many([("one", story(1))])
        assert len(index.find(PASSAGE)) == 1


def test_a_database_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    for url in (f"sqlite:////{tmp_path}/none/index.sqlite3", "postgresql://127.0.0.1:1/none"):
        with pytest.raises(NotReachedError, match="See whether it runs"):
            PassageIndex(url)
