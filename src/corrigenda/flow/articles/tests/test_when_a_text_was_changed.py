"""When a text was last changed is read where its source says it, and never guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.articles.reading.agency import read_newsml, read_ninjs
from corrigenda.flow.articles.reading.records import read_record

SPRING = "2026-03-04T10:00:00+00:00"
SUMMER = "2026-07-01T09:30:00+00:00"
CHANGED = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
TEXT = "The harbour office of Port Maren counted 1,204 visitors on Sunday, more than ever before."
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" version="2"><itemMeta>'
    f"<firstCreated>{SPRING}</firstCreated><versionCreated>{SUMMER}</versionCreated></itemMeta>"
    f"<contentSet><inlineData>{TEXT}</inlineData></contentSet></newsItem>"
)


@pytest.mark.parametrize("name", ["modified", "dateModified", "updated"])
def test_of_a_record(name: str) -> None:
    page = read_record({"text": TEXT, "published": SPRING, name: SUMMER})
    assert page.modified_at == CHANGED


def test_of_an_item_of_an_agency() -> None:
    item = {"uri": "urn:1", "body_text": TEXT, "contentCreated": SPRING, "versionCreated": SUMMER}
    assert read_ninjs(item)[1].modified_at == CHANGED
    assert read_newsml(NEWSML.encode())[0][1].modified_at == CHANGED


@pytest.mark.parametrize(
    "head",
    [
        f'<meta property="article:modified_time" content="{SUMMER}">',
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        f'"datePublished": "{SPRING}", "dateModified": "{SUMMER}"}}</script>',
    ],
    ids=["meta", "json-ld"],
)
def test_of_a_page(head: str) -> None:
    page = read_html(f"<html><head>{head}</head><body><article><p>{TEXT}</p></article></body>")
    assert page.modified_at == CHANGED


def test_of_a_page_that_only_says_when_it_was_published() -> None:
    head = f'<meta property="article:published_time" content="{SPRING}">'
    page = read_html(f"<html><head>{head}</head><body><article><p>{TEXT}</p></article></body>")
    assert page.modified_at is None
