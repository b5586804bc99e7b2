"""On the receipt a reader may write to the desk: once, in plain text, without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.see_reply import see_reply
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.reply import IN_AN_HOUR
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Reply
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock
from corrigenda.surfaces.reader.receipt_words import REPLY
from corrigenda.surfaces.reader.tests.conftest import typed_in
from corrigenda.surfaces.tests.reading import read_page

Work = Callable[[], None]
WORDS = "See table 4\nof the ministry."


def form_of(page: bytes) -> Any:
    """The form by which one writes to the desk; None where there is none."""
    forms = [one for one in read_page(page).forms if (one.action or "").endswith("/reply")]
    return forms[0] if forms else None


def write(client: Client, receipt: str, words: str = WORDS) -> HttpResponse:
    """As a browser sends the form of the page."""
    form = form_of(client.get(f"/receipt/{receipt}").content)
    given = {**typed_in(form), "words": words}
    return client.post(form.action, given)  # type: ignore[return-value]


def test_the_receipt_takes_it_and_shows_it_from_then_on(client: Client, send: Send) -> None:
    receipt = send("28,000", "26,000").receipt
    answer = write(client, receipt)
    assert answer.status_code == 303
    assert answer["Location"] == f"/receipt/{receipt}#reply"
    page = client.get(f"/receipt/{receipt}").content
    said = page.decode()
    assert WORDS in said
    assert "No editor has read it yet." in said
    assert form_of(page) is None


def test_it_tells_when_an_editor_has_read_it(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    received = send("28,000")
    work()
    write(client, received.receipt)
    see_reply(Case.objects.get(), [received.report.pk], by=of(edda))
    page = client.get(f"/receipt/{received.receipt}").content.decode()
    assert "Read by an editor" in page
    assert "Edda" not in page


def test_it_is_offered_also_when_nothing_was_changed(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    receipt = send("28,000").receipt
    work()
    decline(Case.objects.get(), reason="The ledger says so.", by=of(edda))
    assert write(client, receipt, "The ledger is wrong.").status_code == 303
    assert Reply.objects.get().text == "The ledger is wrong."


def test_a_second_one_is_not_sent_and_its_words_are_given_back(client: Client, send: Send) -> None:
    receipt = send("28,000").receipt
    other_tab = form_of(client.get(f"/receipt/{receipt}").content).action
    write(client, receipt)
    answer = client.post(other_tab, {"words": "And table 5."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Not sent" in page
    assert "And table 5." in page
    assert WORDS in page
    assert Reply.objects.get().text == WORDS


@pytest.mark.parametrize(
    ("words", "told"),
    [("  ", "Write something first."), ("a" * 2_001, "at most 2,000 characters")],
)
def test_what_cannot_be_taken_stands_in_the_form_again(
    client: Client, send: Send, words: str, told: str
) -> None:
    answer = write(client, send("28,000").receipt, words)
    assert answer.status_code == 422
    form = form_of(answer.content)
    assert typed_in(form)["words"].strip() == words.strip()
    field = form.xpath(".//textarea")[0]
    assert field.get("aria-invalid") == "true"
    assert told in form.text_content()
    assert not Reply.objects.exists()


def test_too_many_from_one_address_are_told_so_and_lose_nothing(client: Client, send: Send) -> None:
    receipts = [send("28,000").receipt for _ in range(IN_AN_HOUR + 1)]
    with clock.frozen(clock.now()):
        answers = [write(client, one) for one in receipts]
    assert [one.status_code for one in answers] == [303] * IN_AN_HOUR + [429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert WORDS in answers[-1].content.decode()


def test_a_held_report_offers_the_appeal_and_nothing_else(client: Client, story: object) -> None:
    held = receive(submission(), address="192.0.2.1", manner=Manner(trapped=True))
    page = client.get(f"/receipt/{held.receipt}").content
    assert form_of(page) is None
    assert b"/appeal" in page
    answer = client.post(f"/receipt/{held.receipt}/reply", {"words": WORDS})
    assert answer.status_code == 303
    assert not Reply.objects.exists()


def test_who_deleted_what_they_sent_is_offered_nothing(
    client: Client, send: Send, work: Work
) -> None:
    received = send("28,000")
    work()
    write(client, received.receipt)
    delete_words(received.report)
    page = client.get(f"/receipt/{received.receipt}").content
    assert form_of(page) is None
    assert WORDS not in page.decode()


def test_a_token_that_is_none_is_told_as_everywhere(client: Client, daily: Outlet) -> None:
    assert client.post("/receipt/none/reply", {"words": WORDS}).status_code == 404
    assert client.get("/receipt/none/reply").status_code == 404


def test_the_receipt_sets_no_cookie_and_sends_no_referrer_for_it(send: Send) -> None:
    strict = Client(enforce_csrf_checks=True)
    receipt = send("28,000").receipt
    page = strict.get(f"/receipt/{receipt}")
    assert page["Referrer-Policy"] == "no-referrer"
    # Which makes a browser say `null` for the page that the form is on (Fetch, 3.2).
    answer = strict.post(f"/receipt/{receipt}/reply", {"words": WORDS}, HTTP_ORIGIN="null")
    assert answer.status_code == 303
    assert not page.cookies
    assert not answer.cookies


def test_a_script_in_it_is_words(client: Client, send: Send) -> None:
    receipt = send("28,000").receipt
    write(client, receipt, "<script>alert(1)</script>")
    page = client.get(f"/receipt/{receipt}").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_it_is_said_in_the_language_of_the_outlet(
    client: Client, send: Send, daily: Outlet
) -> None:
    receipt = send("28,000").receipt
    for language in ("uk", "de", "ar"):
        daily.language = language
        daily.save()
        page = client.get(f"/receipt/{receipt}").content.decode()
        assert REPLY[language]["title"] in page
        assert REPLY["en"]["title"] not in page


def test_the_page_asks_for_it_with_the_report(client: Client, send: Send) -> None:
    receipt = send("28,000").receipt

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/receipt/{receipt}")
        return len(seen)

    before = queries()
    write(client, receipt)
    assert queries() == before
