"""The chain's export, its checkpoints and the house's keys, as a stranger fetches them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.checkpoint import checkpoint
from corrigenda.flow.publication.chain.check import Checker
from corrigenda.flow.publication.chain.findings import Finding
from corrigenda.flow.publication.chain.keys import read_keys
from corrigenda.flow.publication.chain.lines import read_line
from corrigenda.flow.publication.models import Checkpoint
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import Publish
from corrigenda.surfaces.tests.reading import read_xml

pytestmark = pytest.mark.django_db

CHAIN = "/corrections/chain.jsonl"
WELL_KNOWN = "/.well-known/corrigenda.json"


def lines(client: Client, **query: object) -> list[str]:
    answer = client.get(CHAIN, query)
    assert answer["Content-Type"] == "application/jsonl; charset=utf-8"
    return b"".join(answer).decode().splitlines()


def checked(client: Client, exported: list[str], since: tuple[str, ...] = ()) -> list[Finding]:
    checker = Checker(read_keys(client.get(WELL_KNOWN).json()), since=since)
    for line in exported:
        checker.take(read_line(line))
    return checker.end()


def test_it_can_be_checked_with_the_published_keys_alone(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    publish("The fund holds 82,000 crowns.")
    kept = Checkpoint.objects.get()  # the first is signed at once
    publish("“<b>The fund</b>” holds\n28,500 crowns. 😀")
    exported = lines(client, outlet="daily")
    kinds = [next(iter(json.loads(line))) for line in exported]
    assert kinds == ["log", "body", "checkpoint", "body", "head"]
    assert checked(client, exported, (kept.jws,)) == []
    assert [one.what for one in checked(client, [*exported[:3], exported[4]])] == [
        "cut off",
    ]


def test_it_goes_on_after_a_record_and_ends_after_so_many(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    for words in ("One.", "Two.", "Three."):
        publish(words)
    first, rest = lines(client, limit=2), lines(client, after=2)
    assert len(first) == 4
    assert "head" not in json.loads(first[-1])
    assert checked(client, [*first, *rest]) == []


def test_of_several_outlets_one_must_be_named(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    an_outlet("herald", "The Herald")
    for path in (CHAIN, "/corrections/checkpoints.json"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"].endswith("one of daily, herald.")
        assert client.get(path, {"outlet": "nobody"}).status_code == 404
    assert json.loads(lines(client, outlet="herald")[0])["log"]["head"] == 0


@pytest.mark.parametrize("given", ["-1", "x", "1.5", "9" * 30, "٣", " 1"])
def test_what_is_no_number_is_refused(client: Client, daily: Outlet, given: str) -> None:
    for path, name in (
        (CHAIN, "after"),
        (CHAIN, "limit"),
        ("/corrections/checkpoints.json", "before"),
    ):
        answer = client.get(path, {name: given})
        assert answer.status_code == 400
        assert f"?{name}= is a number" in answer.json()["detail"]


def test_checkpoints_are_listed_the_newest_first(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    for day in range(3):
        with clock.frozen(clock.now() + timedelta(days=day)):
            publish(f"Day {day}.")
            checkpoint(daily)
    found = client.get("/corrections/checkpoints.json").json()
    assert [one["number"] for one in found["checkpoints"]] == [3, 2, 1]
    assert found["checkpoints"][0]["jws"] == Checkpoint.objects.latest("number").jws
    assert found["next"] is None
    older = client.get("/corrections/checkpoints.json", {"before": 3}).json()
    assert [one["number"] for one in older["checkpoints"]] == [2, 1]


def test_the_feeds_carry_the_newest_checkpoint(
    client: Client, publish: Publish, daily: Outlet
) -> None:
    publish("The fund holds 82,000 crowns.")
    kept = Checkpoint.objects.get()
    address = "https://desk.example/corrections/checkpoints.json?outlet=daily"
    feed = client.get("/corrections/feed.json").json()
    assert feed["_corrigenda"] == {"checkpoints": [{"url": address, "jws": kept.jws}]}
    for name in ("feed.atom", "feed.rss"):
        root = read_xml(client.get(f"/corrections/{name}").content)
        told = root.find("channel") if name == "feed.rss" else root
        assert told is not None
        assert told.findtext("{urn:corrigenda:log:1}checkpoint") == kept.jws
        found = told.findall("{http://www.w3.org/2005/Atom}link")
        links = {one.get("rel"): one.get("href") for one in found}
        assert links["related"] == address


def test_the_well_known_document_leads_everywhere(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    answer = client.get(WELL_KNOWN)
    document = answer.json()
    assert answer["Access-Control-Allow-Origin"] == "*"
    (outlet,) = document["outlets"]
    assert (outlet["outlet"], outlet["name"]) == ("daily", "The Daily Example")
    assert outlet["origins"] == ["https://daily.example"]
    for name in ("log", "atom", "json_feed", "policy", "chain", "checkpoints"):
        path = outlet[name].removeprefix("https://desk.example")
        assert client.get(path).status_code == 200, name
    (key,) = document["keys"]["all"]
    assert key["kid"] == document["keys"]["current"]
    assert set(key["jwk"]) == {"kty", "crv", "x", "kid", "alg", "use"}, "and never `d`"


def test_before_there_is_an_outlet_it_says_so_in_good_form(client: Client) -> None:
    document = client.get(WELL_KNOWN).json()
    assert document["outlets"] == []
    assert document["keys"] == {"current": None, "all": []}
