"""POST /api/reports: a receipt, or a problem document that says what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.api.tests.conftest import Post, problem, report_json

LONG = "a" * 100_000


def test_a_report_is_answered_with_its_receipt(post: Post, daily: Outlet) -> None:
    answer = post()
    assert answer.status_code == 201
    said = json.loads(answer.content)
    assert said["receipt_url"] == f"https://desk.example/receipt/{said['receipt']}"
    assert said["already_reported"] == 0


def test_the_same_again_is_200_with_the_same_receipt(post: Post, daily: Outlet) -> None:
    body = report_json()
    first, again = post(body), post(body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert json.loads(first.content) == json.loads(again.content)
    assert Report.objects.count() == 1


def test_another_body_under_the_same_id_is_a_conflict(post: Post, daily: Outlet) -> None:
    body = report_json()
    post(body)
    assert problem(post({**body, "why": "Because."}), 409)["type"].endswith("#other-report")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"afer", b"\xff\xfe\x00", b'{"client_id": "\xc3\x28"}', b"{" * 100_000,
     b"[" * 200_000, b'{"n": ' + b"9" * 10_000 + b"}"],
    ids=["empty", "cut", "words", "no-text", "no-utf8", "braces", "deep", "digits"],
)  # fmt: skip
def test_what_is_no_json_is_400(post: Post, daily: Outlet, body: bytes) -> None:
    said = problem(post(body), 422 if not body else 400)
    assert said["detail"]


@pytest.mark.parametrize(
    "body",
    [b"[]", b"null", b"7", b'"afer"', b"{}"],
)
def test_json_of_another_shape_is_422(post: Post, daily: Outlet, body: bytes) -> None:
    assert problem(post(body), 422)["errors"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("client_id", "1234"),
        ("client_id", None),
        ("url", 7),
        ("url", ["https://daily.example/"]),
        ("selector", "afer"),
        ("selector", []),
        ("should_say", {"html": "<b>"}),
        ("should_say", None),
        ("block", False),
        ("kind", 1),
        ("state", "joined"),
        ("channel", "sweep"),
    ],
)
def test_wrong_types_and_unknown_fields_are_named(
    post: Post, daily: Outlet, field: str, value: Any
) -> None:
    said = problem(post(report_json(**{field: value})), 422)
    assert any(one["field"].startswith(field) for one in said["errors"])
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("selector", {"selector": {"type": "TextQuoteSelector", "exact": ""}}),
        ("selector", {"selector": {"type": "TextQuoteSelector", "exact": LONG}, "block": LONG}),
        ("selector", {"selector": {"type": "TextQuoteSelector", "exact": "\ud800"}}),
        ("selector", {"selector": {"type": "TextQuoteSelector", "exact": "a\x00"}}),
        ("block", {"block": "Not the paragraph."}),
        ("should_say", {"should_say": "\ud800"}),
        ("why", {"why": LONG}),
        ("source", {"source": "javascript:alert(1)"}),
        ("contact", {"contact": "rita"}),
        ("url", {"url": "file:///etc/passwd"}),
        ("url", {"url": "https://rita:word@daily.example/"}),
    ],
)
def test_what_cannot_be_taken_names_its_field(
    post: Post, daily: Outlet, field: str, body: dict[str, Any]
) -> None:
    assert problem(post(report_json(**body)), 422)["field"] == field
    assert not Report.objects.exists()


@pytest.mark.parametrize("says", ["a", "🏳️‍🌈", "حادّة", "\u202eafer\u202c", "e\u0301"])
def test_any_words_of_any_script_are_taken(post: Post, daily: Outlet, says: str) -> None:
    selector = {"type": "TextQuoteSelector", "exact": says}
    assert post(report_json(selector=selector, block=f"x {says} y")).status_code == 201
    assert Report.objects.get().says == says


def test_a_selector_of_endless_depth_is_refused(post: Post, daily: Outlet) -> None:
    deep = '{"a":' * 900 + "1" + "}" * 900
    body = json.dumps(report_json()).replace('"exact"', f'"more": {deep}, "exact"')
    assert post(body.encode()).status_code in (201, 400, 422)


def test_a_page_of_no_registered_origin_is_said(post: Post, daily: Outlet) -> None:
    said = problem(post(report_json(url="https://herald.example/a", outlet="")), 422)
    assert said["type"].endswith("#unknown-origin")


def test_ten_megabytes_are_too_large(post: Post, daily: Outlet) -> None:
    said = problem(post(b'{"why": "' + b"w" * 10_000_000 + b'"}'), 413)
    assert "at most" in said["detail"]


def test_a_form_is_no_json(client: Client, daily: Outlet) -> None:
    problem(client.post("/api/reports", {"url": "x"}), 400)  # type: ignore[arg-type]


def test_no_cookie_is_asked_for_or_given(daily: Outlet) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/api/reports", json.dumps(report_json()), content_type="application/json")
    assert answer.status_code == 201
    assert not answer.cookies


def test_any_page_may_send_and_ask_beforehand(client: Client, post: Post, daily: Outlet) -> None:
    asked = client.options("/api/reports", HTTP_ORIGIN="https://daily.example")
    assert asked.status_code == 204
    assert "Content-Type" in asked["Access-Control-Allow-Headers"]
    for answer in (asked, post(), post(b"{")):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
