"""The form and the receipt say some texts in the outlet's own words."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.newsroom.models import Outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(daily: Outlet) -> None:
    """The house has words of its own, in two languages."""
    daily.policy_data = {
        "reader_words": {
            "title.en": "Tell the standards desk",
            "lead.en": "Found <b>something</b>? Write to {outlet}.",
            "contact_note.en": "Only Ada reads it.",
            "received.en": "It is with Edda now.",
            "receipt_note.en": "Bookmark this page.",
            "title.uk": "Напишіть редакції",
        }
    }
    daily.save()


def form(client: Client) -> str:
    return client.get("/report", {"url": STORY_URL}).content.decode()


def test_the_form_without_javascript(client: Client, daily: Outlet, own: None) -> None:
    page = form(client)
    assert "<h1>Tell the standards desk</h1>" in page
    assert f"Found &lt;b&gt;something&lt;/b&gt;? Write to {daily.name}." in page
    assert "Only Ada reads it." in page
    assert "Suggest a correction" not in page


def test_each_language_has_its_own(client: Client, daily: Outlet, own: None) -> None:
    daily.language = "uk"
    daily.save()
    page = form(client)
    assert "<h1>Напишіть редакції</h1>" in page
    assert "Only Ada reads it." not in page


def test_the_receipt(client: Client, send: Send, own: None) -> None:
    page = client.get(f"/receipt/{send('afer').receipt}").content.decode()
    assert "It is with Edda now." in page
    assert "Bookmark this page." in page
    assert "This page is yours alone." not in page


def test_without_any_all_is_said_in_ours(client: Client, daily: Outlet) -> None:
    page = form(client)
    assert "<h1>Suggest a correction</h1>" in page
    assert f"Tell {daily.name}." in page
