"""On the receipt a reader may ask to be told the outcome by mail, and sees how far that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import Asking, Hearing
from corrigenda.flow.reports.actions.leave_address import IN_AN_HOUR
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.lib import clock, mail
from corrigenda.surfaces.reader.receipt_words import TELL
from corrigenda.surfaces.reader.tests.conftest import typed_in
from corrigenda.surfaces.tests.reading import read_page

Work = Callable[[], None]
RITA = "rita@reader.example"


@pytest.fixture(autouse=True)
def mail_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house has a mail server; nothing is sent in these tests."""
    monkeypatch.setattr(mail, "is_on", lambda: True)


def form_of(page: bytes) -> Any:
    """The form that takes an address; None where there is none."""
    forms = [one for one in read_page(page).forms if (one.action or "").endswith("/tell")]
    return forms[0] if forms else None


def leave(client: Client, receipt: str, email: str = RITA) -> HttpResponse:
    form = form_of(client.get(f"/receipt/{receipt}").content)
    return client.post(form.action, {**typed_in(form), "email": email})  # type: ignore[return-value]


def page_of(client: Client, receipt: str) -> str:
    return client.get(f"/receipt/{receipt}").content.decode()


def test_an_address_is_taken_and_never_shown_again(client: Client, send: Send) -> None:
    receipt = send("28,000").receipt
    assert leave(client, receipt).status_code == 303
    assert Contact.objects.get().email == RITA
    page = page_of(client, receipt)
    assert "A mail goes to the address that you left" in page
    assert RITA not in page
    assert "Leave another address" in page


def test_the_page_says_when_it_is_confirmed_and_when_it_was_told(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    receipt = send("28,000", contact=RITA).receipt
    work()
    assert Asking.objects.exists()
    Hearing.objects.update(confirmed_at=clock.now())
    page = page_of(client, receipt)
    assert "You will be told by e-mail how it ends." in page
    assert form_of(page.encode()) is None
    decline(Case.objects.get(), reason="The ledger says so.", by=of(edda))
    work()
    assert "You were told by e-mail" in page_of(client, receipt)


def test_what_has_ended_offers_nothing(client: Client, send: Send, work: Work, edda: Staff) -> None:
    receipt = send("28,000").receipt
    work()
    decline(Case.objects.get(), reason="The ledger says so.", by=of(edda))
    assert form_of(page_of(client, receipt).encode()) is None
    assert client.post(f"/receipt/{receipt}/tell", {"email": RITA}).status_code == 303
    assert not Contact.objects.exists()


def test_what_is_no_address_stands_in_the_form_again(client: Client, send: Send) -> None:
    answer = leave(client, send("28,000").receipt, "rita@")
    assert answer.status_code == 422
    form = form_of(answer.content)
    assert form.fields["email"] == "rita@"
    assert form.xpath(".//input[@name='email']")[0].get("aria-invalid") == "true"
    assert "This is not an e-mail address." in form.text_content()


def test_too_many_are_told_so(client: Client, send: Send) -> None:
    receipts = [send("28,000").receipt for _ in range(IN_AN_HOUR + 1)]
    with clock.frozen(clock.now()):
        answers = [leave(client, one) for one in receipts]
    assert [one.status_code for one in answers] == [303] * IN_AN_HOUR + [429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_a_house_without_mail_offers_and_takes_none(
    client: Client, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "is_on", lambda: False)
    receipt = send("28,000", contact=RITA).receipt
    page = page_of(client, receipt)
    assert form_of(page.encode()) is None
    assert "A mail goes to" not in page
    other = send("afer").receipt
    assert client.post(f"/receipt/{other}/tell", {"email": RITA}).status_code == 303
    assert Contact.objects.count() == 1


def test_a_token_that_is_none_is_told_as_everywhere(client: Client, daily: Outlet) -> None:
    assert client.post("/receipt/none/tell", {"email": RITA}).status_code == 404


def test_it_is_said_in_the_language_of_the_outlet(
    client: Client, send: Send, daily: Outlet
) -> None:
    receipt = send("28,000").receipt
    for language in ("uk", "de", "ar"):
        daily.language = language
        daily.save()
        assert TELL[language]["title"] in page_of(client, receipt)


def test_neither_form_asks_for_a_cookie(send: Send) -> None:
    strict = Client(enforce_csrf_checks=True)
    receipt = send("28,000").receipt
    answer = strict.post(f"/receipt/{receipt}/tell", {"email": RITA}, HTTP_ORIGIN="null")
    assert answer.status_code == 303
    assert not answer.cookies
    assert Report.objects.get().contact.email == RITA
