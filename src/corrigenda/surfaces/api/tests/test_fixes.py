"""GET /api/fixes: the changes that an outlet's CMS is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.conftest import problem

Fixes = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def fixes(client: Client, cms: dict[str, str]) -> Fixes:
    """Ask as the daily's CMS."""

    def _fixes(since: str = "") -> list[dict[str, Any]]:
        path = f"/api/fixes?since={quote(since)}" if since else "/api/fixes"
        answer = client.get(path, **cms)  # type: ignore[arg-type]
        assert answer.status_code == 200
        found: list[dict[str, Any]] = json.loads(answer.content)["fixes"]
        return found

    return _fixes


@pytest.fixture
def asked(send: Send, work: Callable[[], None], edda: Staff) -> list[StoryChange]:
    """Three fixes, an hour apart."""
    noon = clock.now() - timedelta(hours=5)
    for hours, (says, after) in enumerate(
        (("afer", "after"), ("inspected", "saw"), ("pays", "paid"))
    ):
        send(says)
        work()
        case = Case.objects.order_by("-pk")[0]
        with clock.frozen(noon + timedelta(hours=hours)):
            decide(case, Decision("fix", after=after), by=of(edda))
    return list(StoryChange.objects.order_by("pk"))


def test_the_oldest_comes_first(fixes: Fixes, asked: list[StoryChange]) -> None:
    assert [one["after"] for one in fixes()] == ["after", "saw", "paid"]


def test_each_says_what_where_and_by_when(fixes: Fixes, asked: list[StoryChange]) -> None:
    fix = fixes()[0]
    assert (fix["before"], fix["after"], fix["kind"], fix["state"]) == (
        "afer", "after", "fix", "requested",
    )  # fmt: skip
    assert fix["url"] == "https://daily.example/world/treaty"
    assert fix["selector"]["exact"] == "afer"
    assert fix["due_at"] > fix["requested_at"]


def test_since_takes_up_where_the_last_answer_ended(fixes: Fixes, asked: list[StoryChange]) -> None:
    last = fixes()[1]["requested_at"]
    assert [one["after"] for one in fixes(last)] == ["saw", "paid"]


def test_since_without_a_zone_is_utc(fixes: Fixes, asked: list[StoryChange]) -> None:
    since = asked[2].requested_at.replace(tzinfo=None).isoformat()
    assert [one["after"] for one in fixes(since)] == ["paid"]


@pytest.mark.parametrize(
    "since",
    ["yesterday", "2026-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "\x00"],
)
def test_a_moment_that_is_none_is_422(client: Client, cms: dict[str, str], since: str) -> None:
    problem(client.get(f"/api/fixes?since={quote(since)}", **cms), 422)  # type: ignore[arg-type]


def test_another_outlet_sees_none_of_them(client: Client, asked: list[StoryChange]) -> None:
    other = open_outlet(
        "herald", name="The Herald", language="en", desk_url="https://desk.example",
        origins=["https://herald.example"], by=OPERATOR,
    )  # fmt: skip
    answer = client.get("/api/fixes", HTTP_AUTHORIZATION=f"Bearer {other.api_token}")
    assert json.loads(answer.content) == {"fixes": []}


def test_a_hundred_at_most_are_told_at_once(
    fixes: Fixes, asked: list[StoryChange], daily: Outlet
) -> None:
    first = asked[0]
    for number in range(120):
        correction = first.correction
        correction.pk = None
        correction.save()
        moment = first.requested_at + timedelta(seconds=number + 1)
        StoryChange.objects.create(
            correction=correction, selector_data=first.selector_data,
            requested_at=moment, due_at=moment,
        )  # fmt: skip
    found = fixes()
    assert len(found) == 100
    assert len(fixes(found[-1]["requested_at"])) == 24
