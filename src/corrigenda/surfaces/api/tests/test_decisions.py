"""The verbs of the desk over the API, with a token of a member of staff."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.tests.conftest import problem

Ask = Callable[..., HttpResponse]
GOOD = "This story said 28,000 crowns. The fund holds 26,000 crowns."


@pytest.fixture
def ask(client: Client) -> Ask:
    """Ask as somebody: `ask(edda, "post", "/cases/1/decide", kind="fix")`."""
    tokens: dict[int, str] = {}

    def _ask(staff: Staff, method: str, path: str, **body: Any) -> HttpResponse:
        token = tokens.get(staff.pk) or make_token(staff, name="a script")
        tokens[staff.pk] = token
        send = getattr(client, method)
        data = {} if method == "get" else json.dumps(body)
        answer: HttpResponse = send(
            f"/api{path}",
            data,
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {token}",
        )
        return answer

    return _ask


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    """“28,000” is disputed."""
    send("28,000", "26,000")
    work()
    return Case.objects.get()


def decided(ask: Ask, staff: Staff, case: Case, **more: Any) -> HttpResponse:
    given = {"kind": "correction", "after": "26,000", "words": GOOD, **more}
    return ask(staff, "post", f"/cases/{case.pk}/decide", **given)


def test_a_case_is_decided(ask: Ask, edda: Staff, case: Case) -> None:
    answer = decided(ask, edda, case, placement="end", placement_reason="A detail")
    assert answer.status_code == 201, answer.content
    said = answer.json()
    assert (said["state"], said["placement"], said["change"]) == ("approved", "end", "requested")
    assert Correction.objects.get().words == GOOD


def test_what_the_checks_find_is_told_and_nothing_stored(ask: Ask, edda: Staff, case: Case) -> None:
    given = {"kind": "correction", "after": "26,000", "words": "We misstated 28,000; it is 26,000."}
    said = ask(edda, "post", f"/cases/{case.pk}/checks", **given).json()
    assert [one["check"] for one in said["findings"]] == ["euphemisms"]
    assert (said["before"], said["after"], said["placement"]) == ("28,000", "26,000", "top")
    assert not Correction.objects.exists()


def test_advice_is_a_problem_until_it_is_accepted(ask: Ask, edda: Staff, case: Case) -> None:
    words = "We misstated 28,000; it is 26,000."
    told = problem(decided(ask, edda, case, words=words), 422)
    assert told["type"] == "about:blank#wording-advised"
    accepted = [one["check"] for one in told["findings"]]
    assert decided(ask, edda, case, words=words, accepted=accepted).status_code == 201


def test_a_refusal_is_a_problem_whatever_is_accepted(ask: Ask, edda: Staff, case: Case) -> None:
    given = {"kind": "clarification", "words": "It is 26,000.", "accepted": ["right_kind"]}
    told = problem(decided(ask, edda, case, **given), 422)
    assert told["type"] == "about:blank#wording-refused"
    assert told["field"] == "words"


def test_the_second_person_approves_and_nobody_their_own(
    ask: Ask, stan: Staff, ada: Staff, case: Case
) -> None:
    words = "We have withdrawn this story: nobody signed."
    made = decided(ask, stan, case, kind="withdrawal", after="", words=words).json()
    assert made["state"] == "in_approval"
    waiting = ask(ada, "get", "/corrections").json()["corrections"]
    assert [one["id"] for one in waiting] == [made["id"]]
    path = f"/corrections/{made['id']}"
    problem(ask(stan, "post", f"{path}/approve"), 403)
    assert ask(ada, "post", f"{path}/approve").json()["state"] == "approved"
    problem(ask(ada, "post", f"{path}/approve"), 409)


def test_it_is_sent_back_with_a_reason(ask: Ask, edda: Staff, stan: Staff, case: Case) -> None:
    words = "We have withdrawn this story: nobody signed."
    made = decided(ask, edda, case, kind="withdrawal", after="", words=words).json()
    path = f"/corrections/{made['id']}/send-back"
    assert problem(ask(stan, "post", path), 422)["field"] == "reason"
    assert ask(stan, "post", path, reason="Say more").json()["state"] == "draft"


def test_the_cms_is_asked_again_and_a_fix_given_up(ask: Ask, edda: Staff, case: Case) -> None:
    given = {"kind": "fix", "after": "28,000 gold", "words": ""}
    made = decided(ask, edda, case, **given).json()
    path = f"/corrections/{made['id']}"
    StoryChange.objects.update(state="overdue")
    assert ask(edda, "post", f"{path}/ask-again").json()["asked"] == 2
    assert ask(edda, "post", f"{path}/give-up", reason="It goes").json()["state"] == "draft"


def test_the_policy_is_read_and_changed_by_an_administrator(
    ask: Ask, edda: Staff, ada: Staff, daily: Outlet
) -> None:
    path = "/outlets/daily/policy"
    policy = ask(edda, "get", path).json()["policy"]
    assert policy["fix_due_hours"] == 24
    problem(ask(edda, "put", path, policy={"fix_due_hours": 8}), 403)
    wrong = problem(ask(ada, "put", path, policy={"fix_due_hours": 0}), 422)
    assert "fix_due_hours" in wrong["detail"]
    assert ask(ada, "put", path, policy={**policy, "fix_due_hours": 8}).status_code == 200
    daily.refresh_from_db()
    assert daily.policy.fix_due_hours == 8
    problem(ask(ada, "get", "/outlets/weekly/policy"), 404)


def test_a_reporter_decides_nothing(ask: Ask, rolf: Staff, case: Case) -> None:
    assert decided(ask, rolf, case).status_code in (403, 404)
    assert not Correction.objects.exists()


def test_without_a_token_there_is_nothing(client: Client, case: Case) -> None:
    for path in (f"/cases/{case.pk}/decide", "/corrections/1/approve"):
        problem(client.post(f"/api{path}", "{}", content_type="application/json"), 401)  # type: ignore[arg-type]
