"""Each table of the figures is a file, too, and a spreadsheet works nothing out in it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.figures_csv import as_csv, tables_of
from corrigenda.surfaces.api.tests.calling import Program

Work = Callable[[], None]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def corrected_twice(send: Send, work: Work, edda: Staff) -> None:
    for says, after in (("afer", "after"), ("inspected", "saw")):
        send(says, after)
        work()
        decide(Case.objects.get(says=says), Decision("fix", after=after), by=of(edda))
    work()


def test_stories_corrected_more_than_once_are_told(send: Send, work: Work, edda: Staff) -> None:
    corrected_twice(send, work, edda)
    (told,) = Program(edda)("get", "figures")[1]["repeated"]["stories"]
    assert (told["headline"], told["count"]) == ("Maren and Tolva sign treaty", 2)
    status, text = Program(edda)("get", "figures/repeated-stories.csv?outlet=daily&days=91")
    assert status == 200
    heads, row = rows(text)
    assert dict(zip(heads, row, strict=True)) == {
        "headline": "Maren and Tolva sign treaty",
        "url": "https://daily.example/world/treaty",
        "count": "2",
    }


def test_every_table_of_the_figures_is_a_file(send: Send, work: Work, edda: Staff) -> None:
    send("afer", "after")
    work()
    program = Program(edda)
    tables = tables_of(program("get", "figures")[1])
    assert {"open", "times", "cases", "corrections_by-section", "reports_by_door"} <= set(tables)
    for name in tables:
        assert program("get", f"figures/{name}.csv")[0] == 200
    heads = rows(program("get", "figures/times.csv")[1])[0]
    assert "first_look.median" in heads
    status, problem = program("get", "figures/weather.csv")
    assert (status, "times" in problem["detail"]) == (404, True)


def test_what_a_story_calls_itself_is_not_worked_out(send: Send, work: Work, edda: Staff) -> None:
    corrected_twice(send, work, edda)
    Version.objects.update(headline='=HYPERLINK("https://evil.example")')
    text = Program(edda)("get", "figures/repeated-stories.csv")[1]
    assert rows(text)[1][0].startswith("'=HYPERLINK")


def test_a_table_keeps_columns_that_only_some_rows_have() -> None:
    table = [{"name": "world", "kinds.fix": 1}, {"name": "sport", "kinds.correction": 2}]
    assert rows(as_csv(table)) == [
        ["name", "kinds.fix", "kinds.correction"],
        ["world", "1", ""],
        ["sport", "", "2"],
    ]


def test_files_are_for_those_who_see_the_figures(daily: Outlet, rolf: Staff, edda: Staff) -> None:
    assert Program(rolf)("get", "figures/open.csv")[0] == 403
    assert Program(edda)("get", "figures/open.csv?outlet=herald")[0] == 404
