"""A link that opens the story at the corrected words."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.surfaces.reader.fragment import LONGEST, to_words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def test_a_word_is_found_at_its_own_place_by_the_words_around_it() -> None:
    assert to_words("r of honour, ", "after", " which they signed the treaty.") == (
        "#:~:text=of%20honour%2C-,after,-which%20they%20signed"
    )


def test_words_of_other_blocks_are_no_context() -> None:
    assert to_words("The headline\n\n", "Rain fell", ".\n\nNext block") == "#:~:text=Rain%20fell"


def test_of_a_long_passage_the_ends_are_enough() -> None:
    words = [f"w{number}" for number in range(LONGEST + 1)]
    assert to_words("", " ".join(words), "") == "#:~:text=w0%20w1%20w2%20w3,w9%20w10%20w11%20w12"


def test_a_passage_over_several_blocks_has_no_fragment() -> None:
    assert to_words("", "one\n\ntwo", "") == ""


def test_what_means_something_in_a_fragment_is_coded() -> None:
    assert to_words("", "a-b, c&d", "") == "#:~:text=a%2Db%2C%20c%26d"


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_makes_a_fragment_that_reads_back(before: str, passage: str, after: str) -> None:
    made = to_words(before, passage, after)
    if made:
        assert made.startswith("#:~:text=")
        parts = made.removeprefix("#:~:text=").split(",")
        kept = [unquote(part) for part in parts if not part.startswith("-") and part[-1] != "-"]
        assert " ".join(passage.split()).startswith(kept[0])
        assert " ".join(passage.split()).endswith(kept[-1])
