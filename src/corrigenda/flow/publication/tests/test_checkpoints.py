"""Once a day what is new in a log is checked and signed; and on demand."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.publication.actions import checkpoint as signing
from corrigenda.flow.publication.actions.checkpoint import (
    checkpoint,
    checkpoint_anyway,
    checkpoint_due,
)
from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.flow.publication.errors import UnsoundLogError
from corrigenda.flow.publication.models import Checkpoint, LogHead, LogRecord
from corrigenda.flow.publication.tests.conftest import Correct
from corrigenda.flow.publication.tests.logs import findings, words_of
from corrigenda.lib import clock


@pytest.fixture(autouse=True)
def _nothing_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_tried", {})


def test_the_first_records_are_signed_at_once_and_later_ones_a_day_after(correct: Correct) -> None:
    now = clock.now()
    correct("28,000", "26,000")
    assert (checkpoint_due(), checkpoint_due()) == (1, 0)
    correct("12 bridges", "14 bridges")
    with clock.frozen(now + timedelta(hours=23)):
        assert checkpoint_due() == 0
    with clock.frozen(now + timedelta(hours=25)):
        assert (checkpoint_due(), checkpoint_due()) == (1, 0)
    assert list(Checkpoint.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]
    assert findings() == []


def test_a_clock_that_was_put_back_does_not_keep_a_log_from_being_signed(correct: Correct) -> None:
    with clock.frozen(clock.now() + timedelta(days=400)):
        correct("28,000", "26,000")
        assert checkpoint_due() == 1
    correct("12 bridges", "14 bridges")
    assert Checkpoint.objects.count() == 2 or checkpoint_due() == 1
    assert findings() == []


def test_without_news_nothing_is_signed(correct: Correct, daily: Outlet) -> None:
    assert checkpoint(daily) is None
    correct("28,000", "26,000")
    assert checkpoint(daily) is not None
    assert checkpoint(daily) is None


def test_what_was_changed_is_not_signed_and_said(
    correct: Correct, daily: Outlet, caplog: pytest.LogCaptureFixture
) -> None:
    correct("28,000", "26,000")
    record = LogRecord.objects.get()
    LogRecord.objects.update(body=record.body.replace("correction", "clarification"))
    with pytest.raises(UnsoundLogError, match=r"record 1: changed.*corrigenda verify-log"):
        checkpoint(daily)
    with caplog.at_level(logging.ERROR):
        assert (checkpoint_due(), checkpoint_due()) == (0, 0)
    assert caplog.text.count("No checkpoint of the log of daily") == 1, "once an hour"
    assert not Checkpoint.objects.exists()


def test_a_log_whose_end_was_written_from_outside_is_signed_when_an_operator_stands_by_it(
    correct: Correct, daily: Outlet
) -> None:
    correct("28,000", "26,000")
    checkpoint(daily)
    _written_from_outside(daily)
    with pytest.raises(UnsoundLogError):
        checkpoint(daily)
    assert words_of(findings())
    checkpoint_anyway(daily, by=OPERATOR)
    assert AuditEntry.objects.filter(verb="log.accept").count() == 1
    correct("12 bridges", "14 bridges")
    assert "added" not in " ".join(words_of(findings()))


def test_only_an_administrator_may_stand_by_it(
    correct: Correct, daily: Outlet, edda: Staff
) -> None:
    correct("28,000", "26,000")
    with pytest.raises(NotAllowedError):
        checkpoint_anyway(daily, by=of(edda))


def test_a_tail_that_was_cut_off_with_all_that_tells_of_it_is_known_to_a_witness(
    correct: Correct, daily: Outlet
) -> None:
    correct("28,000", "26,000")
    before = LogHead.objects.values().get()
    entry = correct("12 bridges", "14 bridges")
    kept = checkpoint(daily)
    assert kept is not None
    LogRecord.objects.filter(entry=entry).delete()
    Checkpoint.objects.filter(number=2).delete()
    type(entry).objects.filter(pk=entry.pk).delete()
    LogHead.objects.update(**before)
    assert findings() == []
    assert words_of(findings(since=[kept.jws])) == ["record 2: cut off"]


def _written_from_outside(outlet: Outlet) -> None:
    """Somebody with the database adds a record in good form, and has no key."""
    first = LogRecord.objects.get()
    body = first.body.replace('"number":1', '"number":2').replace("0" * 64, first.sha256)
    LogRecord.objects.create(
        outlet=outlet, number=2, type="expunged", at=first.at, body=body, sha256=digest(body),
        openings=first.openings,
    )  # fmt: skip
    LogHead.objects.update(number=2, sha256=digest(body))
