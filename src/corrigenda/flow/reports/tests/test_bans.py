"""A ban: nothing from one address for a time, told plainly, and never without an appeal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.forget_addresses import forget_addresses
from corrigenda.flow.newsroom.errors import NotAllowedError, TooManyError
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.forget_senders import forget_senders
from corrigenda.flow.reports.actions.lift_ban import lift_ban
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.errors import BanError, BannedError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Ban, Report
from corrigenda.flow.reports.queries import bans_at
from corrigenda.flow.reports.sender import is_from, sender_of
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock

NOON = datetime(2026, 5, 4, 12, 0, 10, tzinfo=UTC)
ADDRESS = "198.51.100.7"


@pytest.fixture
def banned(daily: Outlet, edda: Staff) -> Ban:
    """Somebody whose advertisement was held is banned for the seven days of the policy."""
    with clock.frozen(NOON):
        report = receive(submission(), address=ADDRESS, manner=Manner(trapped=True)).report
        return ban(report, by=actors.of(edda), reason="Watches.")


def later(**time: int) -> datetime:
    return NOON + timedelta(**time)


def test_nothing_more_is_taken_and_the_reader_is_told_until_when(banned: Ban) -> None:
    with clock.frozen(later(days=1)), pytest.raises(BannedError) as told:
        receive(submission(), address=ADDRESS)
    assert told.value.until == later(days=7)
    assert "2026-05-11 12:00" in str(told.value)
    assert "https://desk.example/report?url=" in told.value.form
    assert Report.objects.count() == 1


def test_it_holds_though_the_keys_of_its_day_are_forgotten(banned: Ban) -> None:
    with clock.frozen(later(days=6)):
        forget_addresses()
        with pytest.raises(BannedError):
            receive(submission(), address=ADDRESS)


def test_others_are_not_meant(banned: Ban) -> None:
    weekly = an_outlet("weekly", "The Weekly")
    with clock.frozen(later(hours=1)):
        assert receive(submission(), address="198.51.100.8").new
        assert receive(submission(url="https://weekly.example/a"), address=ADDRESS).new
        assert receive(submission(), address="not an address").new
    assert not bans_at([weekly]).exists()


def test_it_ends_by_itself(banned: Ban) -> None:
    with clock.frozen(later(days=7)):
        assert receive(submission(), address=ADDRESS).new
        forget_senders()
    banned.refresh_from_db()
    assert banned.sender == ""


def test_it_can_be_lifted(banned: Ban, edda: Staff) -> None:
    with clock.frozen(later(days=1)):
        lift_ban(banned, by=actors.of(edda))
        assert receive(submission(), address=ADDRESS).new
        with pytest.raises(BanError):
            lift_ban(banned, by=actors.of(edda))
    banned.refresh_from_db()
    assert banned.sender == ""


def test_who_appeals_is_held_and_stands_on_top(banned: Ban) -> None:
    with clock.frozen(later(days=1)):
        taken = receive(submission(), address=ADDRESS, manner=Manner(appeal="I share a train."))
    assert taken.held
    assert (taken.report.appeal, taken.report.appealed_at) == ("I share a train.", later(days=1))
    assert [part["part"] for part in taken.report.spam_parts] == ["banned"]


def test_an_address_appeals_three_times_a_day(banned: Ban) -> None:
    with clock.frozen(later(days=1)):
        for _ in range(3):
            receive(submission(), address=ADDRESS, manner=Manner(appeal=""))
        with pytest.raises(TooManyError) as told:
            receive(submission(), address=ADDRESS, manner=Manner(appeal=""))
    assert 0 < told.value.wait <= 86_400


def test_what_had_been_received_is_never_refused(banned: Ban, daily: Outlet) -> None:
    sent = submission()
    with clock.frozen(NOON):
        receipt = receive(sent, address="198.51.100.9").receipt
    with clock.frozen(later(hours=1)):
        assert receive(sent, address=ADDRESS).receipt == receipt


def test_a_report_whose_sender_was_forgotten_cannot_be_banned(daily: Outlet, edda: Staff) -> None:
    unknown = receive(submission(), address="", manner=Manner(trapped=True)).report
    with pytest.raises(BanError, match="Reject it instead"):
        ban(unknown, by=actors.of(edda))
    released = receive(submission(), address=ADDRESS, manner=Manner(trapped=True)).report
    release(released, by=actors.of(edda))
    with pytest.raises(BanError):
        ban(released, by=actors.of(edda))
    assert not Ban.objects.exists()


def test_a_reporter_bans_nobody(daily: Outlet, rolf: Staff) -> None:
    report = receive(submission(), address=ADDRESS, manner=Manner(trapped=True)).report
    with pytest.raises(NotAllowedError):
        ban(report, by=actors.of(rolf))
    assert Report.objects.get().state == "held"


def test_what_is_kept_names_no_address_and_links_no_two_reports() -> None:
    secret = settings.SECRET_KEY.encode()
    one, other = (sender_of("198.51.100.7/32", secret) for _ in range(2))
    assert one != other
    assert "198.51" not in one
    assert is_from("198.51.100.7/32", one, secret)
    assert is_from("198.51.100.7/32", other, secret)
    assert not is_from("198.51.100.8/32", one, secret)
    assert not is_from("198.51.100.7/32", one, b"the secret of another house")
    assert not is_from("", "", secret)
