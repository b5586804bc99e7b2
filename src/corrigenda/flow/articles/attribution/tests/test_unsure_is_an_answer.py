"""A wrong name is worse than none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.articles.attribution import Attribution, Unsure, Words, attribute
from corrigenda.flow.articles.attribution.paragraphs import LONGEST
from corrigenda.flow.articles.attribution.tests.conftest import Said
from corrigenda.flow.articles.blocks import Block, Role, collapse, text_of


@pytest.mark.parametrize(
    ("line", "passage"),
    [
        ("The “green shoe” option was exercised twice.", "green shoe"),
        ("They sang “River of Glass” and “Old Harbour Light” at noon.", "Old Harbour"),
        ('The 16" screen is wider than the 13" one.', "screen is wider"),
        ("It is the so-called ‘bomb cyclone’ of the north.", "bomb cyclone"),
        ("The United States won by a mile.", "won by a mile"),
        ("The deal announced on Monday was large.", "was large"),
        ("Nobody has been told of it.", "of it"),
        ("While Mara Lind said so, the bridge stayed open all day.", "stayed open"),
        ("LONGHAVEN – Two boats were sold on Monday, adding to the fleet.", "to the fleet"),
        ("The new pier is done by adding a small step to it.", "small step"),
    ],
)
def test_terms_titles_and_inches_are_no_quotations_and_nobody_says_them(
    said: Said, line: str, passage: str
) -> None:
    answer = said(passage, line)
    assert (answer.quotation, answer.speaker) == (None, None)
    assert answer.unsure is Unsure.NOBODY


def test_two_who_may_have_said_it_are_nobody(said: Said) -> None:
    answer = said("is safe", "The witness said, “it is safe,” the prosecutor’s office said.")
    assert (answer.speaker, answer.unsure) == (None, Unsure.TWO)


def test_two_people_who_say_it_together_are_not_one_of_them(said: Said) -> None:
    answer = said("is safe", "“It is safe,” Mara Lind and Tomas Vek said.")
    assert answer.speaker is None


def test_two_sources_of_indirect_speech_are_nobody(said: Said) -> None:
    answer = said("owner died", "The owner died, police officers said, according to Mara Lind.")
    assert (answer.speaker, answer.unsure) == (None, Unsure.TWO)


def test_a_byline_and_a_table_say_nothing(said: Said) -> None:
    answer = said("Mara Lind", "byline|By Mara Lind", "The bridge is safe, she said.")
    assert (answer.quotation, answer.speaker) == (None, None)


def test_a_paragraph_of_twenty_thousand_characters_is_left_alone(said: Said) -> None:
    answer = said("is safe", "“It is safe,” Mara Lind said. " + "a" * LONGEST)
    assert (answer.quotation, answer.speaker, answer.unsure) == (None, None, Unsure.LONG)


PIECES = st.sampled_from(
    [
        "“", "”", '"', "«", "»", "„", "‘", "’", "'", "—", "–", "(", ")", ".", ",", ":", "?", "!",
        "said", "says", "told", "according to", "he", "she", "Mara", "Lind", "the", "mayor", "VNA",
        "Reuters", "reported", "сказала", "за словами", "sagte", "a-t-il dit", "según", "قال", "16",
        "U.S.", "Mr.", "and", "that", "\ue000", "©", "By",
    ]
)  # fmt: skip


def rests_on(answer: Attribution) -> list[Words]:
    """All the words that an answer names."""
    found = list(answer.quotation.parts) if answer.quotation else []
    if answer.speaker:
        found += [answer.speaker.words, answer.speaker.because]
    return found + [one.because for one in answer.credits if one.because.start >= 0]


@given(
    lines=st.lists(
        st.tuples(st.sampled_from(Role), st.lists(PIECES, min_size=1, max_size=25)),
        min_size=1,
        max_size=6,
    ),
    language=st.sampled_from(["en", "uk", "de-AT", "fr", "es", "ru", "ar", "ja", ""]),
    place=st.floats(0, 1),
    length=st.integers(0, 40),
)
def test_whatever_the_text_is_there_is_an_answer_whose_words_stand_where_it_says(
    lines: list[tuple[Role, list[str]]], language: str, place: float, length: int
) -> None:
    blocks = [Block(role, collapse(" ".join(pieces))) for role, pieces in lines]
    text = text_of(blocks)
    start = int(place * len(text))
    answer = attribute(blocks, start, start + length, language=language, authors=("VNA, x",))
    assert (answer.speaker is None) == (answer.unsure is not None)
    for words in rests_on(answer):
        assert text[words.start : words.end] == words.text
        assert words.text


@pytest.mark.parametrize(
    ("piece", "language"),
    [
        ("said ", "en"),
        ("“a” said Bo, “b” ", "en"),
        ("‘x ", "en"),
        ("“", "en"),
        ("according to ", "en"),
        ("Abc Def said ", "en"),
        ("“x.” he said. ", "en"),
        ("«x, – сказала ", "uk"),
        ('وقالت "x" ', "ar"),
    ],
)
def test_a_paragraph_made_to_be_slow_takes_no_longer_than_a_page_does(
    piece: str, language: str
) -> None:
    text = collapse((piece * LONGEST)[: LONGEST - 1])
    blocks = [Block(Role.body, text)] * 6
    end = len(text_of(blocks))
    began = time.process_time()
    attribute(blocks, end - 50, end - 40, language=language)
    assert time.process_time() - began < 5
