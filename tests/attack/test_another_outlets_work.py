"""One desk, two outlets: nobody reaches into the other's work."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actions.open_outlet import Opened
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff


@pytest.fixture
def waiting(send: Send, work: Callable[[], None], edda: Staff) -> Correction:
    """A fix of a quotation at the daily that waits for a second person."""
    send("another 24 years", "another 14 years")
    work()
    case = Case.objects.get()
    return decide(case, Decision("fix", after="another 14 years"), by=of(edda))


@pytest.mark.parametrize("verb", ["approve", "send-back"])
def test_an_administrator_elsewhere_is_no_second_person(
    waiting: Correction, wanda: Staff, verb: str
) -> None:
    client = Client()
    client.force_login(wanda)
    answer = client.post(f"/desk/corrections/{waiting.pk}/{verb}", {"reason": "because"})
    assert answer.status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == CorrectionState.IN_APPROVAL


@pytest.mark.parametrize("verb", ["", "/decide", "/decline", "/check"])
def test_nor_does_a_case_exist_for_them(waiting: Correction, wanda: Staff, verb: str) -> None:
    client = Client()
    client.force_login(wanda)
    path = f"/desk/cases/{waiting.case_id}{verb}"
    given = {"kind": "fix", "after": "x", "reason": "because"}
    answer = client.post(path, given) if verb else client.get(path)
    assert answer.status_code == 404
    assert "24 years" not in answer.content.decode()


def test_a_cms_cannot_write_the_story_of_another_outlet(story: Article, weekly: Opened) -> None:
    body = {"url": STORY_URL, "blocks": [{"role": "body", "text": "Taken over."}]}
    answer = Client().put(
        "/api/articles",
        json.dumps(body),
        "application/json",
        headers={"Authorization": f"Bearer {weekly.api_token}"},
    )
    assert answer.status_code == 422
    assert story.versions.count() == 1


def test_nor_by_naming_that_outlet(story: Article, weekly: Opened) -> None:
    body = {"url": STORY_URL, "outlet": "daily", "html": "<article><p>Taken over.</p></article>"}
    answer = Client().put(
        "/api/articles",
        json.dumps(body),
        "application/json",
        headers={"Authorization": f"Bearer {weekly.api_token}"},
    )
    assert answer.status_code == 422
    assert story.versions.count() == 1
