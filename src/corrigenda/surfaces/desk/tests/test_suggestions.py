"""Readers' suggestions are put into the passage as it stands, where they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.anchoring import Op, word_diff
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.proposals import clipped, proposals
from corrigenda.flow.cases.queries import Wording


def case_at(start: int | None = 100) -> Case:
    return Case(version_id=1, start=start, end=start)


def wording(
    says: str, should: str, readers: int = 1, at: tuple[int, int] | None = None, version: int = 1
) -> Wording:
    start, end = at or (None, None)
    return Wording(says, should, version if at else None, start, end, readers)


def test_words_inside_the_passage_are_replaced_within_it() -> None:
    (one,) = proposals(case_at(), "honour, afer which", [wording("afer", "after", 2)])
    assert (one.after, one.readers, one.fits) == ("honour, after which", 2, True)


def test_different_highlights_that_come_to_the_same_are_counted_together() -> None:
    (one,) = proposals(
        case_at(),
        "honour, afer which",
        [wording("afer", "after", 2), wording("honour, afer", "honour, after", 3)],
    )
    assert one.readers == 5


def test_of_words_that_stand_twice_the_highlighted_ones_are_replaced() -> None:
    passage = "the bridge over the river"
    (one,) = proposals(case_at(100), passage, [wording("the", "a", at=(116, 119))])
    assert one.after == "the bridge over a river"


def test_words_that_stand_twice_and_have_no_place_do_not_fit() -> None:
    (one,) = proposals(case_at(), "the bridge over the river", [wording("the", "a")])
    assert (one.fits, one.passage, one.after) == (False, "the", "a")


def test_offsets_of_another_version_are_not_believed() -> None:
    (one,) = proposals(
        case_at(100), "a bridge, a river", [wording("river", "brook", at=(100, 105), version=2)]
    )
    assert one.after == "a bridge, a brook"


def test_words_that_the_passage_lacks_do_not_fit_and_stand_last() -> None:
    ranked = proposals(
        case_at(), "28,000 crowns", [wording("12 bridges", "13", 9), wording("28,000", "26,000")]
    )
    assert [(one.after, one.fits) for one in ranked] == [("26,000 crowns", True), ("13", False)]


def test_a_suggestion_that_changes_nothing_is_none() -> None:
    assert proposals(case_at(), "afer", [wording("afer", "afer")]) == []


@given(
    st.lists(st.sampled_from(["a", "bb", "\n\n", " ", "ccc "]), max_size=300).map("".join),
    st.lists(st.sampled_from(["a", "bb", "\n\n", " ", "x"]), max_size=300).map("".join),
)
def test_a_shortened_diff_keeps_the_order_and_the_kind_of_its_pieces(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    short = clipped(pieces, around=10)
    assert [piece.op for piece in short] == [piece.op for piece in pieces]
    for piece, whole in zip(short, pieces, strict=True):
        assert len(piece.text) <= (82 if piece.op is not Op.EQUAL else 42)
        if len(whole.text) <= 20:
            assert piece.text == whole.text
