"""One address may send so many reports a minute; what was taken stays taken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock

NOON = datetime(2026, 5, 4, 12, 0, 10, tzinfo=UTC)


@pytest.fixture
def strict(daily: Outlet) -> Outlet:
    """A house that takes three a minute."""
    daily.policy_data = {"reports_per_minute": 3}
    daily.save()
    return daily


def test_the_policys_number_is_taken_and_the_rest_is_told_to_wait(strict: Outlet) -> None:
    with clock.frozen(NOON):
        for _ in range(3):
            receive(submission(), address="192.0.2.1")
        with pytest.raises(TooManyError) as told:
            receive(submission(), address="192.0.2.1")
    assert told.value.wait == 50
    assert Report.objects.count() == 3


def test_sending_again_what_was_taken_is_never_refused(strict: Outlet) -> None:
    sent = submission()
    with clock.frozen(NOON):
        receipts = {receive(sent, address="192.0.2.1").receipt for _ in range(10)}
        for _ in range(2):
            receive(submission(), address="192.0.2.1")
        receipts.add(receive(sent, address="192.0.2.1").receipt)
    assert len(receipts) == 1


def test_other_readers_are_not_held_up(strict: Outlet) -> None:
    with clock.frozen(NOON):
        for _ in range(3):
            receive(submission(), address="192.0.2.1")
        receive(submission(), address="192.0.2.2")
    assert Report.objects.count() == 4


def test_a_minute_later_it_goes_on(strict: Outlet) -> None:
    for later in range(5):
        with clock.frozen(NOON + timedelta(minutes=later)):
            receive(submission(), address="192.0.2.1")
    assert Report.objects.count() == 5


def test_a_report_that_is_not_well_formed_does_not_count(strict: Outlet) -> None:
    from corrigenda.flow.reports.errors import ReportError

    with clock.frozen(NOON):
        for _ in range(5):
            with pytest.raises(ReportError):
                receive(submission(kind="rant"), address="192.0.2.1")
        assert receive(submission(), address="192.0.2.1").new
