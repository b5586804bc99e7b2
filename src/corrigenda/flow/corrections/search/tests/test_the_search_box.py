"""The search box reads anything; what it cannot follow says why and is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.corrections.search.grammar import Term, parse


def test_words_and_conditions_stand_in_any_order() -> None:
    search = parse("treaty is:typo Owner:me orla venn")
    assert search.words == "treaty orla venn"
    assert [(term.key, term.value) for term in search.terms] == [("is", "typo"), ("owner", "me")]


def test_several_words_are_kept_together_by_quotes() -> None:
    search = parse('author:"Rolf Maro" "signed the"')
    assert search.terms == (Term("author", "Rolf Maro"),)
    assert search.written == 'author:"Rolf Maro" "signed the"'


def test_an_address_that_is_pasted_is_an_address() -> None:
    search = parse("https://daily.example/world/treaty?x=1")
    assert search.terms == (Term("url", "https://daily.example/world/treaty?x=1"),)


def test_a_colon_that_is_no_condition_is_text() -> None:
    assert parse("12:30 note:this").words == "12:30 note:this"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("is:nonsense", "is: may be open"),
        ("before:yesterday", "takes a date as 2026-11-30"),
        ("after:2026-13-40", "takes a date"),
        ("readers:many", "takes a number"),
        ("severity:dire", "severity: may be low"),
    ],
)
def test_what_cannot_be_followed_says_what_may_stand_there(query: str, said: str) -> None:
    search = parse(query + " afer")
    assert said in search.terms[0].mistake
    assert (search.good, search.words) == ((), "afer")


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_and_reads_the_same_again(query: str) -> None:
    search = parse(query)
    again = parse(search.written)
    assert {term.written for term in again.good} == {
        term.written for term in parse(again.written).good
    }
