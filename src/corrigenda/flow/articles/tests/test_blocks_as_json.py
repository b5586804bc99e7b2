"""Blocks come from a CMS as JSON, and go back to it as they came."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.articles import blocks as b
from corrigenda.flow.articles.blocks import Block, BlocksError, Role, collapse, from_json, to_json

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
some_blocks = st.lists(
    st.builds(Block, st.sampled_from(Role), texts.map(collapse).filter(bool)), min_size=1
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["role", "text", "x"]) | st.text(), inner)
    ),
    max_leaves=12,
)


@given(some_blocks)
def test_blocks_return_from_json_as_they_went(blocks: list[Block]) -> None:
    assert from_json(to_json(blocks)) == tuple(blocks)


@given(anything)
def test_any_other_json_is_refused_with_words(value: object) -> None:
    try:
        read = from_json(value)
    except BlocksError as error:
        assert str(error)
    else:
        assert all(isinstance(block, Block) for block in read)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("text", "must be a list, not a string"),
        (None, "must be a list, not null"),
        ([], "empty list"),
        (["text"], "block 0: must be an object with role and text, not a string"),
        ([{"role": "body"}], "block 0: lacks text"),
        ([{"role": "body", "text": 7}], "block 0: text must be a string, not a number"),
        ([{"role": True, "text": "x"}], "role must be a string, not a boolean"),
        ([{"role": "body", "text": "x", "id": 1}], "unknown key 'id'"),
        ([{"role": "lede", "text": "x"}], "the role 'lede' is not one of headline, standfirst"),
        ([{"role": "body", "text": "x"}, {"role": "body", "text": " \n"}], "block 1: .*is empty"),
        ([{"role": "body", "text": "a\0b"}], "NUL"),
        ([{"role": "body", "text": "a\ud83d"}], r"lone surrogate, U\+D83D"),
    ],
)
def test_a_refusal_names_the_block_and_what_is_wrong(value: Any, words: str) -> None:
    with pytest.raises(BlocksError, match=words):
        from_json(value)


def test_a_version_has_no_more_blocks_and_characters_than_the_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(b, "MAX_BLOCKS", 2)
    monkeypatch.setattr(b, "MAX_CHARACTERS", 10)
    assert len(from_json([{"role": "body", "text": "12345"}] * 2)) == 2
    with pytest.raises(BlocksError, match="more than the 2 a version may have"):
        from_json([{"role": "body", "text": "1"}] * 3)
    with pytest.raises(BlocksError, match=r"block 1: .*longer than the 10 characters"):
        from_json([{"role": "body", "text": "12345"}, {"role": "body", "text": "123456"}])


def test_whitespace_is_collapsed_as_a_browser_does() -> None:
    (block,) = from_json([{"role": "body", "text": "\n The\u00a0lake \t rose\ufeff"}])
    assert block.text == "The lake rose"
