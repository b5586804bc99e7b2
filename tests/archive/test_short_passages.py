"""A name, a number, a short sentence: passages of fewer than twenty words."""

from __future__ import annotations

import pytest

from corrigenda.archive import PassageIndex

from .stories import PASSAGE, hay, story


@pytest.fixture
def filled(index: PassageIndex) -> PassageIndex:
    index.add_many([(f"with-{n}", story(n)) for n in range(3)])
    index.add_many([(f"without-{n}", hay(n)) for n in range(90)])
    return index


@pytest.mark.parametrize(
    "words",
    ["Oliynyk", "Marta Oliynyk", "28,000", "28 000 passengers", "by Marta Oliynyk, carried"],
)
def test_fewer_than_six_words_are_found_word_by_word(filled: PassageIndex, words: str) -> None:
    matches = filled.find(words)
    assert [match.document_id for match in matches] == ["with-0", "with-1", "with-2"]
    assert {match.distance for match in matches} == {0.0}


def test_a_part_of_a_word_is_no_word(filled: PassageIndex) -> None:
    assert filled.find("Olly") == filled.find("Marta Oliynyks") == []


def test_six_words_are_found_wherever_they_stand_unedited(filled: PassageIndex) -> None:
    words = PASSAGE.split()
    for first in range(len(words) - 6):
        found = filled.find(" ".join(words[first : first + 6]))
        assert {match.document_id for match in found} >= {"with-0", "with-1", "with-2"}, first


@pytest.mark.parametrize(("size", "edits"), [(12, 1), (18, 2)])
def test_with_twelve_words_one_edit_is_borne_and_with_eighteen_two(
    index: PassageIndex, size: int, edits: int
) -> None:
    words = PASSAGE.replace("28,000", "many").split()[:size]
    changed = list(words)
    for number in range(edits):
        changed[(number + 1) * size // (edits + 1)] = "lemon"
    index.add_many([("one", f"{hay(1)} {' '.join(changed)} {hay(2)}")])
    (match,) = index.find(" ".join(words))
    assert match.distance == pytest.approx(edits / size)


def test_a_passage_without_words_stands_nowhere(filled: PassageIndex) -> None:
    assert filled.find("") == filled.find(" … — !") == []
