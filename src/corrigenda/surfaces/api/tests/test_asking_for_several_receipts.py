"""POST /api/receipts: how far the reports have come that a reader's device remembers."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock
from corrigenda.surfaces.api.receipt_words import LABELS
from corrigenda.surfaces.api.tests.conftest import problem

Asked = Callable[..., HttpResponse]
Work = Callable[[], None]


@pytest.fixture
def asked(client: Client) -> Asked:
    """The reader's browser asks for these receipts."""

    def _asked(*receipts: str, **more: Any) -> HttpResponse:
        return client.post(  # type: ignore[return-value]
            "/api/receipts",
            json.dumps({"receipts": receipts, **more}),
            content_type="application/json",
        )

    return _asked


def told(answer: HttpResponse) -> list[Any]:
    assert answer.status_code == 200, answer.content
    return list(json.loads(answer.content)["receipts"])


def the_case_of(report: Report) -> Case:
    return JoinedReport.objects.select_related("case").get(report=report).case


def is_at(said: dict[str, str], moment: datetime | None) -> bool:
    """The answer's times are in milliseconds."""
    assert moment is not None
    exact = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    return datetime.fromisoformat(said["updated_at"]) == exact


def test_each_is_told_in_the_order_in_which_it_was_asked_for(
    asked: Asked, send: Send, work: Work, edda: Staff
) -> None:
    waits, declined, checked, wrong, fixed = (
        send(words) for words in ("28,000", "signed", "bridges", "24 years", "afer")
    )
    work()
    decline(the_case_of(declined.report), reason="They did sign.", by=of(edda))
    check(the_case_of(checked.report), by=of(edda))
    decision = Decision("correction", after="42 years", words="It is 42 years.")
    decide(the_case_of(wrong.report), decision, by=of(edda))
    decide(the_case_of(fixed.report), Decision("fix", after="after"), by=of(edda))
    work()
    receipts = [one.receipt for one in (fixed, wrong, checked, declined, waits)]
    found = told(asked(*receipts))
    assert [(one["state"], one["label"]) for one in found] == [
        ("decided", "Decided"),
        ("corrected", "Correction published"),
        ("checking", "Being checked"),
        ("declined", "Not changed"),
        ("received", "Received"),
    ]
    assert is_at(found[1], Entry.objects.get().published_at)
    assert is_at(found[2], the_case_of(checked.report).hold_since)
    assert is_at(found[3], Report.objects.get(pk=declined.report.pk).answered_at)
    assert is_at(found[4], waits.report.received_at)


def test_it_is_said_as_the_page_of_the_receipt_says_it(
    asked: Asked, client: Client, send: Send, work: Work, edda: Staff
) -> None:
    waits, declined, wrong = (send(words) for words in ("28,000", "signed", "24 years"))
    work()
    decline(the_case_of(declined.report), reason="They did sign.", by=of(edda))
    decision = Decision("clarification", words="She meant years of peace.")
    decide(the_case_of(wrong.report), decision, by=of(edda))
    work()
    for one in (waits, declined, wrong):
        [said] = told(asked(one.receipt))
        assert said["label"] in client.get(f"/receipt/{one.receipt}").content.decode()


def test_a_case_that_waits_for_its_source_is_being_checked_since_it_was_asked(
    asked: Asked, send: Send, work: Work, edda: Staff
) -> None:
    received = send("24 years")
    work()
    source = ask_source(Case.objects.get(), Ask("Orla Venn"), by=of(edda)).check
    [said] = told(asked(received.receipt))
    assert said["state"] == "checking"
    assert is_at(said, source.asked_at)


def test_what_happened_before_a_report_came_happened_to_it_when_it_came(
    asked: Asked, send: Send, work: Work, edda: Staff
) -> None:
    send("signed")
    work()
    check(Case.objects.get(), by=of(edda))
    later = send("signed")
    work()
    [said] = told(asked(later.receipt))
    assert is_at(said, JoinedReport.objects.get(report=later.report).joined_at)


