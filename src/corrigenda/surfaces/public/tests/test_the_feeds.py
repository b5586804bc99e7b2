"""Atom and JSON Feed: what other programs read of the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import NOON, Fill, Publish
from corrigenda.surfaces.tests.reading import read_feed, read_xml

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
BOTH = pytest.mark.parametrize("feed", ["feed.atom", "feed.json"])


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
    assert item["tags"] == ["correction"]


def test_the_whole_desk_has_a_feed_at_its_own_address(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    feed = client.get("/corrections/feed.json").json()
    assert feed["feed_url"] == "http://127.0.0.1:8000/corrections/feed.json"


@BOTH
def test_it_holds_the_newest_fifty(client: Client, publish: Publish, fill: Fill, feed: str) -> None:
    fill(publish("Today."), 60)
    items = read_feed(client.get("/corrections/feed.atom").content).entries
    if feed == "feed.json":
        items = client.get("/corrections/feed.json").json()["items"]
    assert len(items) == 50
    assert items[0]["title"].endswith("Maren and Tolva sign treaty")
    assert items[-1]["title"].endswith("Story 48")


@BOTH
def test_an_empty_log_is_a_feed_that_stays_the_same(
    client: Client, daily: Outlet, feed: str
) -> None:
    with clock.frozen(NOON):
        first = client.get(f"/corrections/{feed}")
    assert first.status_code == 200
    assert client.get(f"/corrections/{feed}").content == first.content
    assert "Last-Modified" not in first


@BOTH
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


@BOTH
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


@BOTH
def test_a_date_names_one_feed_only(client: Client, publish: Publish, feed: str) -> None:
    publish("The fund holds 82,000 crowns.")
    with clock.frozen(NOON + timedelta(milliseconds=300)):
        assert "Last-Modified" not in client.get(f"/corrections/{feed}")


@BOTH
def test_any_origin_may_read_it_and_no_outlet_of_another_desk_is_in_it(
    client: Client, daily: Outlet, feed: str
) -> None:
    assert client.get(f"/corrections/{feed}")["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"/corrections/{feed}", {"outlet": "nobody"}).status_code == 404
