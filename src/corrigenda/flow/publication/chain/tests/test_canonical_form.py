"""There is one way to write a record, and it is that of RFC 8785."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.publication.chain.canonical import FormError, canonical, parse, read

# What the library takes as text, in every corner of Unicode.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)

NASTY = (
    "“quotes” \"straight\" 'single'",
    "<script>alert(1)</script> &amp; ]]>",
    "a\nb\r\nc\td\be\ff",
    "\x00\x01\x1f\x7f\x80\u2028\u2029\ufeff",
    "Порт Марен підписав угоду",
    "وقّعت المدينتان المعاهدة \u202eback\u202c",
    "😀👩‍👩‍👧 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U0010ffff",
    "e\u0301 is not \u00e9",
    "back\\slash and / slash",
    "",
)


@given(VALUES)
def test_the_fast_check_agrees_with_the_library(value) -> None:
    text = rfc8785.dumps(value).decode()
    assert read(text) == value
    assert canonical(value) == text


@pytest.mark.parametrize("words", NASTY)
def test_nasty_words_are_written_once_and_read_back(words: str) -> None:
    text = canonical({"words": words})
    assert read(text) == {"words": words}
    assert json.loads(text)["words"] == words


@given(VALUES.filter(lambda one: isinstance(one, (dict, list)) and bool(one)), st.data())
def test_a_space_more_is_another_form(value, data) -> None:
    text = canonical(value)
    places = [at for at in range(len(text)) if text[at] in "[{" and at == 0]
    at = data.draw(st.sampled_from(places)) + 1
    with pytest.raises(FormError, match="canonical"):
        read(text[:at] + " " + text[at:])


@pytest.mark.parametrize(
    "text",
    [
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        '{"a": 1}',
        '{"a":1}\n',
        '{"a":"\\u0041"}',
        '{"a":"\\/"}',
        '{"a":"\\u000a"}',
        '{"a":"\\ud83d\\ude00"}',
        '{"a":"\\ud83d"}',
        '{"a":-0}',
        '{"a":1.0}',
        '{"a":1e3}',
        '{"a":NaN}',
        '{"a":Infinity}',
        "",
        "{",
        "[" * 100_000,
        "9" * 5_000,
        "\ufeff{}",
    ],
)
def test_any_other_way_is_refused(text: str) -> None:
    with pytest.raises(FormError):
        read(text)


def test_what_is_no_json_is_refused_without_a_trace_of_the_parser() -> None:
    with pytest.raises(FormError, match="it is no JSON"):
        parse("{'a': 1}")
