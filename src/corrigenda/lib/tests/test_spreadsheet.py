"""A spreadsheet works nothing out in a file of ours, whoever wrote what stands in it."""

from __future__ import annotations

import csv
import io

import pytest

from corrigenda.lib.spreadsheet import csv_of

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]


@pytest.mark.parametrize("words", FORMULAS)
def test_what_would_be_a_formula_has_an_apostrophe_before_it(words: str) -> None:
    text = csv_of([[words, "24 crowns"]])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[f"'{words}", "24 crowns"]]


@pytest.mark.parametrize("words", ["", "1-1", "Ann-Marie", "a = b", " = 1", "'=1"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert list(csv.reader([csv_of([[words, "x"]])])) == [[words, "x"]]


def test_a_number_is_no_formula_however_small() -> None:
    assert csv_of([["all", -3]]) == "all,-3\r\n"


def test_a_cell_may_hold_quotes_and_lines() -> None:
    assert csv_of([["name"], ['He said "no",\nand left.']]) == (
        'name\r\n"He said ""no"",\nand left."\r\n'
    )
