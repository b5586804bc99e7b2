"""A reader whose report is held, rejected or not taken is told so, and how to appeal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.surfaces.reader.tests.conftest import FormOf, typed_in
from corrigenda.surfaces.tests.reading import read_page


@pytest.fixture
def receipt(client: Client, story: Article, form_of: FormOf) -> str:
    """Of a report that was sent with the trap filled in."""
    sent = form_of(STORY_URL, says="afer", subject="Cheap watches")
    return str(client.post("/report", sent)["Location"])


def test_the_receipt_takes_an_appeal_once(client: Client, receipt: str) -> None:
    form = read_page(client.get(receipt).content).forms[0]
    answer = client.post(f"{receipt}/appeal", {**typed_in(form), "words": "I read it twice."})
    assert (answer.status_code, answer["Location"]) == (303, receipt)
    page = client.get(receipt)
    assert "You said that this is a real report." in page.content.decode()
    assert "I read it twice." in page.content.decode()
    assert not read_page(page.content).forms
    assert page["Referrer-Policy"] == "same-origin"


def test_an_appeal_too_long_is_handed_back(client: Client, receipt: str) -> None:
    answer = client.post(f"{receipt}/appeal", {"words": "x" * 2_001})
    assert answer.status_code == 422
    assert "x" * 2_001 in answer.content.decode()
    assert Report.objects.get().appealed_at is None


def test_an_appeal_by_no_receipt_is_none(client: Client, story: Article) -> None:
    assert client.post("/receipt/unknown/appeal", {"words": ""}).status_code == 404


def test_a_rejected_report_says_so_and_why(client: Client, receipt: str, edda: Staff) -> None:
    reject(Report.objects.get(), by=actors.of(edda), reason="An <b>advertisement</b>.")
    page = client.get(receipt).content.decode()
    assert "The desk did not take this report" in page
    assert "An &lt;b&gt;advertisement&lt;/b&gt;." in page
    assert client.post(f"{receipt}/appeal", {"words": ""}).status_code == 303


def test_a_banned_reader_is_told_and_sends_it_to_a_person(
    client: Client, receipt: str, edda: Staff, form_of: FormOf
) -> None:
    ban(Report.objects.get(), by=actors.of(edda))
    answer = client.post("/report", form_of(STORY_URL, says="afer", why="A letter is missing."))
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Not sent yet" in page
    assert "Reports from your connection are not taken until" in page
    assert "A letter is missing." in page
    form = read_page(answer.content).forms[0]
    answer = client.post("/report", {**typed_in(form), "appeal": "I share a train."})
    assert answer.status_code == 303
    assert Report.objects.get(why="A letter is missing.").appeal == "I share a train."
    assert "waits for a person" in client.get(answer["Location"]).content.decode()


def test_a_form_sent_at_once_has_points_and_one_that_was_read_has_none(
    client: Client, story: Article, form_of: FormOf
) -> None:
    sent = form_of(STORY_URL, says="afer")
    client.post("/report", sent)
    assert [part["part"] for part in Report.objects.get().spam_parts] == ["quick"]
    later = form_of(STORY_URL, says="signed")
    with clock.frozen(clock.now() + timedelta(minutes=2)):
        client.post("/report", later)
    assert Report.objects.get(says="signed").spam_parts == []
    client.post("/report", {**form_of(STORY_URL, says="treaty"), "made": sent["made"]})
    part = Report.objects.get(says="treaty").spam_parts[0]
    assert "not ours" in part["why"]
