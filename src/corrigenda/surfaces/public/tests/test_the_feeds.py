"""Atom, RSS and JSON Feed: what other programs read of the log."""

from __future__ import annotations

import json
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils.http import http_date

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import NOON, Fill, Publish
from corrigenda.surfaces.tests.reading import read_feed, read_xml

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
EACH = pytest.mark.parametrize("feed", ["feed.atom", "feed.json", "feed.rss"])


def test_the_atom_feed_is_read_by_a_feed_reader(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    answer = client.get("/corrections/feed.atom", {"outlet": "daily"})
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = read_feed(answer.content)
    assert not feed.bozo
    assert feed.feed.title == "The Daily Example: corrections"
    (item,) = feed.entries
    assert item.id == item.link == f"https://desk.example/corrections/{entry.public_id}"
    assert item.title == "Correction: Maren and Tolva sign treaty"
    assert item.summary == "The fund holds 82,000 crowns."
    assert item.author == "The Daily Example"
    assert item.updated == "2027-05-31T12:00:00+00:00"


def test_the_atom_feed_has_what_rfc_4287_demands(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    address = "https://desk.example/corrections/feed.atom?outlet=daily"
    root = read_xml(client.get("/corrections/feed.atom", {"outlet": "daily"}).content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
    own = [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own == [address]
    assert root.findtext(f"{ATOM}id") == address


def test_the_json_feed_has_what_version_1_1_demands(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    answer = client.get("/corrections/feed.json", {"outlet": "daily"})
    assert answer["Content-Type"] == "application/feed+json"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "The Daily Example: corrections"
    assert feed["home_page_url"] == "https://desk.example/corrections/?outlet=daily"
    assert feed["feed_url"] == "https://desk.example/corrections/feed.json?outlet=daily"
    (item,) = feed["items"]
    assert item["id"] == item["url"] == f"https://desk.example/corrections/{entry.public_id}"
    assert item["external_url"] == entry.url
    assert item["content_text"] == "The fund holds 82,000 crowns."
    assert datetime.fromisoformat(item["date_published"]) == NOON
    assert item["authors"] == [{"name": "The Daily Example"}]
    assert item["tags"] == ["correction", "world"]


def test_the_whole_desk_has_a_feed_at_its_own_address(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    feed = client.get("/corrections/feed.json").json()
    assert feed["feed_url"] == "http://127.0.0.1:8000/corrections/feed.json"


@EACH
def test_it_holds_the_newest_fifty(client: Client, publish: Publish, fill: Fill, feed: str) -> None:
    fill(publish("Today."), 60)
    answer = client.get(f"/corrections/{feed}")
    items = answer.json()["items"] if feed == "feed.json" else read_feed(answer.content).entries
    assert len(items) == 50
    assert items[0]["title"].endswith("Maren and Tolva sign treaty")
    assert items[-1]["title"].endswith("Story 48")


@EACH
def test_an_empty_log_is_a_feed_that_stays_the_same(
    client: Client, daily: Outlet, feed: str
) -> None:
    with clock.frozen(NOON):
        first = client.get(f"/corrections/{feed}")
    assert first.status_code == 200
    assert client.get(f"/corrections/{feed}").content == first.content
    assert "Last-Modified" not in first


@EACH
def test_who_has_it_already_is_not_sent_it_again(
    client: Client, publish: Publish, feed: str
) -> None:
    publish("The fund holds 82,000 crowns.")
    address = f"/corrections/{feed}"
    with clock.frozen(NOON + timedelta(hours=1)):
        first = client.get(address)
        assert parsedate_to_datetime(first["Last-Modified"]).astimezone(UTC) == NOON
        for known in (
            {"if-none-match": first["ETag"]},
            {"if-modified-since": first["Last-Modified"]},
        ):
            again = client.get(address, headers=known)
            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == first["ETag"]


@EACH
def test_a_new_entry_is_always_sent(client: Client, publish: Publish, feed: str) -> None:
    publish("The fund holds 82,000 crowns.")
    address = f"/corrections/{feed}"
    with clock.frozen(NOON + timedelta(hours=1)):
        first = client.get(address)
        publish("The fund holds 28,500 crowns.")
        known = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}
        again = client.get(address, headers=known)
    assert again.status_code == 200
    assert b"28,500" in again.content


@EACH
def test_a_date_names_one_feed_only(client: Client, publish: Publish, feed: str) -> None:
    publish("The fund holds 82,000 crowns.")
    with clock.frozen(NOON + timedelta(milliseconds=300)):
        assert "Last-Modified" not in client.get(f"/corrections/{feed}")


@EACH
def test_any_origin_may_read_it_and_no_outlet_of_another_desk_is_in_it(
    client: Client, daily: Outlet, feed: str
) -> None:
    assert client.get(f"/corrections/{feed}")["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"/corrections/{feed}", {"outlet": "nobody"}).status_code == 404


def test_the_rss_feed_is_read_by_a_feed_reader(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns, not <28,000>.")
    answer = client.get("/corrections/feed.rss", {"outlet": "daily"})
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    feed = read_feed(answer.content)
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "The Daily Example: corrections"
    (item,) = feed.entries
    assert item.id == item.link == f"https://desk.example/corrections/{entry.public_id}"
    assert item.summary == "The fund holds 82,000 crowns, not &lt;28,000&gt;."
    assert item.published == "Mon, 31 May 2027 12:00:00 +0000"


def test_the_rss_feed_has_what_rss_2_demands(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    root = read_xml(client.get("/corrections/feed.rss", {"outlet": "daily"}).content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    assert channel.find(f"{ATOM}link").get("rel") == "self"
    assert channel.find("item/guid").get("isPermaLink") == "true"


@EACH
def test_an_entry_that_was_superseded_says_so_under_its_old_id(
    client: Client, publish: Publish, feed: str
) -> None:
    publish("The fund holds 82,000 crowns.")
    before = told(client, f"/corrections/{feed}")
    second = publish("The fund holds 28,500 crowns.")
    after = told(client, f"/corrections/{feed}")
    assert [one.id for one in after[1:]] == [one.id for one in before]
    (old,) = after[1:]
    assert old.updated > before[0].updated
    assert f"https://desk.example/corrections/{second.public_id}" in old.text
    assert "superseded" in old.tags
    assert "Superseded" not in after[0].text


@EACH
def test_words_that_were_removed_by_law_are_overwritten_where_they_were_kept(
    client: Client, publish: Publish, feed: str
) -> None:
    entry = publish("The fund of Wilhelmina Ost holds 82,000 crowns.")
    first = client.get(f"/corrections/{feed}")
    at = NOON + timedelta(days=2)
    Entry.objects.filter(pk=entry.pk).update(words="", headline="", expunged_at=at)
    with clock.frozen(at + timedelta(minutes=1)):
        known = {"if-modified-since": http_date((at - timedelta(hours=1)).timestamp())}
        again = client.get(f"/corrections/{feed}", headers=known)
        (item,) = told(client, f"/corrections/{feed}")
    assert again.status_code == 200
    assert b"Wilhelmina" in first.content
    assert b"Wilhelmina" not in again.content
    assert (item.id, item.text) == (
        f"https://desk.example/corrections/{entry.public_id}",
        "Words were removed by law.",
    )
    assert item.updated == at


@EACH
def test_a_section_and_a_story_have_feeds_of_their_own(
    client: Client, publish: Publish, fill: Fill, feed: str
) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    elsewhere = fill(entry, 2, section="sport")
    assert len(told(client, f"/corrections/{feed}?section=world")) == 1
    assert len(told(client, f"/corrections/{feed}?section=Sport")) == 2
    assert len(told(client, f"/corrections/{feed}?section=sport&kind=withdrawal")) == 0
    assert len(told(client, f"/corrections/{feed}?url={quote(entry.url, safe='')}")) == 3
    assert elsewhere[0].article == entry.article


@EACH
def test_a_story_that_was_never_corrected_has_an_empty_feed(
    client: Client, daily: Outlet, feed: str
) -> None:
    assert told(client, f"/corrections/{feed}?url=https://daily.example/world/unknown") == []
    answer = client.get(f"/corrections/{feed}?url=nothing", headers={"accept": "*/*"})
    assert (answer.status_code, "address of a story" in answer.content.decode()) == (400, True)


@dataclass(frozen=True)
class Item:
    """What a reader of any of the feeds keeps of an entry."""

    id: str
    text: str
    updated: datetime
    tags: list[str]


def told(client: Client, address: str) -> list[Item]:
    content = client.get(address).content
    if "feed.json" in address:
        return [
            Item(
                one["id"],
                one["content_text"],
                datetime.fromisoformat(one["date_modified"]),
                one["tags"],
            )
            for one in json.loads(content)["items"]
        ]
    found = read_feed(content)
    assert not found.bozo
    return [
        Item(
            one.id,
            one.get("summary", ""),
            datetime.fromtimestamp(timegm(one.updated_parsed), UTC),
            [tag.term for tag in one.tags],
        )
        for one in found.entries
    ]
