"""Passages are offsets into the text of a version, and a hash tells versions apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.articles.blocks import (
    Block,
    BlocksError,
    Role,
    body_of,
    content_hash,
    text_of,
)

STORY = (
    Block(Role.headline, "Lake Orle rises"),
    Block(Role.body, "The lake rose by a metre."),
    Block(Role.aside, "Read also: The ferry"),
    Block(Role.quote, "We saw it come."),
    Block(Role.caption, "The lake at noon."),
)


def test_the_text_has_all_blocks_but_the_asides() -> None:
    assert text_of(STORY) == (
        "Lake Orle rises\n\nThe lake rose by a metre.\n\nWe saw it come.\n\nThe lake at noon."
    )


def test_the_body_is_the_running_text_alone() -> None:
    assert body_of(STORY) == "The lake rose by a metre.\n\nWe saw it come."


def test_another_related_box_is_no_new_version() -> None:
    turned = tuple(
        Block(Role.aside, "Read also: The bridge") if block.role is Role.aside else block
        for block in STORY
    )
    assert content_hash(turned) == content_hash(STORY)


@pytest.mark.parametrize(
    ("line", "later"),
    [
        ("Rosa Quill 2 hours ago", "Rosa Quill 1 day ago"),
        ("Updated an hour ago", "Updated 2h ago"),
        ("Роза Квілл, 5 хвилин тому", "Роза Квілл, 2 години тому"),
        ("Rosa Quill, vor einer Stunde", "Rosa Quill, vor 2 Stunden"),
        ("روزا كويل منذ ساعة", "روزا كويل منذ 3 ساعات"),
    ],
)
def test_a_byline_that_says_how_long_ago_it_was_is_no_new_version(line: str, later: str) -> None:
    assert content_hash([Block(Role.byline, line)]) == content_hash([Block(Role.byline, later)])
    assert content_hash([Block(Role.body, line)]) != content_hash([Block(Role.body, later)])


def test_another_role_is_a_new_version() -> None:
    assert content_hash([Block(Role.body, "x")]) != content_hash([Block(Role.quote, "x")])


pieces = st.text('ab"[],\\ ', min_size=1, max_size=6).map(lambda text: f"x{text}x")


@given(st.lists(pieces, min_size=1), st.lists(pieces, min_size=1))
def test_blocks_that_differ_have_hashes_that_differ(one: list[str], other: list[str]) -> None:
    first, second = ([Block(Role.body, " ".join(t.split())) for t in x] for x in (one, other))
    assert (content_hash(first) == content_hash(second)) == (first == second)


@pytest.mark.parametrize("text", ["", " a", "a  b", "a\nb", "a\0b", "\udc00"])
def test_no_block_holds_a_text_that_is_empty_uncollapsed_or_broken(text: str) -> None:
    with pytest.raises(BlocksError):
        Block(Role.body, text)
