"""Each entry is a record of its outlet's chain, written in the transaction that publishes it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import override_settings

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions import publish as publishing
from corrigenda.flow.publication.actions.chain import chain_due
from corrigenda.flow.publication.actions.publish import publish
from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.flow.publication.chain.commitments import opens
from corrigenda.flow.publication.models import Checkpoint, Entry, LogHead, LogRecord
from corrigenda.flow.publication.tests.conftest import Correct
from corrigenda.flow.publication.tests.logs import findings, words_of
from corrigenda.lib import clock


def _as_before_there_was_a_chain() -> None:
    for model in (Checkpoint, LogHead, LogRecord):
        model.objects.all().delete()
    Entry.objects.update(is_recorded=False)


def test_an_entry_has_a_record_that_carries_the_hash_of_the_one_before(correct: Correct) -> None:
    correct("28,000", "26,000")
    correct("12 bridges", "14 bridges")
    first, second = LogRecord.objects.order_by("number")
    assert json.loads(first.body)["previous"] == "0" * 64
    assert json.loads(second.body)["previous"] == first.sha256 == digest(first.body)
    assert [json.loads(one.body)["number"] for one in (first, second)] == [1, 2]
    assert findings() == []


def test_words_that_may_name_somebody_stand_in_it_as_commitments_only(correct: Correct) -> None:
    entry = correct("President Orla Venn", "President Ada Venn")
    record = LogRecord.objects.get()
    assert "Venn" not in record.body
    assert entry.headline not in record.body
    assert entry.url not in record.body
    body = json.loads(record.body)
    assert set(body["commitments"]) == set(record.openings)
    assert record.openings["before"][1] == "President Orla Venn"
    for name, opening in record.openings.items():
        assert opens(tuple(opening), body["commitments"][name])


def test_the_same_words_have_another_commitment_in_each_record(correct: Correct) -> None:
    correct("28,000", "26,000")
    correct("12 bridges", "26,000")
    after = {json.loads(one.body)["commitments"]["after"] for one in LogRecord.objects.all()}
    assert len(after) == 2


def test_what_fails_to_be_published_leaves_no_record(
    report: Report, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = decide(
        report("28,000"), Decision("correction", after="26,000", words="It was 26,000."),
        by=of(edda),
    )  # fmt: skip

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(publishing, "conclude", fails)
    with pytest.raises(RuntimeError):
        publish(decided)
    assert not LogRecord.objects.exists()
    assert not Entry.objects.exists()


def test_each_outlet_has_a_chain_of_its_own(correct: Correct, daily: Outlet) -> None:
    correct("28,000", "26,000")
    herald = an_outlet("herald", "The Herald")
    entry = correct("12 bridges", "14 bridges")
    assert {one.outlet for one in LogRecord.objects.all()} == {daily}
    _as_before_there_was_a_chain()
    Entry.objects.filter(pk=entry.pk).update(outlet=herald)
    assert chain_due() == 2
    assert sorted(LogRecord.objects.values_list("outlet__slug", "number")) == [
        ("daily", 1),
        ("herald", 1),
    ]


def test_entries_of_before_there_was_a_chain_are_taken_in_by_their_time(correct: Correct) -> None:
    first, second = correct("28,000", "26,000"), correct("12 bridges", "14 bridges")
    _as_before_there_was_a_chain()
    Entry.objects.filter(pk=first.pk).update(published_at=clock.now() + timedelta(days=1))
    assert (chain_due(), chain_due()) == (2, 0)
    assert [one.entry for one in LogRecord.objects.order_by("number")] == [second, first]
    assert findings() == []


def test_a_clock_that_jumps_back_is_kept_as_it_said(correct: Correct) -> None:
    later = clock.now() + timedelta(days=400)
    correct("28,000", "26,000")
    with clock.frozen(later):
        correct("12 bridges", "14 bridges")
    correct("24 years", "25 years")
    times = [json.loads(one.body)["at"] for one in LogRecord.objects.order_by("number")]
    assert times[1] > times[2] > times[0]
    assert findings() == []


def test_without_the_secret_of_the_key_it_is_published_and_not_signed(correct: Correct) -> None:
    correct("28,000", "26,000")
    with override_settings(SECRET_KEY="another secret, as after a move without secret.key"):
        correct("12 bridges", "14 bridges")
    assert words_of(findings()) == ["record 2: added", "record 1: not signed"]


def test_an_end_that_somebody_else_wrote_is_not_signed_over(
    correct: Correct, story: Article
) -> None:
    correct("28,000", "26,000")
    LogHead.objects.update(sha256="f" * 64)
    correct("12 bridges", "14 bridges")
    assert Case.objects.filter(state="published").count() == 2
    found = words_of(findings())
    assert "record 2: added" in found
    assert "records 1 to 2: changed" in found
