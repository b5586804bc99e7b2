"""Editors see how the desk does: in words, in pictures, in tables, in files."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from lxml import html

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Role
from corrigenda.project.fill import fill_desk
from corrigenda.surfaces.desk.figures.screens import as_csv
from corrigenda.surfaces.desk.figures.tables import Table, duration


@pytest.fixture
def seen(daily, edda, client: Client):
    fill_desk(daily, 400, told=lambda stored: None)
    client.force_login(edda)
    return html.fromstring(client.get("/desk/figures?days=365").content)


def test_every_picture_has_a_sentence_and_a_table_beside_it(seen) -> None:
    figures = seen.xpath("//section[contains(@class, 'figure')]")
    assert len(figures) == 10
    for figure in figures:
        assert figure.xpath(".//p[@class='says']")[0].text_content().strip()
        if figure.xpath(".//*[@class='plot']"):
            assert figure.xpath(".//tbody/tr")


def test_desks_are_told_apart_only_where_there_are_several(seen, edda, client: Client) -> None:
    assert not seen.xpath("//section[@id='by-desk']")
    weekly = an_outlet("weekly", "The Weekly Example")
    hire(edda.username, outlet=weekly, role=Role.EDITOR, by=OPERATOR)
    page = html.fromstring(client.get("/desk/figures?days=365").content)
    assert len(page.xpath("//section[contains(@class, 'figure')]")) == 11
    assert page.get_element_by_id("by-desk") is not None
    one = html.fromstring(client.get("/desk/figures?days=365&outlet=daily").content)
    assert not one.xpath("//section[@id='by-desk']")
    assert client.get("/desk/figures/by-desk.csv").status_code == 200


def test_the_bars_are_as_long_as_the_numbers_say(seen) -> None:
    figure = seen.get_element_by_id("accepted")
    numbers = [int(cell.text) for cell in figure.xpath(".//tbody//td")]
    widths = [float(bar.get("width")) for bar in figure.xpath(".//*[@class='plot']//rect")]
    pairs = zip(widths, filter(None, numbers), strict=True)
    ratios = {round(width / number, 1) for width, number in pairs}
    assert len(ratios) == 1


def test_nothing_in_it_needs_what_the_content_policy_forbids(seen) -> None:
    assert not seen.xpath("//*[@style] | //style | //script[not(@src)]")


def test_each_table_is_a_file_too(seen, client: Client) -> None:
    answer = client.get("/desk/figures/open.csv?days=365")
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["Age", "Typos", "Facts"]
    assert len(rows) == 6


def test_a_name_in_a_file_is_no_formula() -> None:
    table = Table("x", "X", "", ("Name", "All"), [("=HYPERLINK(1)", -3)])
    assert "'=HYPERLINK(1),-3" in as_csv(table)


@pytest.mark.parametrize("name", ["＝1+1", "\n=1", "＠SUM(A1)"])
def test_nor_is_one_in_full_width_or_after_a_line_end(name: str) -> None:
    table = Table("x", "X", "", ("Name", "All"), [(name, 3)])
    rows = list(csv.reader(io.StringIO(as_csv(table), newline="")))
    assert rows[1] == [f"'{name}", "3"]


def test_a_table_that_there_is_not_is_not_found(seen, client: Client) -> None:
    assert client.get("/desk/figures/salaries.csv").status_code == 404
    assert client.get("/desk/figures?days=7").status_code == 404
    assert client.get("/desk/figures?outlet=nobodys").status_code == 404


def test_a_reporter_is_told_whom_they_are_for(daily, rolf, client: Client) -> None:
    client.force_login(rolf)
    answer = client.get("/desk/figures")
    assert answer.status_code == 403
    assert "editors" in answer.content.decode()


def test_an_empty_desk_says_so(daily, edda, client: Client) -> None:
    client.force_login(edda)
    page = client.get("/desk/figures").content.decode()
    assert "0 cases open" in page
    assert "There were none in this time." in page


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(None, "–"), (12, "12 s"), (200, "3 min"), (9_000, "2.5 h"), (400_000, "4.6 days")],
)
def test_times_are_told_in_their_own_unit(seconds, told: str) -> None:
    assert duration(seconds) == told