def test_held_and_rejected_reports_are_told_as_they_are(
    asked: Asked, story: object, edda: Staff
) -> None:
    held, out = (
        receive(submission(), address=address, manner=Manner(trapped=True))
        for address in ("192.0.2.1", "192.0.2.2")
    )
    reject(out.report, by=of(edda))
    found = told(asked(held.receipt, out.receipt))
    assert [one["state"] for one in found] == ["held", "rejected"]
    assert is_at(found[0], held.report.held_at)


@pytest.mark.parametrize("form", ["{}", "https://desk.example/receipt/{}", "/receipt/{}?x=1#top"])
def test_a_token_and_the_address_of_its_page_are_the_same(
    asked: Asked, send: Send, form: str
) -> None:
    received = send("afer")
    assert told(asked(form.format(received.receipt)))[0]["state"] == "received"


@pytest.mark.parametrize("given", ["", "none", "/receipt/", "a" * 2_000, "\x00", "%00", "Ünï"])
def test_what_leads_to_no_report_is_null(asked: Asked, send: Send, given: str) -> None:
    received = send("afer")
    assert told(asked(given, received.receipt, given))[1]
    assert told(asked(given)) == [None]


def test_a_report_whose_words_were_deleted_is_null(asked: Asked, send: Send, work: Work) -> None:
    received = send("afer")
    work()
    delete_words(received.report)
    assert told(asked(received.receipt)) == [None]


def test_the_stored_hash_is_no_key_to_a_report(asked: Asked, send: Send) -> None:
    received = send("afer")
    assert told(asked(received.report.receipt_hash)) == [None]


def test_the_labels_are_in_the_language_that_is_asked_for(
    asked: Asked, send: Send, daily: Outlet
) -> None:
    receipt = send("afer").receipt
    for language, label in (("de-AT", "Eingegangen"), ("ar", "وصل البلاغ"), ("fr", "Received")):
        assert told(asked(receipt, language=language))[0]["label"] == label
    daily.language = "uk"
    daily.save()
    assert told(asked(receipt))[0]["label"] == LABELS["uk"]["received"] == "Отримано"


def test_twenty_are_taken_and_no_more(asked: Asked, daily: Outlet) -> None:
    assert told(asked(*["none"] * 20)) == [None] * 20
    assert told(asked()) == []
    assert problem(asked(*["none"] * 21), 422)["errors"]
    assert problem(asked("a" * 2_001), 422)["errors"]
    assert problem(asked("none", language="English, please"), 422)["errors"]
    assert problem(asked("none", since="yesterday"), 422)["errors"]


def test_it_is_kept_nowhere_and_open_to_the_outlets_pages(client: Client, daily: Outlet) -> None:
    strict = Client(enforce_csrf_checks=True)
    body = json.dumps({"receipts": ["none"]})
    answer = strict.post(
        "/api/receipts", body, content_type="application/json", HTTP_ORIGIN="https://daily.example"
    )
    assert answer["Cache-Control"] == "no-store"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert client.options("/api/receipts").status_code == 204


def test_one_address_may_ask_sixty_times_a_minute(asked: Asked, daily: Outlet) -> None:
    with clock.frozen(clock.now()):
        statuses = {asked().status_code for _ in range(60)}
        refused = asked()
    assert statuses == {200}
    assert problem(refused, 429)["detail"].startswith("Too many")


def queries(asked: Asked, receipts: list[str]) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert all(told(asked(*receipts)))
    return len(seen)


def test_many_take_as_many_queries_as_one(
    asked: Asked, send: Send, work: Work, edda: Staff
) -> None:
    words = ("afer", "signed", "28,000", "12 bridges", "24 years", "officials")
    sent = [send(one) for one in words]
    work()
    for one in sent[:3]:
        decide(the_case_of(one.report), Decision("fix", after="x", reason="Seen."), by=of(edda))
    for one in sent[3:5]:
        decline(the_case_of(one.report), reason="It is right.", by=of(edda))
    work()
    receipts = [one.receipt for one in sent]
    asked(*receipts)
    assert queries(asked, receipts) == queries(asked, receipts[:1])
