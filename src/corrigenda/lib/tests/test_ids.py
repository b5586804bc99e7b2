"""Tokens cannot be guessed; derived ones are always the same; short ids are easy to read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.lib.ids import derived_token, short_id, token, token_hash


def test_a_token_has_27_url_safe_characters_and_never_comes_twice() -> None:
    made = {token() for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{27}", one) for one in made)


def test_the_hash_of_a_token_is_its_sha_256() -> None:
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert token_hash("abc") == known


@given(st.text(st.characters(exclude_categories=())))
def test_anything_written_in_a_url_can_be_hashed(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{64}", token_hash(text))


def test_half_characters_can_be_hashed_too() -> None:
    assert token_hash("\ud800") != token_hash("\udfff")


def test_a_derived_token_is_the_same_each_time_and_url_safe() -> None:
    made = derived_token(b"key", "receipt", "Rita")
    assert made == derived_token(b"key", "receipt", "Rita")
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", made)


def test_another_secret_purpose_or_value_derives_another_token() -> None:
    asked = [
        (b"key", "receipt", "Rita"),
        (b"other", "receipt", "Rita"),
        (b"key", "packet", "Rita"),
        (b"key", "receipt", "Ravi"),
        (b"key", "receiptR", "ita"),
        (b"key", "", "receiptRita"),
    ]
    assert len({derived_token(*one) for one in asked}) == len(asked)


def test_nothing_is_derived_from_an_empty_secret() -> None:
    with pytest.raises(ValueError, match="secret is empty"):
        derived_token(b"", "receipt", "Rita")


def test_a_short_id_has_ten_characters_none_of_which_is_misread() -> None:
    made = {short_id() for _ in range(1_000)}
    assert len(made) == 1_000
    assert set("".join(made)) == set("0123456789abcdefghjkmnpqrstvwxyz")
    assert {len(one) for one in made} == {10}
