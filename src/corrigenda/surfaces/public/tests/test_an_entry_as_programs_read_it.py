"""`/corrections/<id>/<format>`: an entry in the formats that programs read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, STORY_URL, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import ArticleUrl, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.tests import assertions
from corrigenda.lib import clock
from corrigenda.surfaces.public.formats import FORMATS
from corrigenda.surfaces.public.tests.conftest import NOON, Publish
from corrigenda.surfaces.tests.reading import read_page, read_xml

pytestmark = pytest.mark.django_db

EACH = pytest.mark.parametrize("form", [one.path for one in FORMATS])
DESK = "https://desk.example/corrections/"


def ninjs(client: Client, entry: Entry) -> dict[str, object]:
    found = client.get(f"/corrections/{entry.public_id}/ninjs.json").json()
    assert isinstance(found, dict)
    return found


def selector(client: Client, entry: Entry) -> dict[str, object]:
    """Of the passage, in the annotation."""
    document = client.get(f"/corrections/{entry.public_id}/annotation.jsonld").json()
    found = document["target"]["selector"]
    assert isinstance(found, dict)
    return found


@EACH
def test_it_has_its_media_type_and_any_page_may_read_it(
    client: Client, publish: Publish, form: str
) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    answer = client.get(f"/corrections/{entry.public_id}/{form}")
    assert (
        answer["Content-Type"]
        == {
            "schema.jsonld": "application/ld+json",
            "annotation.jsonld": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            "ninjs.json": "application/json",
            "newsml.xml": "application/vnd.iptc.g2.newsitem+xml",
        }[form]
    )
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies


def test_every_document_is_what_its_standard_asks_for(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    base = f"/corrections/{entry.public_id}"
    assert assertions.schema_org(client.get(f"{base}/schema.jsonld").json()) == []
    assert assertions.annotation(client.get(f"{base}/annotation.jsonld").json()) == []
    assert assertions.ninjs(client.get(f"{base}/ninjs.json").json()) == []
    assert assertions.newsml(client.get(f"{base}/newsml.xml").content) == []


@EACH
def test_who_has_it_already_is_not_sent_it_again_until_it_is_superseded(
    client: Client, publish: Publish, form: str
) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    address = f"/corrections/{entry.public_id}/{form}"
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"
    publish("The fund holds 28,500 crowns.")
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


@EACH
@pytest.mark.parametrize("name", ["nothere", "feed"])
def test_an_entry_that_never_was_is_a_problem_document(
    client: Client, daily: Outlet, form: str, name: str
) -> None:
    answer = client.get(f"/corrections/{name}/{form}", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "look it up in the log" in answer.json()["detail"]


def test_a_format_that_is_none_is_not_found(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    for form in ("nitf.xml", "ninjs", "ninjs.json/", "../ninjs.json"):
        assert client.get(f"/corrections/{entry.public_id}/{form}").status_code == 404


def test_the_page_of_an_entry_names_them_all(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    page = read_page(client.get(f"/corrections/{entry.public_id}").content)
    wanted = [f"{DESK}{entry.public_id}/{one.path}" for one in FORMATS]
    heads = page.xpath("//head/link[@rel='alternate']")
    assert [one.get("href") for one in heads] == wanted
    assert [one.get("type") for one in heads] == [one.content_type for one in FORMATS]
    links = page.find_class("formats")[0].xpath(".//a/@href")
    assert links[:-1] == wanted
    assert links[-1].startswith(f"{STORY_URL}#:~:text=")
    assert "82%2C000%20crowns" in links[-1]


def test_each_entry_on_a_story_makes_the_next_version_of_the_item(
    client: Client, publish: Publish
) -> None:
    first = publish("The fund holds 82,000 crowns.")
    second = publish("The fund holds 28,500 crowns.")
    assert (ninjs(client, first)["version"], ninjs(client, second)["version"]) == ("2", "3")
    ids = ninjs(client, second)["altIds"]
    assert {"role": "supersedes", "value": DESK + first.public_id} in ids


def test_a_clock_that_jumps_back_does_not_turn_the_versions_round(
    client: Client, publish: Publish
) -> None:
    first = publish("The fund holds 82,000 crowns.")
    second = publish("The fund holds 28,500 crowns.")
    Entry.objects.filter(pk=second.pk).update(published_at=first.published_at.replace(year=2026))
    assert (ninjs(client, first)["version"], ninjs(client, second)["version"]) == ("2", "3")


def test_the_annotation_points_at_the_passage_as_it_was(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    found = selector(client, entry)
    assert found["exact"] == "28,000 crowns"
    position = found["refinedBy"]
    text = Version.objects.latest("pk").text
    assert text[position["start"] : position["end"]] == "28,000 crowns"


def test_a_house_that_does_not_repeat_errors_gives_the_words_that_stand_there_since(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    daily.policy_data = {**daily.policy_data, "repeat_error": False}
    daily.save()
    entry = publish("The fund holds 8,000 crowns.", after="8,000 crowns")
    for one in FORMATS:
        document = client.get(f"/corrections/{entry.public_id}/{one.path}").content.decode()
        assert "28,000" not in document
    found = selector(client, entry)
    assert found["exact"] == "8,000 crowns"
    assert found["refinedBy"]["end"] - found["refinedBy"]["start"] == len("8,000 crowns")


def test_words_that_were_taken_out_are_not_told_by_such_a_house(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    daily.policy_data = {**daily.policy_data, "repeat_error": False}
    daily.save()
    entry = publish("A figure was taken out.", delete=True)
    for one in FORMATS:
        assert b"28,000" not in client.get(f"/corrections/{entry.public_id}/{one.path}").content
    assert "Words were deleted from the story." in f"{ninjs(client, entry)['edNote']}"


def test_a_withdrawn_story_is_canceled(
    client: Client, send: Send, work: Callable[[], None], edda: Staff, stan: Staff
) -> None:
    with clock.frozen(NOON):
        send("28,000 crowns")
        work()
        words = "The story was withdrawn: its source was invented."
        correction = decide(Case.objects.get(), Decision("withdrawal", words=words), by=of(edda))
        approve(correction, reason="Seen.", by=of(stan))
        work()
    entry = Entry.objects.get()
    assert ninjs(client, entry)["pubStatus"] == "canceled"
    root = read_xml(client.get(f"/corrections/{entry.public_id}/newsml.xml").content)
    assert root.findall(".//{*}pubStatus")[0].get("qcode") == "stat:canceled"
    target = client.get(f"/corrections/{entry.public_id}/annotation.jsonld").json()["target"]
    assert target == {"type": "SpecificResource", "source": STORY_URL}


def test_other_addresses_of_the_story_section_and_authors_are_told(
    client: Client, send: Send, publish: Publish, daily: Outlet
) -> None:
    blocks = (Block(Role.headline, "Treaty"), *(Block(Role.body, text) for text in PARAGRAPHS))
    story = Story(blocks, authors=("Orla Quist",), section="Europe", published_at=NOON)
    version, _ = push(daily, STORY_URL, story)
    ArticleUrl.objects.create(article=version.article, url="https://daily.example/amp/treaty")
    found = ninjs(client, publish("The fund holds 82,000 crowns."))
    assert {"role": "address", "value": "https://daily.example/amp/treaty"} in found["altIds"]
    assert found["by"] == "Orla Quist"
    assert found["subjects"] == [{"name": "europe", "rel": "section"}]
    assert found["firstCreated"] == "2027-05-31T12:00:00+00:00"


def test_a_story_that_says_it_was_published_later_than_its_entry_is_not_believed(
    client: Client, publish: Publish
) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    Version.objects.update(published_at=NOON.replace(year=2030))
    assert "firstCreated" not in ninjs(client, entry)
