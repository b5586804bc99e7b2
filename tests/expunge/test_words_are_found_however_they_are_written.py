"""Erased words are found in every dress, as whole words, and leave offsets as they were."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.newsroom.expunging.eraser import BLOCK, known
from corrigenda.flow.newsroom.expunging.kept import Kept, keyed, kid, marks_of
from corrigenda.flow.newsroom.expunging.words import words_of

PHRASES = ("Orla Venn", "Café Noir", "Теодор Марськ", "أورلا فين", "東京太郎", "28,000", "O’Neill")

texts = st.text(
    st.sampled_from(" \n.,“”'-%/éе́aVennOrlaNoir東京太郎28,000أورلافين\u00ad\u200d"), max_size=60
)


@pytest.mark.parametrize(
    "text",
    [
        "President ORLA VENN said",
        "Orla\u00a0 Venn’s",
        "Orla\u00ad Venn",
        "https://daily.example/2026/orla-venn.html",
        "https://daily.example/2026/orla_venn/",
        "https://daily.example/?q=orla%20venn",
        "https://daily.example/%6Frla-venn",
        "“Orla” Venn",
        "Ｏｒｌａ Ｖｅｎｎ",
        "Orla\n\nVenn",
    ],
)
def test_a_name_in_other_dress(text: str) -> None:
    masked = known(["Orla Venn"]).mask(text)
    assert len(masked) == len(text)
    assert "orla" not in unicodedata.normalize("NFKC", masked).casefold()
    assert "enn" not in masked


@pytest.mark.parametrize(
    "text", ["Orla Vennberg", "Corla Venn", "Orla Venn\u0301", "Orla, Ada Venn", ""]
)
def test_other_names_stay(text: str) -> None:
    assert known(["Orla Venn"]).mask(text) == text


@pytest.mark.parametrize("phrase", PHRASES)
def test_in_every_script(phrase: str) -> None:
    said = f"({phrase}) {unicodedata.normalize('NFD', phrase)}, {phrase.upper()}"
    assert not known([phrase]).holds(known([phrase]).mask(said))
    assert known([phrase]).mask(said).count(BLOCK) >= 3 * (len(phrase) - 1)


@given(texts, st.sampled_from(PHRASES), texts)
def test_a_masked_text_has_the_same_length_and_none_of_the_words(
    before: str, phrase: str, after: str
) -> None:
    text = f"{before} {phrase} {after}"
    eraser = known(PHRASES)
    masked = eraser.mask(text)
    assert len(masked) == len(text)
    assert [i for i, one in enumerate(text) if one == "\n"] == [
        i for i, one in enumerate(masked) if one == "\n"
    ]
    assert not eraser.holds(masked)
    assert eraser.mask(masked) == masked


def by_hashes(*phrases: str) -> Kept:
    marks = tuple(marks_of(phrases))
    return Kept("1", "", "2027-05-31", "other", (), True, kid(), marks)


@given(texts, st.sampled_from(PHRASES), texts)
def test_hashes_find_what_the_words_find(before: str, phrase: str, after: str) -> None:
    text = f"{before}{phrase}{after}"
    assert keyed((by_hashes(*PHRASES),)).mask(text) == known(PHRASES).mask(text)


def test_a_phrase_that_is_split_over_a_selector_and_a_list_is_found() -> None:
    eraser = known(["Orla Venn"])
    selector = {
        "type": "TextQuoteSelector",
        "prefix": "Then Orla ",
        "exact": "Venn said",
        "suffix": ".",
    }
    assert eraser.mask_json(selector) == selector | {
        "prefix": f"Then {BLOCK * 5}",
        "exact": f"{BLOCK * 4} said",
    }
    assert eraser.mask_json({"pieces": ["by Orla", "Venn"]}) == {
        "pieces": [f"by {BLOCK * 4}", BLOCK * 4]
    }
    assert eraser.mask_json({"Orla Venn": {"n": 1}}) == {BLOCK * 9: {"n": 1}}


def test_a_context_that_was_cut_within_the_phrase_loses_its_part() -> None:
    cut = {"exact": "said", "prefix": "Venn then ", "suffix": " it to Orla"}
    assert known(["Orla Venn"]).mask_json(cut) == {
        "exact": "said",
        "prefix": f"{BLOCK * 4} then ",
        "suffix": f" it to {BLOCK * 4}",
    }


def test_signs_alone_are_no_words() -> None:
    assert words_of("—!? █") == ()


@pytest.mark.parametrize("text", ["%" * 200_000, "a" * 200_000 + "%"], ids=["signs", "letters"])
def test_a_long_run_of_percent_signs_costs_no_square(text: str) -> None:
    begun = process_time()
    assert not known(["Orla Venn"]).spans(text)
    assert process_time() - begun < 5
