"""A reader who confirmed the address hears what became of the report, once; nobody else does."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from pytest_django import Settings

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.ask import ask
from corrigenda.flow.propagation.actions.confirm import confirm
from corrigenda.flow.propagation.actions.forget import forget
from corrigenda.flow.propagation.actions.stop import stop
from corrigenda.flow.propagation.errors import NoTokenError
from corrigenda.flow.propagation.models import Delivery, Hearing, ReaderAddress
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions.leave_address import leave_address
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice, html_of, text_of

RITA = "rita@reader.example"
HOUR = timedelta(hours=1)


def token_in(mail: object, path: str) -> str:
    found = re.search(rf"https://desk\.example/mail/{path}/([\w-]+)", text_of(mail))
    assert found, text_of(mail)
    return found[1]


def confirmed(office: PostOffice, later: Later) -> None:
    """Rita gets the question and says yes; her mails are then forgotten."""
    later()
    (mail,) = office.to(RITA)
    confirm(token_in(mail, "confirm"))
    office.came.clear()


def test_the_question_says_nothing_that_came_with_the_report(
    send: Send, later: Later, office: PostOffice
) -> None:
    send("afer", "Buy at https://pills.example now", contact=RITA, why="https://pills.example")
    later()

    (mail,) = office.to(RITA)
    everything = text_of(mail) + html_of(mail) + mail["Subject"]
    assert "pills" not in everything
    assert "Maren and Tolva sign treaty" in everything
    assert "shall we tell you" in mail["Subject"]


def test_who_does_not_confirm_hears_nothing(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    send("afer", "after", contact=RITA)
    later()
    decline(Case.objects.get(), reason="It is spelt so here.", by=actors.of(edda))
    later(HOUR)

    assert len(office.to(RITA)) == 1


def test_a_declined_report_is_told_with_the_reason_once(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    send("afer", "after", contact=RITA)
    confirmed(office, later)
    decline(Case.objects.get(), reason="It is spelt so here.", by=actors.of(edda))
    later(HOUR)
    later(2 * HOUR)

    (mail,) = office.to(RITA)
    assert mail["Subject"] == "The Daily Example: the story stays as it is"
    assert "It is spelt so here." in text_of(mail)


def test_a_correction_is_told_with_its_words_and_the_public_link(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    send("28,000", "26,000", kind="fact", contact=RITA)
    confirmed(office, later)
    words = "This story said 28,000 crowns. The fund holds 26,000 crowns."
    decide(
        Case.objects.get(),
        Decision("correction", after="26,000", words=words),
        by=actors.of(edda),
    )
    later(HOUR)

    (mail,) = office.to(RITA)
    assert words in text_of(mail)
    assert f"https://desk.example/corrections/{Entry.objects.get().public_id}" in text_of(mail)


def test_an_address_left_on_the_receipt_weeks_later_is_asked_and_told(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    received = send("afer", "after")
    later()
    later(timedelta(days=30))
    report = Report.objects.get(pk=received.report.pk)
    with clock.frozen(clock.now() + timedelta(days=30)):
        leave_address(report, RITA, address="192.0.2.1")
    later(timedelta(days=30))
    (question,) = office.to(RITA)
    with clock.frozen(clock.now() + timedelta(days=30)):
        confirm(token_in(question, "confirm"))
        decline(Case.objects.get(), reason="It is spelt so here.", by=actors.of(edda))
    later(timedelta(days=30, hours=1))

    assert "It is spelt so here." in text_of(office.to(RITA)[-1])


def test_of_two_addresses_left_for_one_report_the_last_alone_is_told(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    received = send("afer", "after", contact="rita@raeder.example")
    later()
    leave_address(Report.objects.get(pk=received.report.pk), RITA, address="192.0.2.1")
    later()
    (mistaken,), (question,) = office.to("rita@raeder.example"), office.to(RITA)
    with suppress(NoTokenError):
        confirm(token_in(mistaken, "confirm"))
    confirm(token_in(question, "confirm"))
    decline(Case.objects.get(), reason="It is spelt so here.", by=actors.of(edda))
    later(HOUR)

    assert len(office.to("rita@raeder.example")) == 1
    assert len(office.to(RITA)) == 2


def test_who_confirms_after_the_decision_hears_it_then(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    send("afer", "after", contact=RITA)
    later()
    decline(Case.objects.get(), reason="It is spelt so here.", by=actors.of(edda))
    later()
    (question,) = office.to(RITA)
    confirm(token_in(question, "confirm"))
    confirm(token_in(question, "confirm"))
    later()

    assert "It is spelt so here." in text_of(office.to(RITA)[-1])
    assert len(office.to(RITA)) == 2


@pytest.mark.parametrize(
    ("language", "word", "direction"),
    [
        ("uk", "повідомленням", "ltr"),
        ("de", "Hinweis", "ltr"),
        ("ar", "بلاغك", "rtl"),
        ("eo", "report", "ltr"),
    ],
)
def test_the_question_is_in_the_readers_language(
    send: Send, later: Later, office: PostOffice, language: str, word: str, direction: str
) -> None:
    send("afer", "after", contact=RITA, language=language)
    later()

    (mail,) = office.to(RITA)
    assert word in mail["Subject"]
    assert f'dir="{direction}"' in html_of(mail)


def test_ten_reports_with_one_address_get_one_mail_an_hour_and_three_a_day(
    send: Send, later: Later, office: PostOffice
) -> None:
    morning = (clock.now() + timedelta(days=1)).replace(hour=6, minute=0)
    for half in range(10):
        at = morning + half * HOUR / 2
        with clock.frozen(at):
            send("afer", "after", contact=RITA.upper() if half % 2 else RITA)
        later(at=at)

    assert [one["To"].lower() for one in office.came] == [RITA] * 3


def test_one_yes_is_for_all_the_reports_that_the_mail_asked_about(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    send("afer", "after", contact=RITA)
    later()
    send("12 bridges", "14 bridges", contact=RITA)
    send("28,000", "26,000", contact=RITA)
    later()
    assert len(office.to(RITA)) == 1
    later(HOUR)

    assert len(office.to(RITA)) == 2
    confirm(token_in(office.to(RITA)[1], "confirm"))
    assert Contact.objects.filter(confirmed_at__isnull=False).count() == 2


def test_a_held_report_asks_nobody_until_it_is_released(
    send: Send, later: Later, office: PostOffice
) -> None:
    received = send("afer", "after", contact=RITA)
    Report.objects.filter(pk=received.report.pk).update(state="held")
    later()
    assert office.came == []

    Report.objects.filter(pk=received.report.pk).update(state="received")
    later(timedelta(minutes=1))
    assert len(office.to(RITA)) == 1


def test_a_link_that_is_none_or_too_old_confirms_nothing(
    send: Send, later: Later, office: PostOffice
) -> None:
    send("afer", "after", contact=RITA)
    later()
    token = token_in(office.to(RITA)[0], "confirm")

    with pytest.raises(NoTokenError):
        confirm("x" * 43)
    with clock.frozen(clock.now() + timedelta(days=15)), pytest.raises(NoTokenError):
        confirm(token)
    assert not Contact.objects.filter(confirmed_at__isnull=False).exists()


def test_who_wants_no_mail_gets_none_any_more_and_the_address_is_erased(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    send("afer", "after", contact=RITA)
    later()
    (mail,) = office.to(RITA)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop_link = str(mail["List-Unsubscribe"])
    assert token_in(mail, "stop") in stop_link

    stop(token_in(mail, "stop"))
    assert not Contact.objects.exists()
    send("12 bridges", "14 bridges", contact=RITA)
    later(2 * HOUR)
    assert len(office.to(RITA)) == 1


def test_an_address_that_nobody_has_is_not_written_to_again(
    send: Send, later: Later, office: PostOffice
) -> None:
    office.refused[RITA] = f"550 5.1.1 <{RITA}> no such user"
    send("afer", "after", contact=RITA)
    later()

    assert ReaderAddress.objects.get().dead_at is not None
    assert RITA not in Delivery.objects.get().error
    office.refused.clear()
    send("12 bridges", "14 bridges", contact=RITA)
    later(2 * HOUR)
    assert office.came == []


def test_no_row_of_the_stage_holds_the_address(
    send: Send, later: Later, office: PostOffice, daily: Outlet
) -> None:
    # A name so long that what is sealed does not spell it by chance.
    send("afer", "after", contact="wilhelmina@reader.example")
    later()

    for model in (Delivery, Hearing, ReaderAddress):
        assert "wilhelmina" not in str(list(model.objects.values())).lower()


def test_an_address_that_nobody_confirmed_is_erased_in_time(
    send: Send, later: Later, office: PostOffice
) -> None:
    send("afer", "after", contact=RITA)
    later()
    with clock.frozen(clock.now() + timedelta(days=31)):
        forget()

    assert not Contact.objects.exists()
    assert Delivery.objects.get().contact is None


def test_without_a_mail_server_nobody_is_asked_and_once_there_is_one_they_are(
    send: Send, later: Later, office: PostOffice, settings: Settings
) -> None:
    up = settings.CORRIGENDA_MAIL
    settings.CORRIGENDA_MAIL = ""
    send("afer", "after", contact=RITA)
    later()
    assert ask() == 0

    settings.CORRIGENDA_MAIL = up
    later()
    assert len(office.to(RITA)) == 1
