"""The same words in other characters are the same to the desk and to the browser."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.anchoring import fold

from .conftest import Twin
from .fixtures import Case, cases, name_of

CASES = cases("folding")
AT_ONCE = 20_000
UNASSIGNED = {"Cn", "Co", "Cs"}
MIXED = st.text(
    "abAB ßẞſıİΣς\u00e9\u0301\u0308\u0323ﬁ\u00ad\u200b\u200d\ufeff\u00a0\n“«»’–—−…½Ⅷ한ᄒ\u1161กำ"
    "नक्षاً\u0652לּ港ガか\u3099ﾞ👩🏽🇺🇦\ufe0f12.３",
    max_size=24,
)


def folded(text: str) -> dict[str, object]:
    by_the_desk = fold(text)
    pairs = zip(by_the_desk.offsets, by_the_desk.ends, strict=False)
    return {"folded": by_the_desk.text, "origins": [list(pair) for pair in pairs]}


def expected(case: Case) -> dict[str, object]:
    return {name: case[name] for name in ("folded", "origins")}


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_desk_folds(case: Case) -> None:
    assert folded(case["text"]) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_browser_folds(case: Case, twin: Twin) -> None:
    assert twin("fold", case["text"]) == expected(case)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=MIXED)
def test_both_fold_any_text_alike(text: str, twin: Twin) -> None:
    assert twin("fold", text) == folded(text)


def test_both_fold_every_character_of_unicode_alike(twin: Twin) -> None:
    everything = [
        char for char in map(chr, range(0x110000)) if unicodedata.category(char) not in UNASSIGNED
    ]
    by_the_browser: list[str] = []
    for at in range(0, len(everything), AT_ONCE):
        by_the_browser += twin("foldAll", everything[at : at + AT_ONCE])
    # Unicode folds Cherokee to its capitals, JavaScript has no way but to the small letters.
    different = [
        f"U+{ord(char):04X} {unicodedata.name(char, '')}"
        for char, browser in zip(everything, by_the_browser, strict=True)
        if browser != (desk := fold(char).text) and browser.casefold() != desk
    ]
    assert different == []
