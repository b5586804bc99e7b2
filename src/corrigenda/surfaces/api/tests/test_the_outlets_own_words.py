"""GET /api/words: what the house says in its own words in the dialog."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.tests.calling import Program

pytestmark = pytest.mark.django_db

OWN = {"title.en": "Tell {outlet}", "sent.en": "Thanks.", "sent.uk": "Дякуємо.", "lead.en": "Write"}


def words(client: Client, language: str = "en", outlet: str = "daily") -> object:
    answer = client.get("/api/words", {"outlet": outlet, "language": language})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=600"
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def test_an_administrator_puts_them_and_every_page_may_ask(
    client: Client, daily: Outlet, ada: Staff
) -> None:
    assert words(client) == {}
    status, _ = Program(ada)("put", "outlets/daily/policy", {"policy": {"reader_words": OWN}})
    assert status == 200
    assert words(client) == {"title": f"Tell {daily.name}", "sent": "Thanks."}
    assert words(client, "uk-UA") == {"sent": "Дякуємо."}


def test_a_language_that_we_do_not_speak_has_the_english_ones(
    client: Client, daily: Outlet
) -> None:
    daily.policy_data = {"reader_words": OWN}
    daily.save()
    assert words(client, "fr") == words(client, "en") != {}


def test_an_outlet_that_is_not_known_says_nothing(client: Client, daily: Outlet) -> None:
    assert words(client, outlet="nobody") == {}


def test_what_nothing_fills_in_is_refused_and_named(ada: Staff, daily: Outlet) -> None:
    wrong = {"policy": {"reader_words": {"sent.en": "Thanks, {name}!"}}}
    status, problem = Program(ada)("put", "outlets/daily/policy", wrong)
    assert status == 422
    assert "{name}" in problem["detail"]
