"""The list of stories that were corrected lately is the same for everybody."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import NOON, Fill, Publish

LIST = "/corrections/recent.json?outlet=daily"


def test_it_names_the_story_its_addresses_and_the_entry(client: Client, publish: Publish) -> None:
    entry = publish("Correction: 26,000 crowns.")
    ArticleUrl.objects.create(article=entry.article, url="https://m.daily.example/world/treaty")
    with clock.frozen(NOON + timedelta(days=1)):
        (story,) = client.get(LIST).json()["stories"]
    assert story == {
        "id": entry.public_id,
        "urls": [STORY_URL, "https://m.daily.example/world/treaty"],
        "headline": entry.headline,
        "label": "Correction",
        "language": "en",
        "permalink": f"https://desk.example/corrections/{entry.public_id}",
    }


def test_what_was_superseded_is_not_in_it_and_what_is_old_goes(
    client: Client, publish: Publish
) -> None:
    publish("Correction: 26,000 crowns.")
    later = publish("Correction: 25,000 crowns.")
    with clock.frozen(NOON + timedelta(days=89)):
        assert [one["id"] for one in client.get(LIST).json()["stories"]] == [later.public_id]
    with clock.frozen(NOON + timedelta(days=91)):
        assert client.get(LIST).json()["stories"] == []


def test_it_has_two_hundred_at_most(client: Client, publish: Publish, fill: Fill) -> None:
    entry = publish("Correction: 26,000 crowns.")
    fill(entry, 230, apart=timedelta(seconds=1))
    with clock.frozen(NOON + timedelta(days=1)):
        assert len(client.get(LIST).json()["stories"]) == 200


def test_any_cache_may_keep_it_and_any_page_read_it(client: Client, publish: Publish) -> None:
    publish("Correction: 26,000 crowns.")
    answer = client.get(LIST, HTTP_COOKIE="a=b")
    assert answer["Cache-Control"] == "public, max-age=300, stale-while-revalidate=3600"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Vary" not in answer
    assert client.get(LIST, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_a_desk_of_two_outlets_asks_which(client: Client, daily: Outlet) -> None:
    Outlet.objects.create(slug="herald", name="Herald", desk_url="https://desk.example")
    assert client.get("/corrections/recent.json").status_code == 400
    assert client.get("/corrections/recent.json?outlet=nobody").status_code == 404
    assert client.get("/corrections/recent.json?outlet=herald").json() == {
        "outlet": "herald",
        "stories": [],
    }
