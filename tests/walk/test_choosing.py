"""The walk finds in any story a word to mend and a passage to dispute."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.project.walk.choose import NothingToChooseError, choose_passage, choose_word


def story(*paragraphs: str) -> list[Block]:
    return [Block(Role.headline, "A headline"), *(Block(Role.body, one) for one in paragraphs)]


def test_a_word_one_letter_short_of_another_is_taken_for_a_misspelling() -> None:
    word = choose_word(story("They sang, afer which they left.", "After? No: after all."))
    assert (word.says, word.after) == ("afer", "after")


def test_without_a_misspelling_a_letter_is_doubled() -> None:
    word = choose_word(story("They sang loudly."))
    assert word.after == word.says[:2] + word.says[1:]


def test_a_word_inside_a_quotation_is_left_alone() -> None:
    word = choose_word(story("“Nobody knows,” they muttered."))
    assert word.says in ("they", "muttered")


def test_the_headline_is_left_alone() -> None:
    with pytest.raises(NothingToChooseError):
        choose_word([Block(Role.headline, "Nothing but a headline")])


def test_a_figure_that_stands_once_is_disputed_with_another_first_digit() -> None:
    blocks = story("They sang loudly.", "Some 28,000 people and 12 dogs came, or 12.")
    passage = choose_passage(blocks, choose_word(blocks))
    assert (passage.says, passage.after) == ("28,000", "38,000")


def test_without_a_figure_the_beginning_of_another_paragraph_is() -> None:
    blocks = story("They sang loudly.", "All of the people who came went home again.")
    assert choose_passage(blocks, choose_word(blocks)).says == "All of the people"


def test_a_story_of_one_paragraph_is_too_short() -> None:
    blocks = story("They sang loudly.")
    with pytest.raises(NothingToChooseError, match="second paragraph"):
        choose_passage(blocks, choose_word(blocks))
