"""A member of staff's own programs search, accept, decline and take back as the desk does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff

Ask = Callable[..., Any]


@pytest.fixture
def ask(edda: Staff) -> Ask:
    """Call the API with Edda's token, or somebody else's."""

    def _ask(path: str, body: object = None, *, staff: Staff = edda, **query: str) -> Any:
        secret = make_token(staff, name="script")
        headers = {"Authorization": f"Bearer {secret}"}
        client, url = Client(), f"/api/queue{path}"
        if body is None:
            return client.get(url, query, headers=headers)
        return client.post(url, body, content_type="application/json", headers=headers)

    return _ask


@pytest.fixture
def typo(send: Send, work: Callable[[], None], daily: Outlet) -> Case:
    """The case on “afer”."""
    daily.policy_data = {"undo_seconds": 60}
    daily.save()
    send("afer", "after")
    work()
    return Case.objects.get()


def test_a_case_is_found_with_what_its_readers_suggest(ask: Ask, typo: Case) -> None:
    (case,) = ask("", q="is:typo afer").json()["cases"]
    assert (case["id"], case["passage"], case["reports"]) == (typo.pk, "afer", 1)
    offer = case["offer"]
    assert (offer["before"], offer["after"], offer["acceptable"]) == ("afer", "after", True)
    assert ask("", q="is:fact").json() == {"cases": [], "after": "", "mistakes": []}


def test_the_number_of_queries_does_not_grow_with_the_cases_and_their_owners(
    ask: Ask, edda: Staff, stan: Staff, send: Send, work: Callable[[], None]
) -> None:
    def queries(words: str, owner: Staff) -> int:
        send(words)
        work()
        Case.objects.filter(says=words).update(owner=owner)
        with CaptureQueriesContext(connection) as asked:
            assert owner.username in {one["owner"] for one in ask("").json()["cases"]}
        return len(asked)

    queries("treaty", edda)
    few = queries("guard of honour", edda)
    assert queries("another 24 years", stan) == few


def test_a_condition_that_is_none_is_told(ask: Ask, typo: Case) -> None:
    assert "is: may be open" in ask("", q="is:nonsense").json()["mistakes"][0]


def test_it_is_accepted_and_taken_back(ask: Ask, typo: Case) -> None:
    key = ask("").json()["cases"][0]["offer"]["key"]
    done = ask("/accept", {"cases": {str(typo.pk): key}}).json()
    assert done["cases"] == [{"id": typo.pk, "done": True, "said": "Accepted."}]
    assert done["undo_until"]
    assert Case.objects.get().state == "decided"
    back = ask("/undo", {"batch": done["batch"]}).json()
    assert back["cases"] == [{"id": typo.pk, "done": True, "said": "Taken back."}]
    assert Case.objects.get().state == "new"


def test_it_is_declined_with_a_reason(ask: Ask, typo: Case) -> None:
    done = ask("/decline", {"cases": [typo.pk, 999], "reason": "It is right."}).json()
    assert [one["done"] for one in done["cases"]] == [True, False]
    assert Case.objects.get().decline_reason == "It is right."


def test_another_suggestion_than_was_looked_at_is_refused(ask: Ask, typo: Case) -> None:
    (one,) = ask("/accept", {"cases": {str(typo.pk): "0" * 16}}).json()["cases"]
    assert not one["done"]
    assert "changed since you looked" in one["said"]


def test_what_makes_no_sense_is_a_problem_document(ask: Ask, typo: Case) -> None:
    for path, body in (
        ("/accept", {"cases": {}}),
        ("/accept", {"cases": {"x": ""}}),
        ("/decline", {"cases": [typo.pk]}),
        ("/decline", {"cases": list(range(101)), "reason": "No."}),
        ("/undo", {"batch": "x"}),
    ):
        answer = ask(path, body)
        assert answer.status_code == 422, (path, body)
        assert answer.headers["content-type"] == "application/problem+json"


def test_without_a_token_nothing_is_told(db: None) -> None:
    assert Client().get("/api/queue").status_code == 401


def test_a_reporter_decides_nothing(ask: Ask, typo: Case, rolf: Staff) -> None:
    (one,) = ask("/accept", {"cases": {str(typo.pk): ""}}, staff=rolf).json()["cases"]
    assert not one["done"]
    assert Case.objects.get().state == "new"
