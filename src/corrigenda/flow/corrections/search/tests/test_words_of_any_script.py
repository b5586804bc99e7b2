"""Every word of a text is found again, in any script, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.corrections.search.words import LONGEST, MOST, cut, joined, wanted


def finds(text: str, query: str) -> bool:
    words = set(joined([text]).split())
    return all(
        any(one.startswith(word) for one in words) if longer else word in words
        for word, longer in wanted(query)
    )


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The café’s two bridges", "CAFE bridge"),
        ("Müller in İzmir, naïve", "muller izmir naive"),
        ("Ėdvardas, Йосип і Єва", "Йосип єва"),
        ("中国人民银行说", "银行"),
        ("中国人民银行说", "说"),
        ("東京タワー", "タワー"),
        ("ภาษาไทยและข้าว", "ไทย"),
        ("كَتَبَ الرَّئِيسُ رسالة", "كتب الرئيس"),
        ("كـتـاب", "كتاب"),
        ("नमस्ते दुनिया", "दुनिया"),
        ("https://daily.example/world/treaty-24", "treaty 24"),
        ("28,000 crowns", "28,000"),
        ("ﬁne ﬁgures", "fine figures"),
        ("Straße", "STRASSE"),
        ("bridges", "br*"),
    ],
)
def test_it_is_found(text: str, query: str) -> None:
    assert finds(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [("category", "cat"), ("bridges", "ridge"), ("中国人民", "国中"), ("seven", "eleven")],
)
def test_it_is_not_found(text: str, query: str) -> None:
    assert not finds(text, query)


@given(st.text(max_size=200))
def test_what_is_cut_has_no_sign_that_a_database_reads(text: str) -> None:
    for word in cut(text):
        assert 0 < len(word) <= LONGEST
        assert not set(word) & set(" \t\n\"'*&|!():\\\0\ue001\ue002")


@given(st.text(max_size=120), st.data())
def test_any_whole_piece_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    pieces = text.split() or [""]
    assert finds(text, data.draw(st.sampled_from(pieces)))


def test_a_case_with_endless_words_is_found_by_its_first() -> None:
    words = joined(["first", *(f"w{n}" for n in range(2 * MOST))]).split()
    assert len(words) == MOST
    assert words[0] == "first"
