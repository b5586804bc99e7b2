"""The public log: every entry, by day, page after page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.public.tests.conftest import Fill, Publish
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


def walk(client: Client, address: str) -> list[list[str]]:
    """The headlines of every page from this one on, by the links to what is older."""
    pages = []
    while address:
        page = read_page(client.get(address).content)
        page.make_links_absolute("http://testserver/corrections/")
        pages.append([one.text_content() for one in page.xpath("//article//h3")])
        address = "".join(page.xpath("//nav//a[@rel='next']/@href"))
    return pages


def newer(client: Client, address: str) -> str:
    page = read_page(client.get(address).content)
    page.make_links_absolute("http://testserver/corrections/")
    return "".join(page.xpath("//nav//a[@rel='prev']/@href"))


def test_an_empty_log_says_so(client: Client, daily: Outlet) -> None:
    assert "Nothing has been corrected yet." in client.get("/corrections/").content.decode()


def test_an_entry_has_its_day_kind_words_story_and_permalink(
    client: Client, publish: Publish
) -> None:
    entry = publish("The fund holds 82,000 crowns.", kind="clarification")
    page = read_page(client.get("/corrections/").content)
    text = page.text_content()
    assert "31 May 2027" in text
    assert "12:00 UTC" in text
    assert "Clarification" in text
    assert "Maren and Tolva sign treaty" in text
    assert "The fund holds 82,000 crowns." in text
    links = page.xpath("//article//a/@href")
    assert f"https://desk.example/corrections/{entry.public_id}" in links
    assert entry.url in links


def test_the_newest_day_stands_first(client: Client, publish: Publish, fill: Fill) -> None:
    fill(publish("Today."), 3, apart=timedelta(days=1))
    page = read_page(client.get("/corrections/").content)
    assert page.xpath("//section/h2/time/@datetime") == [
        "2027-05-31",
        "2027-05-30",
        "2027-05-29",
        "2027-05-28",
    ]


def test_what_was_superseded_stays_and_leads_to_the_later_one(
    client: Client, publish: Publish
) -> None:
    first = publish("The fund holds 82,000 crowns.")
    second = publish("The fund holds 28,500 crowns.")
    page = read_page(client.get("/corrections/").content)
    old = page.xpath("//article")[1]
    assert first.words in old.text_content()
    assert f"https://desk.example/corrections/{second.public_id}" in old.xpath(".//a/@href")
    assert "Superseded" in old.text_content()
    assert "Superseded" not in page.xpath("//article")[0].text_content()


@pytest.mark.parametrize("apart", [timedelta(hours=1), timedelta(0)])
def test_page_after_page_shows_every_entry_once(
    client: Client, publish: Publish, fill: Fill, apart: timedelta
) -> None:
    fill(publish("Today."), 120, apart=apart)
    pages = walk(client, "/corrections/")
    shown = [headline for page in pages for headline in page]
    assert len(shown) == len(set(shown)) == 121
    if apart:
        assert [len(page) for page in pages] == [30, 30, 30, 30, 1]


def test_one_leads_back_to_where_one_came_from(
    client: Client, publish: Publish, fill: Fill
) -> None:
    fill(publish("Today."), 160)
    page = read_page(client.get("/corrections/").content)
    second = "/corrections/" + page.xpath("//nav//a[@rel='next']/@href")[0]
    page = read_page(client.get(second).content)
    third = "/corrections/" + page.xpath("//nav//a[@rel='next']/@href")[0]
    assert walk(client, newer(client, third))[0] == walk(client, second)[0]
    assert newer(client, second) == "http://testserver/corrections/"


def test_the_first_page_has_nothing_newer(client: Client, publish: Publish) -> None:
    publish("Today.")
    assert newer(client, "/corrections/") == ""


def test_one_outlet_alone(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    open_outlet(
        "nahar",
        name="نهار",
        language="ar",
        desk_url="https://nahar.example",
        origins=["https://nahar.example"],
        by=OPERATOR,
    )
    mine = client.get("/corrections/", {"outlet": "daily"}).content.decode()
    other = read_page(client.get("/corrections/", {"outlet": "nahar"}).content)
    assert "82,000 crowns" in mine
    assert "لم يُصحَّح شيء بعد." in other.text_content()
    assert (other.get("lang"), other.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("slug", ["nobody", "a b", "\x00", "x" * 500, "' or 1=1"])
def test_an_outlet_that_is_not_here_is_not_found(client: Client, daily: Outlet, slug: str) -> None:
    assert client.get("/corrections/", {"outlet": slug}).status_code == 404


@pytest.mark.parametrize(
    "before", ["yesterday", "2027-13-01", "0001-01-01T00:00:00+14:00", "\x00", "9" * 500]
)
def test_a_moment_that_is_none_is_explained(client: Client, daily: Outlet, before: str) -> None:
    answer = client.get("/corrections/", {"before": before})
    assert answer.status_code == 400
    assert "2027-05-31T12:00:00Z" in answer.content.decode()


@pytest.mark.parametrize(
    "before",
    ["2027-05-31T12:00:01Z", "2027-05-31T14:00:01 02:00", "2027-06-01", "2027-05-31T12:00:01"],
)
def test_a_moment_may_be_written_in_several_ways(
    client: Client, publish: Publish, before: str
) -> None:
    publish("Today.")
    assert b"Today." in client.get("/corrections/", {"before": before}).content


def test_readers_programs_find_the_feeds(client: Client, daily: Outlet) -> None:
    page = read_page(client.get("/corrections/", {"outlet": "daily"}).content)
    links = {one.get("type"): one.get("href") for one in page.xpath("//link[@rel='alternate']")}
    assert links == {
        "application/atom+xml": "/corrections/feed.atom?outlet=daily",
        "application/feed+json": "/corrections/feed.json?outlet=daily",
        "application/rss+xml": "/corrections/feed.rss?outlet=daily",
    }
    assert all(client.get(href).status_code == 200 for href in links.values())
