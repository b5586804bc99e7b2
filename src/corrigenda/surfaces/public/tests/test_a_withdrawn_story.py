"""A story that was withdrawn gets a page that says why."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from lxml import html as lxml_html

from corrigenda.conftest import STORY_URL
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import NOON, Publish

PAGE = f"/corrections/withdrawn?url={quote(STORY_URL, safe='')}"
WHY = 'We could not confirm that the fund exists. <script>alert("1")</script>'


@pytest.fixture
def withdrawn(publish: Publish, stan: Staff) -> Entry:
    publish("Correction: 26,000 crowns.")
    publish(WHY, kind="withdrawal")
    approve(Correction.objects.latest("pk"), reason="", by=of(stan))
    with clock.frozen(NOON.replace(hour=18)):
        publish_approved()
    return Entry.objects.latest("pk")


def test_it_says_what_was_withdrawn_when_and_why(client: Client, withdrawn: Entry) -> None:
    Outlet.objects.update(policy_data={"time_zone": "America/New_York"})
    tree = lxml_html.document_fromstring(client.get(PAGE).content)
    said = " ".join(tree.xpath("string(//main)").split())
    assert withdrawn.headline in said
    assert WHY in said
    assert "31 May 2027, 14:00 EDT" in said
    assert tree.xpath("//link[@rel='canonical']/@href") == [withdrawn.url]
    assert f"https://desk.example/corrections/{withdrawn.public_id}" in tree.xpath(
        "//main//a/@href"
    )
    assert not tree.xpath("//main//script")


def test_it_is_found_by_a_twin_of_the_address(client: Client, withdrawn: Entry) -> None:
    twin = quote(STORY_URL.replace("https://", "http://www.") + "?utm_source=x", safe="")
    assert client.get(f"/corrections/withdrawn?url={twin}").status_code == 200


def test_a_story_that_stands_has_no_such_page(client: Client, publish: Publish) -> None:
    publish("Correction: 26,000 crowns.")
    assert client.get(PAGE).status_code == 404
    answer = client.get(PAGE, HTTP_ACCEPT="application/json")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("url", ["", "treaty", "javascript:alert(1)"])
def test_what_is_no_address_is_said(client: Client, db: None, url: str) -> None:
    assert client.get(f"/corrections/withdrawn?url={url}").status_code == 400
