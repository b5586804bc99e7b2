"""What the desk does for a case, a program does with a member of staff's token."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case, Mention, SourceCheck
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.conftest import problem

Call = Callable[..., HttpResponse]


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("another 24 years", "another 14 years", kind="fact")
    work()
    return Case.objects.get()


@pytest.fixture
def call(client: Client, case: Case) -> Call:
    """POST as somebody to an address below the case."""

    def _call(staff: Staff, path: str, body: dict[str, Any] | None = None) -> HttpResponse:
        return client.post(  # type: ignore[return-value]
            f"/api/cases/{path.format(case.pk)}",
            json.dumps(body or {}),
            content_type="application/json",
            headers={"Authorization": f"Bearer {make_token(staff, name='script')}"},
        )

    return _call


def said(answer: HttpResponse, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    document: dict[str, Any] = json.loads(answer.content)
    return document


def test_severity_owner_due_time_and_hold(call: Call, edda: Staff, stan: Staff) -> None:
    friday = clock.now() + timedelta(days=3)
    assert said(call(edda, "{}/severity", {"severity": "urgent"}))["severity"] == "urgent"
    assert said(call(edda, "{}/owner", {"owner": "Stan"}))["owner"] == "stan"
    assert said(call(edda, "{}/due", {"due_at": friday.isoformat()}))["due_at"][:10] == str(
        friday.date()
    )
    assert said(call(edda, "{}/hold", {"reason": "A call."}))["state"] == "checking"
    assert said(call(edda, "{}/release"))["state"] == "new"
    assert said(call(edda, "{}/owner", {"owner": None}))["owner"] is None


def test_who_is_overtaken_gets_409(call: Call, edda: Staff) -> None:
    call(edda, "{}/severity", {"severity": "urgent"})
    late = call(edda, "{}/severity", {"severity": "low", "was": "normal"})
    assert problem(late, 409)["type"] == "about:blank#elsewhere"


def test_notes_and_who_is_told(call: Call, edda: Staff, stan: Staff) -> None:
    kept = said(call(edda, "{}/notes", {"text": "@stan @nobody look"}), 201)
    assert (kept["mentioned"], kept["unknown"]) == (["Stan Okoro"], ["nobody"])
    assert Mention.objects.get().staff == stan


def test_a_source_is_asked_and_the_link_taken_back(call: Call, edda: Staff) -> None:
    made = said(call(edda, "{}/source-checks", {"name": "Orla Venn"}), 201)
    assert made["url"].startswith("https://desk.example/check/")
    assert made["mailed"] is False
    assert said(call(edda, f"source-checks/{made['id']}/withdraw"))["state"] == "new"
    assert SourceCheck.objects.get().withdrawn_at is not None


def test_what_is_wrong_is_named_with_its_field(call: Call, edda: Staff) -> None:
    refused = call(edda, "{}/source-checks", {"name": "Orla", "own": "Was it 14 years, then?"})
    assert problem(refused, 422)["field"] == "own"
    assert problem(call(edda, "{}/owner", {"owner": "nobody"}), 422)["field"] == "owner"
    assert problem(call(edda, "{}/due", {"due_at": "2026-11-24T10:00:00"}), 422)


def test_who_else_has_it_open(call: Call, edda: Staff, stan: Staff) -> None:
    call(stan, "{}/here")
    assert said(call(edda, "{}/here")) == {"others": ["Stan Okoro"]}


def test_nobody_without_a_token_and_nobody_elses_case(
    call: Call, client: Client, case: Case, edda: Staff, rolf: Staff
) -> None:
    bare = client.post(f"/api/cases/{case.pk}/here", "{}", content_type="application/json")
    assert bare.status_code == 401
    assert problem(call(rolf, "{}/severity", {"severity": "low"}), 404)
    assert problem(call(edda, "999/here"), 404)
    assert problem(call(edda, "source-checks/999/withdraw"), 404)


def test_the_notices_of_a_story_say_that_it_is_being_checked(
    call: Call, client: Client, case: Case, edda: Staff
) -> None:
    Outlet.objects.update(policy_data={"show_hold": True})
    address = f"/api/notices?url={case.article.url}"
    assert said(client.get(address))["hold"] is None  # type: ignore[arg-type]
    call(edda, "{}/hold", {"reason": "Did she say it?"})
    hold = said(client.get(address))["hold"]  # type: ignore[arg-type]
    assert hold["words"] == "Part of this story is being checked."
    html = client.get(address + "&format=html").content.decode()
    assert "data-corrigenda-hold" in html
    assert "Did she" not in html
