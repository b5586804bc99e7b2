"""A passage is written down by the browser as by the desk, with context enough for both."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.anchoring import describe

from .conftest import Twin
from .fixtures import Case, cases, name_of, unmarked
from .selectors import check, check_has_what_the_desk_takes, is_unique

CASES = cases("describing")
# Few words, so that they are repeated; and characters of one, two and more code units.
WORDS = st.lists(
    st.sampled_from(("na", "ports", "14", "港口", "📰", "👩\u200d🚀", "é", "\u0301", "x")),
    min_size=1,
    max_size=90,
)
PLACES = st.tuples(st.integers(0), st.integers(0))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_desk_describes(case: Case) -> None:
    text, place = unmarked(case["text"])
    assert place == (case["start"], case["end"])
    selector = describe(text, *place).to_dict()
    check(selector, text, *place)
    assert selector["exact"] == case["exact"]
    assert is_unique(selector, text) is case["unique"]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_browser_describes(case: Case, twin: Twin) -> None:
    text, place = unmarked(case["text"])
    assert place == (case["start"], case["end"])
    selector = twin("describe", text, *place)
    check(selector, text, *place)
    assert selector["exact"] == case["exact"]
    assert is_unique(selector, text) is case["unique"]
    check_has_what_the_desk_takes(selector, text)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=WORDS, place=PLACES)
def test_both_describe_any_passage_of_any_text(
    words: list[str], place: tuple[int, int], twin: Twin
) -> None:
    text = " ".join(words)
    start = place[0] % len(text)
    end = start + 1 + place[1] % (len(text) - start)
    check(describe(text, start, end).to_dict(), text, start, end)
    selector = twin("describe", text, start, end)
    check(selector, text, start, end)
    check_has_what_the_desk_takes(selector, text)
