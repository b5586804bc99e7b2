"""Text comes in unchanged, or not at all and with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.lib.text import TextError, check_text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=50))
def test_ordinary_text_is_returned_unchanged(text: str) -> None:
    assert check_text(text, field="why", max_chars=50) == text


@pytest.mark.parametrize(
    "text", ["", "a\tb\r\nc", "مرحبا\u200f", "Київ", "e\u0301", "👩‍👩‍👧", "<b>&"]
)
def test_every_script_and_line_end_is_taken_as_it_is(text: str) -> None:
    assert check_text(text, field="why", max_chars=50) == text


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("\x00", 1, "NUL"),
        ("ab\x00c", 3, "NUL"),
        ("ab\x1bc", 3, r"control character \(U\+001B\)"),
        ("\x0b", 1, r"U\+000B"),
        ("\x0c", 1, r"U\+000C"),
        ("👍\ud83d", 2, "half of a character"),
        ("\udfff", 1, "half of a character"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_its_place(text: str, place: int, what: str) -> None:
    with pytest.raises(TextError, match=rf"should say has .*{what}.* at character {place}\. \w+"):
        check_text(text, field="should say", max_chars=50)


def test_a_text_of_just_the_length_is_taken_and_one_more_is_not() -> None:
    assert check_text("👍" * 10, field="why", max_chars=10) == "👍" * 10
    with pytest.raises(TextError, match=r"why is too long: 11 .* at most 10 .* Shorten"):
        check_text("👍" * 11, field="why", max_chars=10)
