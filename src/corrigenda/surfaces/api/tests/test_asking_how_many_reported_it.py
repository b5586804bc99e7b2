"""POST /api/reports/already: how many others reported a passage, before a reader writes."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from corrigenda.conftest import PARAGRAPHS, STORY_URL, Send
from corrigenda.flow.articles.models import Article, ArticleUrl
from corrigenda.flow.newsroom.models import Outlet, Tally
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.flow.reports.tests.sending import quote, submission
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.conftest import problem

Ask = Callable[..., HttpResponse]


def passage(**more: Any) -> dict[str, Any]:
    """“afer” in the story, as the dialog asks about it."""
    return {
        "outlet": "daily",
        "url": STORY_URL,
        "selector": quote("afer"),
        "block": PARAGRAPHS[0],
        **more,
    }


@pytest.fixture
def ask(client: Client, settings: Settings) -> Ask:
    """A reader's browser asks, from an address of its own."""
    settings.CORRIGENDA_PROXIES = (ipaddress.ip_network("127.0.0.1"),)

    def _ask(body: object = None, *, address: str = "198.51.100.1", **headers: str) -> HttpResponse:
        given = passage() if body is None else body
        return client.post(  # type: ignore[return-value]
            "/api/reports/already",
            given if isinstance(given, bytes) else json.dumps(given),
            content_type="application/json",
            HTTP_X_FORWARDED_FOR=address,
            **headers,
        )

    return _ask


def number(answer: HttpResponse) -> int:
    assert answer.status_code == 200, answer.content
    said = json.loads(answer.content)
    assert list(said) == ["already_reported"]
    return int(said["already_reported"])


def test_each_other_reader_of_the_passage_is_counted(ask: Ask, send: Send) -> None:
    assert number(ask()) == 0
    send("afer", "after")
    send("honour, afer", "honour, after")
    assert number(ask()) == 2


def test_it_is_what_the_report_itself_will_be_told(ask: Ask, send: Send) -> None:
    send("afer")
    send("afer which")
    send("signed")
    told = number(ask())
    assert told == receive(submission(), address="192.0.2.250").already_reported == 2


def test_the_readers_own_report_is_nobody_elses(ask: Ask, story: Article) -> None:
    receive(submission(), address="198.51.100.1")
    assert number(ask(address="198.51.100.1")) == 0
    assert number(ask(address="198.51.100.2")) == 1


def test_held_and_rejected_reports_do_not_count(ask: Ask, story: Article) -> None:
    held = receive(submission(), address="192.0.2.1", manner=Manner(trapped=True))
    assert held.held
    assert number(ask()) == 0
    REPORT.advance(held.report, ReportState.REJECTED, judged_at=clock.now())
    assert number(ask()) == 0


def test_the_same_words_without_their_paragraph_may_be_the_passage(ask: Ask, send: Send) -> None:
    send("afer")
    assert number(ask(passage(block=""))) == 1


def test_an_unknown_story_is_nobodys_and_stays_unknown(ask: Ask, daily: Outlet) -> None:
    assert number(ask(passage(url="https://daily.example/never-seen"))) == 0
    assert not ArticleUrl.objects.exists()
    assert not Report.objects.exists()


def test_an_unknown_passage_of_a_known_story_is_nobodys(ask: Ask, send: Send) -> None:
    send("afer")
    assert number(ask(passage(selector=quote("signed")))) == 0


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("selector", {"selector": {"type": "TextQuoteSelector", "exact": " "}}),
        ("selector", {"selector": {"type": "TextQuoteSelector", "exact": "a" * 20_001}}),
        ("block", {"block": "Not the paragraph."}),
        ("block", {"block": "a" * 200_001}),
        ("url", {"url": "file:///etc/passwd"}),
        ("language", {"language": "English, please"}),
    ],
)
def test_what_no_report_could_say_is_refused_as_there(
    ask: Ask, daily: Outlet, field: str, more: dict[str, Any]
) -> None:
    assert problem(ask(passage(**more)), 422)["field"] == field


def test_what_a_report_says_beside_the_passage_is_not_taken(ask: Ask, daily: Outlet) -> None:
    assert problem(ask(passage(why="It is wrong.")), 422)["errors"]
    problem(ask(b"{"), 400)


def test_a_story_of_no_outlet_here_is_said(ask: Ask, daily: Outlet) -> None:
    told = problem(ask(passage(url="https://herald.example/a", outlet="")), 422)
    assert told["type"].endswith("#unknown-origin")


def test_one_address_asks_as_often_as_it_may_report_and_may_still_report(
    ask: Ask, story: Article
) -> None:
    story.outlet.policy_data = {"reports_per_minute": 3}
    story.outlet.save()
    with clock.frozen(clock.now()):
        answers = [ask().status_code for _ in range(5)]
        refused = ask()
        other = ask(address="198.51.100.2")
        report = receive(submission(), address="198.51.100.1")
    assert answers == [200, 200, 200, 429, 429]
    assert problem(refused, 429)["detail"].startswith("Too many")
    assert int(refused["Retry-After"]) > 0
    assert number(other) == 0
    assert report.new


def test_the_address_is_counted_by_its_hash_alone(ask: Ask, story: Article) -> None:
    ask(address="198.51.100.77")
    assert "198.51.100.77" not in str(list(Tally.objects.values_list("key", flat=True)))


def test_any_page_of_an_outlet_may_ask_and_no_cookie_comes_of_it(ask: Ask, story: Article) -> None:
    answer = ask(HTTP_ORIGIN="https://daily.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    problem(ask(HTTP_ORIGIN="https://elsewhere.example"), 403)


def test_a_browser_may_ask_beforehand(client: Client) -> None:
    asked = client.options("/api/reports/already", HTTP_ORIGIN="https://daily.example")
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, POST"


def queries(ask: Ask) -> int:
    with CaptureQueriesContext(connection) as seen:
        number(ask())
    return len(seen)


def test_it_takes_as_many_queries_for_many_reports_as_for_one(ask: Ask, send: Send) -> None:
    send("afer")
    ask()
    before = queries(ask)
    for _ in range(20):
        send("afer")
    assert queries(ask) == before
