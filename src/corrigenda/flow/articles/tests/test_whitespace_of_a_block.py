"""Whitespace is collapsed as a browser does it, whichever way a text is looked at."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.articles.blocks import Block, BlocksError, Role, collapse

OF_A_BROWSER = "\t\n\v\f\r \u00a0\u1680\u2000\u2005\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""Of ECMAScript's white space and line ends."""
OTHER = "\x00\x1c\x1f\x85\u180e\u200b\u00ad\ud800a.é字"
texts = st.text(st.sampled_from(OF_A_BROWSER + OTHER) | st.characters(), max_size=12)


@given(texts)
def test_each_run_is_one_space_and_there_is_none_at_the_ends(text: str) -> None:
    runs = re.sub(f"[{OF_A_BROWSER}\u2001-\u2009]+", " ", text)
    assert collapse(text) == runs.strip(" ")


@given(texts)
def test_a_block_takes_what_is_collapsed_whole_and_not_empty(text: str) -> None:
    good = bool(text) and collapse(text) == text
    good = good and not re.search("[\x00\ud800-\udfff]", text)
    made = None
    with suppress(BlocksError):
        made = Block(Role.body, text)
    assert (made is not None) == good
