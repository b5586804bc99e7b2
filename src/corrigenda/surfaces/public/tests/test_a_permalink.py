"""One entry of the log, for people and for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry
from corrigenda.surfaces.public.entry import data_block
from corrigenda.surfaces.public.tests.conftest import Publish
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


def data_of(page: Any) -> dict[str, object]:
    (script,) = page.xpath("//script")
    assert script.get("type") == "application/ld+json"
    found = json.loads(script.text)
    assert isinstance(found, dict)
    return found


def test_it_has_kind_time_words_story_and_the_change(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    page = read_page(client.get(f"/corrections/{entry.public_id}").content)
    text = page.text_content()
    assert "Correction" in text
    assert "31 May 2027, 12:00 UTC" in text
    assert "The fund holds 82,000 crowns." in text
    assert entry.url in page.xpath("//a/@href")
    diff = page.find_class("diff")[0]
    old = "".join(diff.xpath(".//text()[not(parent::ins)]"))
    new = "".join(diff.xpath(".//text()[not(parent::del)]"))
    assert (old, new) == ("28,000 crowns", "82,000 crowns")


def to_the_words(client: Client, public_id: str) -> list[tuple[str, str]]:
    """What the entry's links to a place in the story say, and where they lead."""
    page = read_page(client.get(f"/corrections/{public_id}").content)
    links = page.xpath("//a[contains(@href, '#') and not(contains(@href, ':~:'))]")
    return [(link.text, link.get("href")) for link in links if "treaty" in link.get("href")]


def test_it_leads_to_the_corrected_words_in_the_story(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    address = f"{STORY_URL}#corrigenda-{entry.public_id}"
    assert to_the_words(client, entry.public_id) == [("Show in the story", address)]


def test_the_link_to_the_words_speaks_the_language_of_the_notice(
    client: Client, publish: Publish
) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    Entry.objects.update(language="de")
    assert [text for text, _ in to_the_words(client, entry.public_id)] == ["Im Beitrag zeigen"]


def test_only_the_notice_that_stands_on_the_story_leads_to_its_words(
    client: Client, publish: Publish
) -> None:
    first = publish("First words.", after="82,000 crowns")
    second = publish("Second words.", after="83,000 crowns")
    assert to_the_words(client, first.public_id) == []
    assert len(to_the_words(client, second.public_id)) == 1


def test_a_correction_that_left_no_words_leads_to_the_story_alone(
    client: Client, publish: Publish
) -> None:
    entry = publish("A sentence was taken out.", delete=True)
    assert to_the_words(client, entry.public_id) == []


def test_a_house_that_does_not_repeat_errors_shows_none(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    daily.policy_data = {**daily.policy_data, "repeat_error": False}
    daily.save()
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    page = client.get(f"/corrections/{entry.public_id}").content.decode()
    assert "28,000" not in page


def test_machines_read_a_correction_comment(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    permalink = f"https://desk.example/corrections/{entry.public_id}"
    page = read_page(client.get(f"/corrections/{entry.public_id}").content)
    data = data_of(page)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "CorrectionComment"
    assert data["text"] == "The fund holds 82,000 crowns."
    assert data["url"] == permalink
    assert data["about"] == {
        "@type": "NewsArticle",
        "url": entry.url,
        "headline": "Maren and Tolva sign treaty",
    }
    assert page.xpath("//link[@rel='canonical']/@href") == [permalink]


def test_entries_that_supersede_each_other_are_linked_both_ways(
    client: Client, publish: Publish
) -> None:
    first, second = publish("First words."), publish("Second words.")
    base = "https://desk.example/corrections/"
    old = read_page(client.get(f"/corrections/{first.public_id}").content)
    new = read_page(client.get(f"/corrections/{second.public_id}").content)
    assert base + second.public_id in old.xpath("//main//a/@href")
    assert base + first.public_id in new.xpath("//main//a/@href")
    assert "First words." in old.text_content()


def test_the_data_block_cannot_be_left_by_what_it_says() -> None:
    hostile = "</script><!--<script>&\u2028\u2029"
    written = data_block({"text": hostile})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": hostile}


@pytest.mark.parametrize("name", ["nothere", "0" * 300, "feed", "a/b", "%00", "feed.atom/"])
def test_an_entry_that_never_was_is_not_found(client: Client, daily: Outlet, name: str) -> None:
    assert client.get(f"/corrections/{name}").status_code == 404


def test_a_program_gets_a_problem_document(client: Client, daily: Outlet) -> None:
    answer = client.get("/corrections/nothere", headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/problem+json"
