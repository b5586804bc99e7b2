"""`corrigenda sweep`: the places of a passage, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from corrigenda.flow.cases.tests.stories import publish
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.project.cli import main

WORDS = "The fund holds 28,000 crowns and pays for twelve bridges, officials of the board said."


@pytest.fixture
def stories(daily: Outlet, work: Callable[[], None]) -> None:
    publish(daily, "/one", "Something else comes first.", WORDS)
    publish(daily, "/two", WORDS.replace("28,000", "29,000"))
    work()


def test_copies_and_variants_stand_in_a_table(
    stories: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sweep", WORDS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "copy" in lines[0] and lines[0].endswith("https://daily.example/one")
    assert "other figure" in lines[2] and lines[2].endswith("https://daily.example/two")
    assert lines[-1] == "2 places, 1 of them variants."


def test_a_program_reads_json(stories: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", "--json", "--limit", "1", WORDS]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["places"] == 2
    (one,) = told["found"]
    assert (one["url"], one["copy"], one["words"]) == (
        "https://daily.example/one",
        True,
        WORDS,
    )


def test_where_it_stands_nowhere_the_status_is_1(
    stories: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sweep", "Nothing of this was ever written in any story of the whole house."]) == 1
    assert capsys.readouterr().out == "0 places.\n"


def test_no_words_are_refused(stories: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", "  "]) == 2
    assert "give its words" in capsys.readouterr().err
