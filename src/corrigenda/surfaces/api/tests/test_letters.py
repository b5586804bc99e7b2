"""Letters by the API, as on the desk."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Letter, Report
from corrigenda.lib import clock


@pytest.fixture
def letter(daily: Outlet, story: Article) -> Letter:
    """One that waits."""
    return Letter.objects.create(
        outlet=daily, key="one", text="It is wrong.", sender="rita@reader.example",
        received_at=clock.now(), looked_at=clock.now(),
    )  # fmt: skip


def test_a_letter_is_listed_and_placed(edda: Staff, letter: Letter, client: Client) -> None:
    bearer = {"Authorization": f"Bearer {make_token(edda, name='t')}"}
    listed = client.get("/api/letters", headers=bearer)
    assert listed.json()["letters"][0]["text"] == "It is wrong."
    assert "rita@" not in listed.content.decode()

    def place(**given: str) -> tuple[int, dict[str, object]]:
        answer = client.post(
            f"/api/letters/{letter.pk}/place", json.dumps(given), "application/json", headers=bearer
        )
        return answer.status_code, answer.json()

    status, problem = place(story="https://weekly.example/x", says="afer")
    assert (status, "No story of yours" in str(problem)) == (422, True)
    status, told = place(story=STORY_URL, says="afer")
    assert (status, told["state"], told["report"]) == (200, "placed", Report.objects.get().pk)
    assert place(story=STORY_URL, says="afer")[0] == 409
    assert client.get("/api/letters?state=placed", headers=bearer).json()["total"] == 1
