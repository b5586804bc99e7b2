"""A house that passes our addresses on from its own host has a form that works there."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from corrigenda.flow.articles.models import Article
from corrigenda.surfaces.reader.tests.conftest import typed_in
from corrigenda.surfaces.tests.reading import read_page

HOST = {"HTTP_HOST": "daily.example", "secure": True}


@pytest.fixture(autouse=True)
def passed_on() -> object:
    """What CORRIGENDA_HOSTS=daily.example makes of the settings."""
    with override_settings(
        ALLOWED_HOSTS=["desk.example", "daily.example"],
        CSRF_TRUSTED_ORIGINS=["https://desk.example", "https://daily.example"],
    ):
        yield


def test_a_reader_without_javascript_can_report_there(story: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    page = read_page(client.get("/report", {"url": story.url}, **HOST).content)
    fields = {**typed_in(page.forms[0]), "says": "afer", "should_say": "after"}
    answer = client.post("/report", fields, HTTP_ORIGIN="https://daily.example", **HOST)
    assert answer.status_code == 303


def test_everything_that_the_form_loads_stands_below_c(story: Article) -> None:
    page = read_page(Client().get("/report", {"url": story.url}, **HOST).content)
    loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
    assert loaded
    assert all(address.startswith("/c/") for address in loaded)


def test_no_cookie_takes_a_name_that_the_houses_own_pages_may_use(story: Article) -> None:
    client = Client()
    client.get("/report", {"url": story.url}, **HOST)
    assert set(client.cookies) == {"corrigenda_csrf"}
