"""The places at which the same words stand, each with what stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.anchoring import Selector, describe, fold
from corrigenda.flow.cases.spots import MOST, spots

TEXT = "The fund holds 28,000 crowns.\n\nThe other fund holds 28,000 crowns, too."


def test_each_stands_in_its_own_paragraph() -> None:
    found = spots(Selector("28,000"), TEXT)
    assert [(one.before, one.words, one.after) for one in found] == [
        ("The fund holds ", "28,000", " crowns."),
        ("The other fund holds ", "28,000", " crowns, too."),
    ]


def test_copies_of_a_paragraph_are_told_apart_by_what_stands_above_them() -> None:
    line = "The fund holds 28,000 crowns."
    found = spots(Selector("28,000"), f"Maren signs\n\n{line}\n\nIn short\n\n{line}")
    assert [(one.paragraph, one.above) for one in found] == [(2, "Maren signs"), (4, "In short")]


def test_what_the_cms_sets_its_own_way_is_the_same() -> None:
    text = "“It’s well”, he said. It\u2019s\u00a0well, she said."
    assert [one.words for one in spots(Selector("It's well"), text)] == [
        "It’s well",
        "It\u2019s\u00a0well",
    ]


def test_other_words_that_hold_it_do_not_count() -> None:
    assert [one.start for one in spots(Selector("art"), "An art, a party, the art.")] == [3, 21]


def test_unless_half_a_word_was_reported() -> None:
    assert len(spots(Selector("rty"), "A party and a dirty party.")) == 3


def test_where_its_neighbours_stand_beside_it_twice_only_these_count() -> None:
    line = "They inspected a guard of honour, after which they signed."
    old = f"Rain fell after noon.\n\n{line}"
    start = old.index("after which")
    selector = describe(old, start, start + len("after"))
    text = f"{line}\n\nRain fell after noon.\n\n{line}"
    assert [one.start for one in spots(selector, text)] == [34, text.rindex("after")]


def test_no_more_are_shown_than_somebody_can_read() -> None:
    assert len(spots(Selector("a"), "a " * 10_000)) == MOST


@given(st.text(min_size=1, max_size=5), st.text(max_size=60))
def test_every_place_has_the_words(words: str, text: str) -> None:
    for one in spots(Selector(words), text):
        assert text[one.start : one.end] == one.words
        assert fold(words).text.strip() in fold(one.words).text
