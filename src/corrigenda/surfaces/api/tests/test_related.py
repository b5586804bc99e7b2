"""Asking which other stories are about the same: for the widget, and for the page's own server."""

from __future__ import annotations

import json

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.publication.related.tests.conftest import (
    Publish,
    Tell,
    _afresh,
    archive,
    publish,
    tell,
)

from .conftest import problem

__all__ = ["_afresh", "archive", "publish", "tell"]

FERRY = "https://daily.example/ferry"


def ask(client: Client, url: str = FERRY, **more: str) -> HttpResponse:
    return client.get("/api/related", {"url": url, **more})  # type: ignore[return-value]


def test_the_stories_come_with_their_headlines_and_days(archive: Tell, client: Client) -> None:
    said = json.loads(ask(client).content)
    assert said["heading"] == "Other topics of interest"
    assert (said["language"], said["direction"]) == ("en", "ltr")
    first = said["stories"][0]
    assert first["headline"] == "The story of the salvage"
    assert first["url"] == "https://daily.example/salvage"
    assert first["day"] == "1 June 2026"
    assert first["corrected"] is None


def test_a_corrected_story_carries_its_mark(
    archive: Tell, publish: Publish, client: Client
) -> None:
    entry = publish(Article.objects.get(url="https://daily.example/inquiry"))
    (marked,) = [one for one in json.loads(ask(client).content)["stories"] if one["corrected"]]
    assert marked["corrected"]["says"] == "Corrected"
    assert marked["corrected"]["permalink"].endswith(entry.public_id)
    html = ask(client, format="html").content.decode()
    assert f'<a class="corrigenda-corrected" href="{marked["corrected"]["permalink"]}">' in html


def test_as_html_it_is_one_aside_and_every_word_is_text(archive: Tell, client: Client) -> None:
    words = (
        "The ferry Patience and Captain Ilse Varn ran aground on Lake Merrow.",
        "The gauge fell.",
    )
    archive("hostile", *words, headline="</h2><script>alert(1)</script> & co")
    from corrigenda.flow.publication.actions.relate_versions import relate_versions

    relate_versions()
    html = ask(client, format="html").content.decode()
    assert html.startswith('<aside class="corrigenda-related" data-corrigenda-related lang="en"')
    assert html.count("<aside") == 1
    assert "<script" not in html
    assert "&lt;/h2&gt;&lt;script&gt;" in html


def test_where_no_story_is_about_the_same_there_is_no_aside(archive: Tell, client: Client) -> None:
    assert ask(client, "https://daily.example/library", format="html").content == b""
    assert json.loads(ask(client, "https://nowhere.example/x").content)["stories"] == []


def test_an_arabic_outlet_has_its_heading_and_direction(
    tell: Tell, daily: object, client: Client
) -> None:
    answer = json.loads(ask(client, "https://nowhere.example/x").content)
    assert answer["heading"] == "Other topics of interest"
    from corrigenda.flow.publication.related.finding import Related
    from corrigenda.flow.publication.renderers.related import document

    found = document("https://daily.example/x", Related(language="ar"))
    assert (found["heading"], found["direction"]) == ("مواضيع أخرى قد تهمك", "rtl")


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "https://[", "https://daily.example/" + "x" * 3000, "ftp://a/b"],
)
def test_an_address_that_is_none_is_refused_with_a_word(
    archive: Tell, client: Client, url: str
) -> None:
    problem(ask(client, url), 422)


def test_a_cache_asks_again_soon_and_learns_that_nothing_changed(
    archive: Tell, publish: Publish, client: Client
) -> None:
    first = ask(client)
    assert first["Cache-Control"] == "public, max-age=0, s-maxage=15"
    again = client.get("/api/related", {"url": FERRY}, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    publish(Article.objects.get(url="https://daily.example/inquiry"), "withdrawal")
    changed = client.get("/api/related", {"url": FERRY}, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert b"/inquiry" not in changed.content


def test_asking_is_open_to_every_page_and_writes_nothing(archive: Tell, client: Client) -> None:
    assert client.head("/api/related", {"url": FERRY}).status_code == 200
    assert client.post("/api/related", {"url": FERRY}).status_code == 405
