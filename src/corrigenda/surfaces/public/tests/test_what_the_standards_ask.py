"""What JTI and IFCN ask of corrections, and what of it the house does or has not filled in."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


def states(client: Client) -> dict[str, str]:
    told = client.get("/corrections/transparency.json").json()
    return {one["id"]: one["state"] for one in told["requirements"]}


def set_policy(outlet: Outlet, **data: object) -> None:
    outlet.policy_data = data
    outlet.save()


def test_a_house_that_filled_in_nothing_is_told_what_is_missing(
    client: Client, daily: Outlet
) -> None:
    found = states(client)
    assert found["jti_14_1"] == found["ifcn_policy"] == "met"
    assert found["jti_14_3"] == "not_filled_in"
    page = client.get("/corrections/transparency").content.decode()
    assert "Not filled in by the house" in page
    assert "names no desk" in page


def test_a_named_desk_without_a_way_to_reach_it_is_half_of_it(
    client: Client, daily: Outlet
) -> None:
    set_policy(daily, desk_name="Corrections desk")
    assert states(client)["jti_14_3"] == "partly"
    set_policy(daily, desk_name="Corrections desk", contact="desk@daily.example")
    assert states(client)["jti_14_3"] == "met"
    told = client.get("/corrections/transparency.json").json()
    assert told["contact"] == {"desk": "Corrections desk", "how": "desk@daily.example"}


@pytest.mark.parametrize(
    ("place", "state"), [("top", "met"), ("passage", "met"), ("end", "partly")]
)
def test_prominence_is_as_the_policy_has_it(
    client: Client, daily: Outlet, place: str, state: str
) -> None:
    set_policy(daily, placement={"correction": place})
    assert states(client)["jti_14_2"] == state


def test_figures_that_are_kept_back_are_said_to_be_missing(client: Client, daily: Outlet) -> None:
    assert states(client)["ifcn_followed"] == "met"
    set_policy(daily, public_scorecard=False)
    assert states(client)["ifcn_followed"] == "partly"
    told = client.get("/corrections/transparency.json").json()
    assert "fixes" in told["figures"]
    assert "reports" not in told["figures"]


def test_every_requirement_leads_to_pages_that_are_there(client: Client, daily: Outlet) -> None:
    told = client.get("/corrections/transparency.json").json()
    links = {by["url"] for one in told["requirements"] for by in one["met_by"] if by["url"]}
    assert len(links) >= 4
    for link in links | set(told["pages"].values()):
        assert client.get(link.removeprefix("https://desk.example")).status_code == 200, link


def test_page_and_data_say_the_same(client: Client, daily: Outlet) -> None:
    told = client.get("/corrections/transparency.json").json()["requirements"]
    page = read_page(client.get("/corrections/transparency").content)
    shown = page.xpath("//section[@class='requirement']")
    assert [one.xpath(".//h2")[0].text for one in shown] == [one["asks"] for one in told]
    for section, one in zip(shown, told, strict=True):
        for words in [*(by["what"] for by in one["met_by"]), *one["missing"]]:
            assert words in section.text_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_outlets_language(client: Client, daily: Outlet, language: str) -> None:
    daily.language = language
    daily.save()
    assert client.get("/corrections/transparency.json").json()["language"] == language
    page = read_page(client.get("/corrections/transparency").content)
    assert page.get("lang") == language


def test_a_desk_with_several_outlets_lists_them(client: Client, daily: Outlet) -> None:
    an_outlet("weekly", "The Weekly Example")
    page = client.get("/corrections/transparency").content.decode()
    assert "The Weekly Example" in page
    outlets = client.get("/corrections/transparency.json").json()["outlets"]
    assert {one["name"] for one in outlets} == {"The Daily Example", "The Weekly Example"}
    told = client.get("/corrections/transparency.json", {"outlet": "daily"}).json()
    assert told["outlet"] == "The Daily Example"
