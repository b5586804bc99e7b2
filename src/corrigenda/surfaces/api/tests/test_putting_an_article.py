"""PUT /api/articles: a CMS sends a version of a story."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.api.tests.conftest import Put, problem

URL = "https://daily.example/a"


def blocks(*texts: str, **more: Any) -> dict[str, Any]:
    return {"url": URL, "blocks": [{"role": "body", "text": text} for text in texts], **more}


def test_a_new_text_is_201_and_the_same_again_is_200(put: Put) -> None:
    first, again, third = put(blocks("One.")), put(blocks("One.")), put(blocks("Two."))
    assert (first.status_code, again.status_code, third.status_code) == (201, 200, 201)
    said = [json.loads(one.content) for one in (first, again, third)]
    assert [one["version"] for one in said] == [1, 1, 2]
    assert [one["new"] for one in said] == [True, False, True]
    assert said[0]["url"] == URL
    assert said[0]["sha256"] == said[1]["sha256"] != said[2]["sha256"]


def test_html_is_read_as_the_page_would_be(put: Put) -> None:
    text = (
        "The fund holds 28,000 crowns and pays for 12 bridges, officials in Port Maren said. " * 4
    )
    page = f"<html lang=en><body><article><h1>Treaty</h1><p>{text}</p></article></body></html>"
    assert put({"url": URL, "html": page}).status_code == 201
    assert "12 bridges" in Version.objects.get().text


def test_a_related_box_that_turns_over_makes_no_version(put: Put) -> None:
    for box in ("Herons return", "Tram clock was right"):
        body = blocks("One.")
        body["blocks"].append({"role": "aside", "text": box})
        answer = put(body)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer ", "Bearer wrong", "Basic YTpi", "Bearer \x00", "a-token-of-the-cms"],
)
def test_without_the_outlets_token_nothing_is_taken(
    client: Client, cms: dict[str, str], authorization: str
) -> None:
    answer = client.put(
        "/api/articles", json.dumps(blocks("One.")), content_type="application/json",
        HTTP_AUTHORIZATION=authorization,
    )  # fmt: skip
    problem(answer, 401)  # type: ignore[arg-type]
    assert not Article.objects.exists()


def test_an_outlet_sends_for_its_own_origins_only(put: Put) -> None:
    said = problem(put({**blocks("One."), "url": "https://herald.example/a"}), 422)
    assert said["type"].endswith("#unknown-origin")
    assert not Article.objects.exists()


def test_an_outlet_speaks_for_itself_only(put: Put, daily: Outlet) -> None:
    problem(put(blocks("One.", outlet="herald")), 422)
    assert put(blocks("One.", outlet="daily")).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {"url": URL},
        {"url": URL, "blocks": [{"role": "body", "text": "One."}], "html": "<p>One."},
        {"url": URL, "blocks": []},
        {"url": URL, "blocks": [{"role": "aside", "text": "One."}]},
        {"url": URL, "blocks": [{"role": "lead", "text": "One."}]},
        {"url": URL, "blocks": [{"role": "body", "text": ""}]},
        {"url": URL, "blocks": [{"role": "body", "text": "a\x00"}]},
        {"url": URL, "blocks": [{"role": "body", "text": "\ud800"}]},
        {"url": URL, "blocks": [{"role": "body"}]},
        {"url": URL, "blocks": "One."},
        {"url": URL, "html": ""},
        {"url": URL, "html": "<script>1</script>"},
        {"url": "a", "blocks": [{"role": "body", "text": "One."}]},
        {**blocks("One."), "version": 3},
        {**blocks("One."), "language": "en\x00"},
        {**blocks("One."), "language": "English, please"},
        {**blocks("One."), "authors": ["Rolf\x00"]},
        {**blocks("One."), "authors": "Rolf"},
        {**blocks("One."), "published_at": "yesterday"},
        {**blocks("One."), "published_at": "0001-01-01T00:00:00+14:00"},
        {**blocks("One."), "published_at": "9999-12-31T23:59:59-14:00"},
    ],
)
def test_what_cannot_be_a_version_is_422_and_nothing_is_kept(
    put: Put, body: dict[str, Any]
) -> None:
    problem(put(body), 422)
    assert not Version.objects.exists()


def test_a_million_characters_fit_and_one_more_does_not(put: Put) -> None:
    assert put(blocks("a" * 1_000_000)).status_code == 201
    assert "1,000,001" in problem(put(blocks("a" * 1_000_001)), 422)["detail"]


def test_ten_thousand_blocks_fit_and_one_more_does_not(put: Put) -> None:
    assert put(blocks(*["One."] * 10_000)).status_code == 201
    problem(put(blocks(*["One."] * 10_001)), 422)


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_400(put: Put, body: bytes) -> None:
    problem(put(body), 400)


def test_ten_megabytes_are_too_large(put: Put) -> None:
    problem(put(b'{"html": "' + b"w" * 10_000_000 + b'"}'), 413)


def test_a_time_without_a_zone_is_taken_as_utc(put: Put) -> None:
    put(blocks("One.", published_at="2026-05-04T12:00:00"))
    published = Version.objects.get().published_at
    assert published is not None
    assert published.isoformat() == "2026-05-04T12:00:00+00:00"
