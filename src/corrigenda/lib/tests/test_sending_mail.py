"""One mail to one address, over a real server; and what is said when it is not taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from corrigenda.lib import mail
from corrigenda.lib.tests.post_office import (
    PostOffice,
    closed_port,
    html_of,
    post_office,
    silent_server,
    text_of,
)

RITA = "rita@reader.example"


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.CORRIGENDA_MAIL_FROM = "Corrections <desk@daily.example>"
    with post_office() as opened:
        settings.CORRIGENDA_MAIL = opened.url
        yield opened


def test_a_mail_arrives_as_it_was_written(office: PostOffice) -> None:
    mail.send(RITA, "Дякуємо ⟨1⟩", "Перший рядок\nдругий", html="<p>Перший</p>")

    (came,) = office.came
    assert (came["To"], came["Subject"]) == (RITA, "Дякуємо ⟨1⟩")
    assert came["From"] == "Corrections <desk@daily.example>"
    assert text_of(came).split("\n")[:2] == ["Перший рядок", "другий"]
    assert "<p>Перший</p>" in html_of(came)
    assert came["Auto-Submitted"] == "auto-generated"


def test_headers_may_be_given(office: PostOffice) -> None:
    mail.send(RITA, "A", "b", headers={"Message-ID": "<1@desk.example>"})

    assert office.came[0]["Message-ID"] == "<1@desk.example>"


@pytest.mark.parametrize(
    ("to", "subject", "headers"),
    [
        ("rita@reader.example\nBcc: all@reader.example", "A", {}),
        ("rita@reader.example, ravi@reader.example", "A", {}),
        ("", "A", {}),
        (RITA, "A\nBcc: all@reader.example", {}),
        (RITA, "A\r\n\r\nbody", {}),
        (RITA, "A\u2028B", {}),
        (RITA, "", {}),
        (RITA, "A" * 251, {}),
        (RITA, "A\ud800", {}),
        (RITA, "A", {"X-One": "1\nBcc: all@reader.example"}),
        (RITA, "A", {"X-One\nBcc": "1"}),
        (RITA, "A", {"Bcc": "all@reader.example"}),
        (RITA, "A", {"From": "someone@else.example"}),
    ],
)
def test_no_header_can_be_smuggled_in(
    office: PostOffice, to: str, subject: str, headers: dict[str, str]
) -> None:
    with pytest.raises(mail.BadMailError) as raised:
        mail.send(to, subject, "b", headers=headers)

    assert not raised.value.retry
    assert office.came == []


@pytest.mark.parametrize(
    "answer",
    [
        "550 5.1.1 No such user",
        "550 No such user here",
        "553 5.1.3 Bad address",
        "550 5.2.1 Mailbox disabled",
    ],
)
def test_an_address_that_nobody_has_is_known_as_such(office: PostOffice, answer: str) -> None:
    office.refused[RITA] = answer

    with pytest.raises(mail.NoSuchAddressError, match="no such mailbox") as raised:
        mail.send(RITA, "A", "b")

    assert not raised.value.retry


@pytest.mark.parametrize(
    "answer",
    ["450 4.2.0 Greylisted", "550 5.7.1 Relaying denied", "452 4.2.2 Full", "552 5.2.2 Full"],
)
def test_an_address_that_is_refused_today_may_be_taken_tomorrow(
    office: PostOffice, answer: str
) -> None:
    office.refused[RITA] = answer

    with pytest.raises(mail.MailError, match=answer[:3]) as raised:
        mail.send(RITA, "A", "b")

    assert raised.value.retry
    assert not isinstance(raised.value, mail.NoSuchAddressError | mail.MailServerError)


@pytest.mark.parametrize(("answer", "retry"), [("451 Later", True), ("554 5.7.1 Spam", False)])
def test_words_that_are_refused_for_good_are_not_sent_again(
    office: PostOffice, answer: str, retry: bool
) -> None:
    office.to_data = answer

    with pytest.raises(mail.MailError) as raised:
        mail.send(RITA, "A", "b")

    assert raised.value.retry is retry


def test_a_server_that_breaks_off_or_is_not_there_is_named(
    office: PostOffice, settings: Settings
) -> None:
    office.drops = 1
    with pytest.raises(mail.MailServerError, match=r"127.0.0.1:\d+ was not reached, or broke off"):
        mail.send(RITA, "A", "b")

    settings.CORRIGENDA_MAIL = f"smtp://127.0.0.1:{closed_port()}"
    with pytest.raises(mail.MailServerError, match="was not reached"):
        mail.send(RITA, "A", "b")


def test_a_server_that_says_nothing_is_not_waited_for(
    office: PostOffice, settings: Settings
) -> None:
    with silent_server() as port:
        settings.CORRIGENDA_MAIL = f"smtp://127.0.0.1:{port}?timeout=1"
        with pytest.raises(mail.MailServerError, match="within 1 seconds"):
            mail.send(RITA, "A", "b")


def test_nothing_goes_unencrypted_to_a_server_that_should_encrypt(
    office: PostOffice, settings: Settings
) -> None:
    settings.CORRIGENDA_MAIL = f"{office.url}&starttls=yes"

    with pytest.raises(mail.MailServerError, match="no encryption"):
        mail.send(RITA, "A", "b")

    assert office.came == []


def test_without_a_server_mail_is_off(settings: Settings) -> None:
    settings.CORRIGENDA_MAIL = ""

    with pytest.raises(mail.MailOffError, match="CORRIGENDA_MAIL"):
        mail.send(RITA, "A", "b")

    assert not mail.is_on()


def test_a_server_is_read_from_one_url() -> None:
    read = mail.read_server("smtp://desk:p%40ss@mail.example?timeout=5")

    assert (read.host, read.port, read.username, read.password) == (
        "mail.example",
        587,
        "desk",
        "p@ss",
    )
    assert (read.starttls, read.tls, read.is_open, read.timeout) == (True, False, False, 5)
    assert mail.read_server("smtps://mail.example").port == 465
    assert mail.read_server("smtp://mail.example:25?starttls=no").is_open
    assert not mail.read_server("smtp://127.0.0.1:25").is_open


@pytest.mark.parametrize(
    "url",
    [
        "http://mail.example",
        "smtp://",
        "mail.example",
        "smtp://mail.example:port",
        "smtp://mail.example/path",
        "smtp://mail.example?starttls=maybe",
        "smtp://mail.example?timeout=0",
        "smtp://mail.example?timeout=soon",
        "smtp://mail.example?tls=1",
    ],
)
def test_a_url_that_is_no_mail_server_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(mail.MailSettingError, match="CORRIGENDA_MAIL"):
        mail.read_server(url)


@pytest.mark.parametrize(
    "sender", ["", "desk", "Desk <desk>", "desk@daily.example\nBcc: a@b.example"]
)
def test_a_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(mail.MailSettingError, match="CORRIGENDA_MAIL_FROM"):
        mail.read_sender(sender)
