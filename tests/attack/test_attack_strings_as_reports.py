"""Strings that break things elsewhere, each sent as a report: taken, kept as they are, shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.models import Report
from corrigenda.lib.tests.outside import needed
from corrigenda.lib.text import TextError, check_text

MOST = 4_000


def strings(folder: Path) -> Iterator[str]:
    """Every string in the files of a folder, however deep it stands."""
    for file in sorted(folder.glob("*.json*")):
        text = file.read_text("utf-8", errors="surrogatepass")
        rows = text.splitlines() if file.suffix == ".jsonl" else [text]
        for row in rows:
            yield from _inside(json.loads(row))


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _inside(one)
    elif isinstance(value, list):
        for one in value:
            yield from _inside(one)


def storable(text: str) -> bool:
    try:
        return bool(check_text(text, field="why", max_chars=MOST).strip())
    except TextError:
        return False


@pytest.mark.parametrize("source", ["blns", "h5sc", "portswigger"])
def test_nothing_breaks_and_nothing_is_lost(
    client: Client, story: Article, edda: Staff, source: str
) -> None:
    folder = needed("attack", source)
    story.outlet.policy_data = {
        "reports_per_minute": 100_000,
        "attack_reports_per_page": 1_000_000,
        "attack_reports_per_minute": 1_000_000,
    }
    story.outlet.save()
    tried = list(dict.fromkeys(strings(folder)))[:700]
    assert len(tried) > 50
    kept = []
    for text in tried:
        status = _send(client, text)
        assert status in (201, 422), (status, text)
        assert (status == 201) is (storable(text) or not text.strip()), text
        if status == 201:
            kept.append(text)
    assert list(Report.objects.order_by("pk").values_list("why", flat=True)) == kept
    assert set(Report.objects.values_list("state", flat=True)) <= {"received", "held"}
    client.force_login(edda)
    _shown_as_text(client)


def _send(client: Client, text: str) -> int:
    body = {
        "client_id": str(uuid4()),
        "url": STORY_URL,
        "selector": {"type": "TextQuoteSelector", "exact": "afer"},
        "block": PARAGRAPHS[0],
        "why": text,
    }
    return client.post("/api/reports", json.dumps(body), "application/json").status_code


def _shown_as_text(client: Client) -> None:
    held = client.get("/desk/held/")
    assert held.status_code == 200
    page = held.content.decode()
    own = client.get("/desk/held/bans").content.decode()
    # As many scripts as an empty page of the same kind and the list's own: none of theirs ran in.
    assert page.count("<script") == own.count("<script") + page.count("held.js")
    assert "<iframe" not in page
    assert "javascript:" not in page.split("<main", 1)[0]
