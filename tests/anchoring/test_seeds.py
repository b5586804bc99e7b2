"""Pieces of a passage say where it may stand."""

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.anchoring.seeds import windows

PASSAGE = "the old harbour would be closed to ships for two years"
FILLER = " ".join(f"line {number} is about bread" for number in range(60))


def test_the_best_window_holds_the_edited_passage():
    edited = PASSAGE.replace("closed to ships", "shut to all boats")
    text = f"{FILLER} {edited} {FILLER}"
    best = next(windows(PASSAGE, text))
    assert edited in text[best.start : best.end]
    assert best.share >= 0.5


def test_where_nothing_of_the_passage_stands_there_is_no_window():
    assert list(windows(PASSAGE, "完全に違う文章です。" * 9)) == []


def test_the_window_with_most_pieces_comes_first():
    text = f"{PASSAGE[:30]} {FILLER} {PASSAGE} {FILLER} {PASSAGE[20:]}"
    shares = [window.share for window in windows(PASSAGE, text)]
    assert shares == sorted(shares, reverse=True) and len(shares) == 3


def test_a_piece_that_stands_everywhere_says_nothing():
    assert list(windows("spam spam spam", "spam " * 500)) == []


@given(st.text(min_size=1, max_size=40), st.text(max_size=200), st.integers(1, 30))
def test_windows_lie_in_the_text_and_shares_between_none_and_all(passage, text, most):
    for window in windows(passage, text, most):
        assert 0 <= window.start < window.end <= len(text)
        assert 0 < window.share <= 1
