"""The log by kind, section, author, outlet and story, alone and together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.public.tests.conftest import Fill, Publish
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def headlines(client: Client):
    """The headlines of a part of the log, page after page."""

    def _headlines(address: str, **given: str) -> list[str]:
        found: list[str] = []
        page = read_page(client.get(address, given).content)
        while True:
            page.make_links_absolute(f"http://testserver{address}")
            found += [one.text_content() for one in page.xpath("//article//h3")]
            following = "".join(page.xpath("//nav//a[@rel='next']/@href"))
            if not following:
                return found
            page = read_page(client.get(following).content)

    return _headlines


@pytest.fixture
def mixed(publish: Publish, fill: Fill) -> None:
    """A correction in world news, three clarifications in sport, two in world news."""
    entry = publish("The fund holds 82,000 crowns.")
    fill(entry, 3, kind="clarification", section="sport", headline="Sport")
    fill(entry, 2, kind="clarification", headline="World", authors=["Ines Okoro", "Rolf Maro"])


def test_by_kind_and_by_section(headlines, mixed) -> None:
    assert headlines("/corrections/", kind="clarification") == ["World", "Sport"] * 2 + ["Sport"]
    assert headlines("/corrections/", section="sport") == ["Sport"] * 3
    assert headlines("/corrections/", section=" SPORT ") == ["Sport"] * 3
    assert headlines("/corrections/", section="world", kind="clarification") == ["World"] * 2
    assert headlines("/corrections/", section="sport", kind="correction") == []


def test_by_author_where_the_house_names_authors(headlines, mixed, daily: Outlet) -> None:
    daily.policy_data = {"log_authors": True}
    daily.save()
    assert headlines("/corrections/", author="ines  okoro") == ["World"] * 2
    assert headlines("/corrections/", author="Rolf Maro", section="world") == ["World"] * 2
    assert headlines("/corrections/", author="Okoro") == []


def test_a_house_that_does_not_name_authors_neither_shows_nor_finds_them(
    client: Client, headlines, mixed
) -> None:
    assert "Okoro" not in client.get("/corrections/").content.decode()
    assert headlines("/corrections/", q="Okoro") == []
    answer = client.get("/corrections/", {"author": "Ines Okoro"})
    assert answer.status_code == 400
    assert "does not name authors" in answer.content.decode()


def test_of_two_houses_only_the_one_that_wants_it_names_authors(
    client: Client, headlines, publish: Publish, fill: Fill
) -> None:
    weekly = an_outlet("weekly", "The Weekly Example")
    weekly.policy_data = {"log_authors": True}
    weekly.save()
    entry = publish("Today.")
    fill(entry, 1, authors=["Ines Okoro"], headline="Daily")
    fill(entry, 1, authors=["Ines Okoro"], headline="Weekly", outlet=weekly)
    assert headlines("/corrections/", author="Ines Okoro") == ["Weekly"]
    page = read_page(client.get("/corrections/").content)
    (named,) = [one for one in page.xpath("//article") if "Okoro" in one.text_content()]
    assert named.xpath(".//h3")[0].text_content() == "Weekly"


def test_by_story_under_any_of_its_addresses(headlines, publish: Publish, fill: Fill) -> None:
    entry = publish("Today.")
    fill(entry, 1)
    assert len(headlines("/corrections/", url=f"{entry.url}?utm_source=mail#top")) == 2
    assert headlines("/corrections/", url="https://daily.example/other") == []


def test_pages_back_in_time_stay_in_the_same_part(headlines, publish: Publish, fill: Fill) -> None:
    entry = publish("Today.")
    fill(entry, 70, kind="clarification", headline="Clear", apart=timedelta(hours=2))
    fill(entry, 70, headline="Wrong", apart=timedelta(hours=2))
    assert headlines("/corrections/", kind="clarification") == ["Clear"] * 70
    assert headlines("/corrections/", section="world", kind="clarification") == ["Clear"] * 70


def test_the_form_keeps_what_was_asked_and_leads_back_to_everything(client: Client, mixed) -> None:
    page = read_page(
        client.get("/corrections/", {"kind": "clarification", "section": "sport"}).content
    )
    (form,) = page.xpath("//form[@role='search']")
    chosen = form.xpath(".//option[@selected]/@value")
    assert chosen == ["clarification", "sport"]
    assert form.xpath(".//a/@href") == ["/corrections/"]
    assert "sport" in "".join(page.xpath("//link[@type='application/rss+xml']/@href"))


@pytest.mark.parametrize(
    "given",
    [{"kind": "fix"}, {"kind": "\x00"}, {"q": "x" * 201}, {"section": "x" * 201}, {"url": "story"}],
)
def test_what_it_cannot_be_narrowed_by_is_explained(
    client: Client, daily: Outlet, given: dict[str, str]
) -> None:
    answer = client.get("/corrections/", given)
    assert answer.status_code == 400
    (name,) = given
    assert f"?{name}=" in answer.content.decode()


@pytest.mark.parametrize("section", ["\x00", "' or 1=1", "٪", "x" * 90])
def test_a_section_that_is_not_there_is_empty(client: Client, mixed, section: str) -> None:
    answer = client.get("/corrections/", {"section": section})
    assert answer.status_code == 200
    assert "Nothing in the log fits that." in answer.content.decode()
