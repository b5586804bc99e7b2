"""Old words beside the new ones are told of, in any script."""

from __future__ import annotations

import pytest

from corrigenda.flow.propagation.copies.quoting import Told, is_told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The ferry carried 28,000 people.", "The ferry carried 38,000 people."),
        ("渡轮去年运送了二万八千名乘客。", "渡轮去年运送了三万八千名乘客。"),
        ("フェリーは昨年二万八千人を運んだ。", "フェリーは昨年三万八千人を運んだ。"),
        ("เรือข้ามฟากขนส่งผู้โดยสารสองหมื่นคน", "เรือข้ามฟากขนส่งผู้โดยสารสามหมื่นคน"),
    ],
    ids=["English", "Chinese", "Japanese", "Thai"],
)
def test_the_new_words_in_the_same_paragraph_tell_of_the_old_ones(old: str, new: str) -> None:
    told = [Told(notice="", after=new)]
    assert is_told(f"{old} {new}", 0, len(old), told)
    assert not is_told(f"{old}\n\n{new}", 0, len(old), told)


@pytest.mark.parametrize(
    ("old", "few"), [("渡轮运送了二万八千人", "三万人"), ("28,000 people", "38,000")]
)
def test_a_few_words_tell_of_nothing(old: str, few: str) -> None:
    assert not is_told(f"{old}, {few}", 0, len(old), [Told(notice="", after=few)])
