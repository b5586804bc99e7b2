"""The published policy is made from what the house decided, in the languages of its readers."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import Policy, read_policy
from corrigenda.flow.newsroom.ready_policies import READY
from corrigenda.flow.publication.renderers.policy_text import counted, render
from corrigenda.lib.languages import LANGUAGES

URL = "/corrections/policy"


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{URL}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_the_house_decided(client: Client, daily: Outlet) -> None:
    daily.policy_data = {
        "repeat_error": False,
        "second_person_for": ["correction", "withdrawal"],
        "fix_due_hours": 3,
        "placement": {"clarification": "passage"},
        "desk_name": "The standards desk",
        "contact": "desk@daily.example",
    }
    daily.save()
    said = page(client)
    assert "does not repeat what was wrong" in said
    assert "a second person decides on every correction and withdrawal" in said
    assert "within 3 hours of the decision" in said
    assert "Its notice stands at the passage" in said
    assert "The standards desk answers for corrections at The Daily Example." in said
    assert "desk@daily.example" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", [{}, *READY.values()])
def test_every_language_tells_every_policy_whole(language: str, data: dict[str, object]) -> None:
    parts = render(read_policy(data), "Щоденник", language)
    assert [part.name for part in parts] == ["errors", "kinds", "second", "log", "readers"]
    text = " ".join(one for part in parts for one in part.sentences)
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 1, "1 hour"),
        ("en", 2, "2 hours"),
        ("uk", 1, "1 годину"),
        ("uk", 3, "3 години"),
        ("uk", 12, "12 годин"),
        ("uk", 21, "21 годину"),
        ("de", 1, "1 Stunde"),
        ("de", 24, "24 Stunden"),
        ("ar", 2, "ساعتين"),
        ("ar", 3, "3 ساعات"),
        ("ar", 24, "24 ساعة"),
    ],
)
def test_numbers_agree_with_what_they_count(language: str, n: int, said: str) -> None:
    assert counted(n, "hours", language) == said


def test_it_speaks_the_outlets_language_and_the_one_that_is_asked_for(
    client: Client, daily: Outlet
) -> None:
    daily.language = "uk"
    daily.save()
    assert "Правила виправлень" in page(client)
    assert '<html lang="ar" dir="rtl">' in page(client, "?lang=ar")
    assert "Правила виправлень" in page(client, "?lang=xx")


def test_the_houses_own_words_stand_above_it_as_text(client: Client, daily: Outlet) -> None:
    daily.policy_data = {"preamble": {"en": "We err. <b>We say so.</b>"}}
    daily.save()
    assert "We err. &lt;b&gt;We say so.&lt;/b&gt;" in page(client)
    assert 'lang="en"' in page(client, "?lang=ar")


def test_a_desk_with_several_outlets_lists_them(client: Client, daily: Outlet) -> None:
    Outlet.objects.create(slug="weekly", name="The Weekly", desk_url=daily.desk_url)
    said = page(client)
    assert f'href="{URL}?outlet=daily"' in said
    assert "The Weekly" in said
    assert client.get(f"{URL}?outlet=nobody").status_code == 404


def test_it_is_linked_from_the_log_and_named_for_machines(client: Client, daily: Outlet) -> None:
    assert f'href="{URL}?outlet={daily.slug}"' in client.get("/corrections/").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(client), re.S)
    document = json.loads(data)
    assert document["@type"] == "NewsMediaOrganization"
    assert document["correctionsPolicy"] == "https://desk.example/corrections/policy?outlet=daily"


def test_a_default_policy_promises_nothing_that_it_does_not_keep() -> None:
    text = " ".join(one for part in render(Policy(), "x", "en") for one in part.sentences)
    assert "While we check a passage" not in text
    assert "every withdrawal" in text
