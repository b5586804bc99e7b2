"""Whatever is written, every part answers, and with no more points than it may have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.reports.spam import Facts, parts_of, points_of

TEXT = st.text(max_size=400) | st.text(
    alphabet="abc <>[](){}=:/.!@+-5\u0647\u043f\u8fd9\n", max_size=400
)


@given(says=TEXT, should_say=TEXT, why=TEXT, block=TEXT, language=st.text(max_size=8))
def test_any_words(says: str, should_say: str, why: str, block: str, language: str) -> None:
    facts = Facts(says=says, should_say=should_say, why=why, block=block, language=language)
    parts = parts_of(facts)
    assert all(1 <= part.points <= 6 for part in parts)
    assert points_of(parts) == sum(part.points for part in parts)
    assert len({part.name for part in parts}) == len(parts)


@given(word=st.sampled_from(["<a ", "a@+", "t.me/", "https://", "aa", "([", "earn 1"]))
def test_a_long_row_of_one_thing_is_judged_as_well(word: str) -> None:
    assert points_of(parts_of(Facts(says="x", why=word * 20_000))) < 30
