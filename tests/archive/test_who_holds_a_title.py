"""The former, the vice and the acting president are not the president."""

from __future__ import annotations

import pytest

from corrigenda.archive.guard import Guard

OTHERS = [
    ("the president said so", "the vice president said so"),
    ("the president said so", "the former president said so"),
    ("the current president said so", "the former president said so"),
    ("the mayor of Tarvo said so", "the acting mayor of Tarvo said so"),
    ("the mayor of Tarvo said so", "the deputy mayor of Tarvo said so"),
    ("the foreign minister said so", "the former foreign minister said so"),
    ("the ex-governor said so", "the governor said so"),
    ("the vice president said so", "the former president said so"),
    ("it was former Norvale striker Lee", "it was Norvale striker Lee"),
    ("former mayor and president", "mayor and former president"),
    ("про це сказав президент", "про це сказав віцепрезидент"),
    ("про це сказав президент", "про це сказав колишній президент"),
    ("про це сказав прем’єр", "про це сказав віцепрем’єр"),
    ("про це сказала ексміністерка", "про це сказала міністерка"),
    ("лист заступника міністра", "лист міністра"),
    ("об этом сказал экс-мэр", "об этом сказал мэр"),
    ("об этом сказал вице-премьер", "об этом сказал премьер"),
    ("der ehemalige Präsident sprach", "der Präsident sprach"),
    ("die Vizekanzlerin sprach", "die Kanzlerin sprach"),
]
SAME = [
    ("the former president said so", "the ex-president said so"),
    ("the former president said so", "the former president told us so"),
    ("the current president said so", "the president said so"),
    ("the police, acting on a tip, came", "the police, on a tip, came"),
    ("under Norvale law", "by Norvale law"),
    ("про це сказав екс-президент", "про це сказав експрезидент"),
]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_holder_of_a_title_is_another_name(one: str, other: str) -> None:
    assert not Guard(one).compare(other)[1]
    assert not Guard(other).compare(one)[1]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_holder_in_other_words_is_the_same_name(one: str, other: str) -> None:
    assert Guard(one).compare(other)[1]
    assert Guard(other).compare(one)[1]
