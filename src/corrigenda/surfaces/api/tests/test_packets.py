"""`/api/packets` and `/api/items`: what houses, subscribers and agencies meet at the door."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.make_feed import make_feed
from corrigenda.flow.propagation.models import IncomingPacket, StoryHad, Subscriber
from corrigenda.flow.propagation.packets.envelope import Envelope
from corrigenda.flow.propagation.packets.tests.conftest import (
    intranet,
    paired,
    serve,
    weekly,
)
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

__all__ = ["intranet", "paired", "serve", "weekly"]

Work = Callable[[], None]


def post(client: Client, envelope: Envelope, **more: Any) -> Any:
    """Post it as another house does."""
    body = {"packet": envelope.packet, "keys": [one.to_dict() for one in envelope.keys], **more}
    return client.post("/api/packets", json.dumps(body), content_type="application/json")


def test_a_packet_is_taken_and_its_replay_has_the_same_answer(
    client: Client, story: Article, paired: Subscriber, weekly: House
) -> None:
    packet = weekly.packet()
    first, again = post(client, packet), post(client, packet)
    assert (first.status_code, again.status_code) == (202, 200)
    assert first.json() == again.json()
    assert first.json()["type"] == "correction"


@pytest.mark.django_db
def test_what_is_refused_says_why_and_what_to_do(
    client: Client, story: Article, paired: Subscriber, weekly: House
) -> None:
    stranger = House(origin="https://stranger.example")
    answer = post(client, stranger.packet())
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert "pair with you" in answer.json()["detail"]

    forged = weekly.packet().packet.rsplit(".", 1)[0] + ".AAAA"
    assert post(client, Envelope(forged, weekly.chain)).status_code == 403
    assert post(client, weekly.packet(kind="fix")).status_code == 422
    assert post(client, Envelope("x" * 400_001)).status_code == 422
    assert post(client, Envelope("a.b.c")).status_code == 422
    assert post(client, weekly.packet(), more="x").status_code == 422
    many = [one.to_dict() for one in weekly.chain] * 101
    body = json.dumps({"packet": weekly.packet().packet, "keys": many})
    wrong = client.post("/api/packets", body, content_type="application/json")
    assert wrong.status_code == 422
    huge = json.dumps({"packet": "a", "keys": [{"x": "y" * 700_000}]})
    assert client.post("/api/packets", huge, content_type="application/json").status_code == 422
    deep = '{"packet": "a.b.c", "keys": [' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "]}"
    answer = client.post("/api/packets", deep, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert not IncomingPacket.objects.exists()


def test_an_address_that_sends_very_many_is_asked_to_wait(
    client: Client, paired: Subscriber, weekly: House
) -> None:
    packet = weekly.packet(kind="fix")
    with clock.frozen(clock.now()):  # 310 of them may take longer than the minute that is counted
        codes = {post(client, packet).status_code for _ in range(310)}
    assert codes == {422, 429}


def test_the_feed_opens_by_its_token_alone(client: Client, paired: Subscriber) -> None:
    token = make_feed(paired, by=OPERATOR)
    assert client.get("/api/packets").status_code == 404
    assert client.get("/api/packets", {"token": "guessed"}).status_code == 404
    found = client.get("/api/packets", {"token": token})
    assert found.json()["version"] == "https://jsonfeed.org/version/1.1"
    bearer = client.get("/api/packets", headers={"Authorization": f"Bearer {token}"})
    assert bearer.status_code == 200


def test_a_page_of_the_feed_that_there_is_not_is_refused_in_words(
    client: Client, paired: Subscriber
) -> None:
    token = make_feed(paired, by=OPERATOR)
    asked = {"token": token, "after": "7c9f2c1e-3f0c-4a53-9d1c-0a1b2c3d4e5f"}
    answer = client.get("/api/packets", asked)
    assert (answer.status_code, "Begin with the newest" in answer.json()["detail"]) == (404, True)
    assert client.get("/api/packets", {"token": token, "after": "7"}).status_code == 422


def test_a_cms_says_to_whom_a_story_went(client: Client, daily: Outlet, paired: Subscriber) -> None:
    token = change_outlet(daily, Change(new_token=True), by=OPERATOR).api_token
    body = {
        "url": "https://daily.example/ferry",
        "blocks": [{"role": "body", "text": "A ferry ran aground."}],
        "had_by": ["The Weekly", "Nobody", paired.house],
    }
    answer = client.put(
        "/api/articles",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert (answer.status_code, answer.json()["unknown_subscribers"]) == (201, ["Nobody"])
    had = StoryHad.objects.get()
    assert (had.subscriber, had.how, had.article.url) == (paired, "push", body["url"])


def test_an_agencys_items_come_in_by_the_outlets_token(
    client: Client, daily: Outlet, story: Article, work: Work
) -> None:
    token = change_outlet(daily, Change(new_token=True), by=OPERATOR).api_token
    head = {"Authorization": f"Bearer {token}"}
    words = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."
    item = {"uri": "urn:wire:1", "version": "1", "body_text": words}
    fixed = {**item, "version": "2", "edNote": "CORRECTION", "body_text": words.replace("28", "82")}

    def sent(given: object, **headers: str) -> Any:
        data = json.dumps(given)
        return client.post("/api/items", data, content_type="application/json", headers=headers)

    assert sent(item).status_code == 401
    assert sent(item, **head).json() == {"items": 1, "corrections": 0, "changes": 0}
    assert sent(fixed, **head).json() == {"items": 1, "corrections": 1, "changes": 1}
    assert sent({"nothing": 1}, **head).status_code == 422
    work()
    assert Report.objects.get().should_say == fixed["body_text"]
