"""A page's server asks for what stands at one place, and reads whether the story was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.tests.conftest import problem

Work = Callable[[], None]
Decide = Callable[..., None]
ASKED = quote(STORY_URL, safe="")
PLACEMENT = {"correction": "passage", "clarification": "end", "withdrawal": "top"}


@pytest.fixture
def publish(send: Send, work: Work, edda: Staff, stan: Staff) -> Decide:
    """Publish something on words of the story; a withdrawal is approved by Stan."""
    policy = {"placement": PLACEMENT, "time_zone": "Europe/Kyiv", "undo_seconds": 0}
    Outlet.objects.update(policy_data=policy)

    def _publish(says: str, kind: str, words: str, **more: str) -> None:
        if not Case.objects.filter(says=says).exists():
            send(says)
            work()
        decision = Decision(kind, words=words, **more)  # type: ignore[arg-type]
        made = decide(Case.objects.get(says=says), decision, by=of(edda))
        if kind == "withdrawal":
            approve(made, reason="", by=of(stan))
        work()

    return _publish


def fragment(client: Client, place: str = "") -> str:
    answer = client.get(f"/api/notices?url={ASKED}&format=html&place={place}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_place_has_its_own_and_all_have_them_all(client: Client, publish: Decide) -> None:
    publish("28,000", "correction", "It is 26,000 crowns.", after="26,000")
    publish("24 years", "clarification", "He meant school years.")
    assert "26,000 crowns" in fragment(client, "passage")
    assert "school years" not in fragment(client, "passage")
    assert "school years" in fragment(client, "end")
    assert fragment(client, "top") == ""
    assert fragment(client).count("<aside") == 2


def test_json_is_asked_by_place_too(client: Client, publish: Decide) -> None:
    publish("24 years", "clarification", "He meant school years.")
    told = client.get(f"/api/notices?url={ASKED}&place=end").json()
    assert [one["placement"] for one in told["notices"]] == ["end"]
    assert client.get(f"/api/notices?url={ASKED}&place=top").json()["notices"] == []


def test_a_place_that_is_none_is_said(client: Client, db: None) -> None:
    problem(client.get(f"/api/notices?url={ASKED}&place=left"), 422)


def test_the_moment_is_written_by_the_clocks_of_the_house(client: Client, publish: Decide) -> None:
    publish("24 years", "clarification", "He meant school years.")
    (notice,) = client.get(f"/api/notices?url={ASKED}").json()["notices"]
    assert re.fullmatch(r"\d+ \w+ \d{4}, \d\d:\d\d EES?T", notice["moment"])
    assert notice["moment"] in fragment(client, "end")


def test_the_footnote_leads_to_its_words_even_without_a_script(
    client: Client, publish: Decide
) -> None:
    publish("28,000", "correction", "It is 26,000 crowns.", after="26,000")
    found = re.search(r'<a href="#corrigenda-\w+:~:text=([^"]+)">', fragment(client, "passage"))
    assert found is not None
    assert found.group(1) == "fund%20holds-,26%2C000"


def test_a_second_correction_tells_of_the_first_and_not_its_words(
    client: Client, publish: Decide
) -> None:
    publish("28,000", "correction", "It is 27,000 crowns.")
    publish("28,000", "correction", "It is 26,000 crowns.")
    html = fragment(client)
    assert "An earlier notice on this is superseded:" in html
    assert "27,000" not in html
    (notice,) = client.get(f"/api/notices?url={ASKED}").json()["notices"]
    (link,) = notice["earlier"]["links"]
    assert link["label"] == "Correction"
    assert client.get(link["permalink"].removeprefix("https://desk.example")).status_code == 200


def test_a_withdrawn_story_says_so_to_its_server(client: Client, publish: Decide) -> None:
    assert client.get(f"/api/notices?url={ASKED}").json()["withdrawn"] is False
    publish("28,000", "withdrawal", "We could not confirm that the fund exists.")
    for place in ("", "end"):
        told = client.get(f"/api/notices?url={ASKED}&place={place}").json()
        assert told["withdrawn"] is True
        assert told["withdrawn_page"] == f"https://desk.example/corrections/withdrawn?url={ASKED}"
