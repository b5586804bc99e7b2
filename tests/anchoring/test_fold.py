"""The same words in other characters fold alike."""

import pytest

from corrigenda.anchoring import fold


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("two  words", "two\u00a0words"),
        ("two words", "two\u200b words"),
        ("“it’s”", '"it\'s"'),
        ("1990–95", "1990-95"),
        ("a\u2014b", "a-b"),
        ("co\u00adop", "coop"),
        ("café", "cafe\u0301"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("STRASSE", "straße"),
        ("wait…", "wait..."),
    ],
)
def test_these_fold_alike(one, two):
    assert fold(one).text == fold(two).text


def test_different_words_do_not_fold_alike():
    assert fold("cafe").text != fold("café").text


def test_a_folded_range_leads_back_to_the_original():
    text = "say  “co\u00adop” now"
    folded = fold(text)
    start = folded.text.index("coop")
    assert text[slice(*folded.origin(start, start + 4))] == "co\u00adop"
