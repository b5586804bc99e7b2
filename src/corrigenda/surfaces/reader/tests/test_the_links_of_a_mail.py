"""The links of a reader's mail: a page with a button, because mail scanners open links."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from corrigenda.conftest import Send
from corrigenda.flow.propagation.addresses import confirm_token, stop_token
from corrigenda.flow.propagation.models import Asking, ReaderAddress
from corrigenda.flow.reports.models import Contact, Report


@pytest.fixture
def asked(send: Send, work: Callable[[], None], settings: Settings) -> Asking:
    """Rita was asked whether the address is hers."""
    settings.CORRIGENDA_MAIL = "smtp://127.0.0.1:25"
    settings.CORRIGENDA_MAIL_FROM = "desk@daily.example"
    send("afer", "after", contact="rita@reader.example", language="uk")
    work()
    return Asking.objects.get()


def is_confirmed() -> bool:
    return Contact.objects.filter(confirmed_at__isnull=False).exists()


def test_opening_the_link_confirms_nothing_and_the_button_does(
    asked: Asking, client: Client
) -> None:
    address = f"/mail/confirm/{confirm_token(asked)}"
    page = client.get(address)
    assert page.status_code == 200
    assert not is_confirmed()
    assert 'lang="uk"' in page.content.decode()
    assert page["X-Robots-Tag"].startswith("noindex")

    answer = client.post(address)
    assert "підтверджено" in answer.content.decode()
    assert is_confirmed()
    assert client.post(address).status_code == 200


def test_a_link_that_is_none_tells_so(asked: Asking, client: Client) -> None:
    for path in ("confirm", "stop"):
        answer = client.get(f"/mail/{path}/nonsense")
        assert answer.status_code == 404
        assert client.post(f"/mail/{path}/nonsense").status_code == 404
        assert answer["Referrer-Policy"] == "no-referrer"
    assert not is_confirmed()


def test_a_mail_service_stops_the_mail_by_itself_without_a_cookie(asked: Asking) -> None:
    address = f"/mail/stop/{stop_token(asked.address)}"
    service = Client(enforce_csrf_checks=True)
    service.get(address)
    assert ReaderAddress.objects.get().stopped_at is None

    answer = service.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert ReaderAddress.objects.get().stopped_at is not None
    assert not Contact.objects.exists()
    assert service.get(address).status_code == 200


def test_the_address_itself_stands_on_no_page(asked: Asking, client: Client) -> None:
    for address in (
        f"/mail/confirm/{confirm_token(asked)}",
        f"/mail/stop/{stop_token(asked.address)}",
    ):
        assert "rita" not in client.get(address).content.decode()


def test_who_wrote_a_letter_gets_the_receipt_with_the_yes_and_who_used_the_form_does_not(
    asked: Asking, client: Client, work: Callable[[], None]
) -> None:
    address = f"/mail/confirm/{confirm_token(asked)}"
    assert "/receipt/" not in client.post(address).content.decode()
    Report.objects.update(channel="email")
    assert "/receipt/" not in client.get(address).content.decode()
    page = client.post(address).content.decode()
    link = page.partition('href="https://desk.example/receipt/')[2].partition('"')[0]
    receipt = client.get(f"/receipt/{link}")
    assert receipt.status_code == 200
    assert "afer" in receipt.content.decode()
