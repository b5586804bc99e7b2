"""Texts without spaces are put aside by their signs alone: never one that holds the passage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.archive.comparing import Passage
from corrigenda.archive.words import cut

from .test_laws import an_index, is_near, least_edits, with_edits

# Signs that fold to themselves, and all that may stand between them: Latin words, figures, a narrow
# and a wide form of one sign, a sign with its mark apart, punctuation.
_WORDS = st.sampled_from(
    [
        *"川の条約は三国会議で署名した東京港々々ー",
        "Kelmark",
        "28,000",
        "пʼять",
        "ｶ",
        "カ",
        "か\u3099",
        "が",
        "、",
        "。",
    ]
)
_OTHERS = st.sampled_from([*"山田町長選挙結果発表雨雪風光人口増加率新聞社説", " JavaScript ", "。"])
_PASSAGE = st.lists(_WORDS, min_size=60, max_size=90)
_EDIT = st.tuples(st.sampled_from(["swap", "put", "cut"]), st.integers(0, 10_000), _WORDS)


def joined(words: list[str]) -> str:
    return "".join(words)


@given(
    passage=_PASSAGE,
    spared=st.integers(-3, 3),
    around=st.lists(st.one_of(_WORDS, _OTHERS), max_size=40),
)
@settings(max_examples=200)
def test_what_is_said_to_lack_the_signs_holds_no_place(
    passage: list[str], spared: int, around: list[str]
) -> None:
    wanted = Passage(joined(passage), 0.2)
    # About as many edits as a place may have, spread over it.
    edits = wanted.most_edits - spared
    edited = list(passage)
    for number in range(edits):
        edited[number * len(passage) // edits] = "山"
    there = joined(around + edited)
    if wanted.lacks_signs(there):
        assert not is_near(wanted.words, cut(there).folded, wanted.limit)


def test_a_text_of_other_signs_is_said_to_lack_them_and_one_in_other_forms_is_not() -> None:
    wanted = Passage(
        "三国は川の条約に署名した。会議は東京港で開かれ、漁業の割当も決まったという。", 0.2
    )
    assert wanted.lacks_signs("山田町長選挙の結果が発表された。人口は増加した。" * 3)
    assert not Passage("カ" * 40, 0.2).lacks_signs("ｶ" * 40)
    assert not Passage("The treaty was signed in the harbour.", 0.2).lacks_signs("山田町長選挙")


@given(
    passage=_PASSAGE,
    edits=st.lists(_EDIT, max_size=4),
    before=st.lists(st.one_of(_WORDS, _OTHERS), min_size=150, max_size=400),
    after=st.lists(st.one_of(_WORDS, _OTHERS), min_size=150, max_size=400),
)
@settings(max_examples=40)
def test_a_passage_within_a_tenth_is_found_in_a_long_text(
    passage: list[str], edits: list[tuple[str, int, str]], before: list[str], after: list[str]
) -> None:
    size = len(cut(joined(passage)).folded)
    planted = joined(with_edits(passage, edits))
    most = size // 10
    near = least_edits(cut(joined(passage)).folded, cut(planted).folded, most)
    text = joined(before) + "。" + planted + "。" + joined(after)
    with an_index() as index:
        index.add_many([("one", text)])
        found = index.find(joined(passage))
    if size >= 40 and near is not None:
        assert found
