"""Dozens, thousands, several hundred: how large a figure is, and which it is not said."""

from __future__ import annotations

import pytest

from corrigenda.archive.guard import Guard

OTHER = [
    ("dozens of people died", "a dozen people died"),
    ("thousands of people marched", "a thousand people marched"),
    ("millions of people", "a million people"),
    ("hundreds of people", "thousands of people"),
    ("tens of thousands of people", "hundreds of thousands of people"),
    ("dozens of people", "12 people"),
    ("thousands of people", "thousands of soldiers"),
    ("several thousand people", "a thousand people"),
    ("a few hundred people", "a hundred people"),
    ("a few hundred people", "hundreds of people"),
    ("тисячі людей вийшли", "тисяча людей вийшли"),
    ("мільйони людей", "мільйон людей"),
    ("десятки людей", "сотні людей"),
    ("десятки людей", "десять людей"),
    ("кілька тисяч людей", "тисячу людей"),
    ("тысячи людей", "тысяча людей"),
    ("сотни людей", "десятки людей"),
    ("Tausende Menschen", "tausend Menschen"),
    ("Zehntausende Menschen", "10.000 Menschen"),
    ("Dutzende Menschen", "ein Dutzend Menschen"),
    ("mehrere hundert Menschen", "hundert Menschen"),
    ("des millions de gens", "un million de gens"),
]
SAME = [
    ("two dozens of eggs", "24 eggs"),
    ("5 millions people", "5 million people"),
    ("дві тисячі людей", "2000 людей"),
    ("п'ять мільйонів людей", "5 млн людей"),
    ("двома тисячами людей", "2000 людей"),
    ("два десятки людей", "20 людей"),
    ("дві сотні людей", "200 людей"),
    ("fünf Millionen Menschen", "5 Mio. Menschen"),
    ("thousands of people", "Thousands of people"),
    ("понад тисячі людей", "понад тисяч людей"),
    ("a dozen eggs", "a 12 eggs"),
]


def figures(one: str, other: str) -> bool:
    return Guard(one).compare(other)[0]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_many_are_no_figure_and_no_other_many(one: str, other: str) -> None:
    assert not figures(one, other)
    assert not figures(other, one)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_behind_a_number_it_multiplies(one: str, other: str) -> None:
    assert figures(one, other)
    assert figures(other, one)
