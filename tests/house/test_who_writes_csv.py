"""CSV is written in one place, which leaves nothing for a spreadsheet to work out."""

from __future__ import annotations

from .tree import PACKAGE, files, importers, name_of, none_of, python

WRITER = PACKAGE / "lib/spreadsheet.py"
GIVEN_OUT = {
    "src/corrigenda/flow/publication/renderers/lines.py",
    "src/corrigenda/surfaces/api/figures_csv.py",
    "src/corrigenda/surfaces/desk/figures/screens.py",
    "src/corrigenda/surfaces/desk/people/audit_files.py",
}


def test_nobody_else_writes_csv() -> None:
    none_of(importers("csv", among=[one for one in python(PACKAGE) if one != WRITER]))


def test_every_file_of_csv_that_is_given_out_is_written_there() -> None:
    written = importers("corrigenda.lib.spreadsheet.csv_of", among=python(PACKAGE))
    assert {one.split(":")[0] for one in written} == GIVEN_OUT


def test_no_text_is_said_to_be_csv_by_who_does_not_ask_the_writer() -> None:
    """`text/csv` stands where a file is handed out: there, or beside who has it written."""
    rooms = {(PACKAGE.parents[1] / one).parent for one in GIVEN_OUT}
    surfaces = {PACKAGE / "surfaces/public"}
    none_of(
        name_of(one)
        for one in files()
        if one.suffix in (".py", ".html", ".txt")
        and one.is_relative_to(PACKAGE)
        and "tests" not in one.parts
        and "text/csv" in one.read_text("utf-8")
        and one.parent not in rooms | surfaces
    )
