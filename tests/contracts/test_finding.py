"""A passage is found alike by the desk and by the browser, but for what only resembles it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.anchoring import Selector, describe, find, fold

from .conftest import Twin
from .fixtures import Case, cases, name_of, unmarked

CASES = cases("finding")
OWN_PROOF = 30
WORDS = [
    "the",
    "pact",
    "covers",
    "14",
    "ports",
    "15",
    "“host”",
    "host's",
    "—",
    "日本",
    "東京",
    "กำนัน",
    "👍🏽",
    "שלום",
    "café",
]
PLACES = st.tuples(st.integers(0), st.integers(0))
TEXTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40)


def expected(case: Case, in_browser: bool) -> tuple[str, str, list[int] | None]:
    text, place = unmarked(case["text"])
    if in_browser and "in_browser" in case:
        return text, case["in_browser"], None
    return text, case["state"], list(place) if place else None


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_desk_finds(case: Case) -> None:
    text, state, place = expected(case, in_browser=False)
    anchor = find(Selector.from_dict(case["selector"]), text)
    assert anchor.state == state
    assert (None if anchor.start is None else [anchor.start, anchor.end]) == place


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_browser_finds(case: Case, twin: Twin) -> None:
    text, state, place = expected(case, in_browser=True)
    assert twin("find", case["selector"], text) == {"state": state, "place": place}


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=TEXTS, place=PLACES)
def test_both_find_what_they_described_in_the_same_text(
    words: list[str], place: tuple[int, int], twin: Twin
) -> None:
    text = " ".join(words)
    start = place[0] % len(text)
    end = start + 1 + place[1] % (len(text) - start)
    for selector in (describe(text, start, end).to_dict(), twin("describe", text, start, end)):
        assert twin("find", selector, text) == {"state": "unchanged", "place": [start, end]}
        anchor = find(Selector.from_dict(selector), text)
        assert (anchor.state, anchor.start, anchor.end) == ("unchanged", start, end)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=TEXTS, more=TEXTS, place=PLACES)
def test_the_browser_finds_the_very_words_and_where_the_desk_does(
    words: list[str], more: list[str], place: tuple[int, int], twin: Twin
) -> None:
    text = " ".join(words)
    start = place[0] % len(text)
    selector = describe(text, start, start + 1 + place[1] % (len(text) - start))
    later = " ".join([*more[:3], *words[:9], *more[3:6], *words[9:]])
    anchor = find(selector, later)
    found = twin("find", selector.to_dict(), later)
    if found["place"]:
        start, end = found["place"]
        assert fold(later[start:end]).text.strip() == fold(selector.exact).text.strip()
        # Of fewer words the two ask for different signs of context.
        if len(selector.exact) >= OWN_PROOF:
            assert (start, end) == (anchor.start, anchor.end)
