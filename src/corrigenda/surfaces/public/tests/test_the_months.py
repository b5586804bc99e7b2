"""An archive page for each month, and the months with how many entries they have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry, MonthCount
from corrigenda.surfaces.public.tests.conftest import Fill, Publish
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def years(publish: Publish, fill: Fill) -> None:
    """An entry in May 2027, and one in each of the thirty months before, the first in sport."""
    entry = publish("Today.")
    for back in range(1, 31):
        year, month = divmod(2027 * 12 + 4 - back, 12)
        at = datetime(year, month + 1, 1, tzinfo=UTC)
        section = "sport" if back == 30 else "world"
        fill(entry, 1, published_at=at, headline=f"Story of {at:%Y-%m}", section=section)


def headlines(client: Client, address: str) -> list[str]:
    page = read_page(client.get(address).content)
    return [one.text_content() for one in page.xpath("//article//h3")]


def test_a_month_has_its_entries_and_no_others(client: Client, years) -> None:
    assert headlines(client, "/corrections/2026/12") == ["Story of 2026-12"]
    assert headlines(client, "/corrections/2027/01") == ["Story of 2027-01"]
    assert headlines(client, "/corrections/2027/06") == []
    text = read_page(client.get("/corrections/2026/12").content).text_content()
    assert "December 2026" in text
    assert "Entries: 1" in text


def test_a_month_leads_to_the_nearest_months_that_have_entries(
    client: Client, publish: Publish, fill: Fill
) -> None:
    entry = publish("Today.")
    fill(entry, 1, published_at=datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC))
    page = read_page(client.get("/corrections/2027/05").content)
    assert page.xpath("//nav[contains(@class, 'months-beside')]//a/@href") == [
        "/corrections/2026/02"
    ]
    page = read_page(client.get("/corrections/2026/02").content)
    assert page.xpath("//nav[contains(@class, 'months-beside')]//a/@href") == [
        "/corrections/2027/05"
    ]


def test_a_long_month_has_pages(client: Client, publish: Publish, fill: Fill) -> None:
    fill(publish("Today."), 40, apart=timedelta(minutes=1))
    page = read_page(client.get("/corrections/2027/05").content)
    (older,) = page.xpath("//nav//a[@rel='next']/@href")
    assert len(headlines(client, "/corrections/2027/05")) == 30
    assert len(headlines(client, f"/corrections/2027/05{older}")) == 11


def test_the_list_counts_each_month_by_kind_and_section(client: Client, years) -> None:
    def listed(query: str = "") -> list[list[str]]:
        page = read_page(client.get(f"/corrections/months{query}").content)
        return [
            [cell.text_content() for cell in row.xpath("./*")] for row in page.xpath("//tbody/tr")
        ]

    assert len(listed()) == 31
    assert listed()[:2] == [["May 2027", "1"], ["April 2027", "1"]]
    assert listed("?section=sport") == [["November 2024", "1"]]
    assert listed("?kind=withdrawal") == []
    page = read_page(client.get("/corrections/months?section=sport").content)
    (link,) = page.xpath("//tbody//a/@href")
    assert headlines(client, link) == ["Story of 2024-11"]


def test_the_counts_are_those_of_the_log(years) -> None:
    counted = {(one.month, one.section): one.count for one in MonthCount.objects.all()}
    entries = [
        (one.published_at.astimezone(UTC).date().replace(day=1), one.section)
        for one in Entry.objects.all()
    ]
    assert counted == {place: entries.count(place) for place in entries}


@pytest.mark.parametrize("month", ["2027/13", "2027/00", "2027/5", "0000/01", "27/05"])
def test_what_is_no_month_is_not_found(client: Client, daily: Outlet, month: str) -> None:
    assert client.get(f"/corrections/{month}").status_code == 404


@pytest.mark.parametrize("month", ["0001/01", "9999/12"])
def test_the_ends_of_the_calendar_are_months(client: Client, daily: Outlet, month: str) -> None:
    answer = client.get(f"/corrections/{month}")
    assert answer.status_code == 200
    assert "Nothing in the log fits that." in answer.content.decode()
