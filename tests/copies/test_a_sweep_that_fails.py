"""A sweep that fails is told on its case and tried again, and the others are done."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.archive import ArchiveError
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions import sweep as step
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.propagation.models import Sweep
from corrigenda.lib import clock

from .conftest import VARIANT, Archive


@pytest.mark.parametrize("error", [ValueError("no such place"), ArchiveError("It is locked.")])
def test_it_holds_up_none_of_the_others(
    reported: Case,
    archive: Archive,
    edda: Staff,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    report_on(Article.objects.get(url__endswith="/canal"), VARIANT, "1,410 kilometres", "1,240")
    archive.work()
    second = Case.objects.exclude(pk=reported.pk).get()
    for case in (reported, second):
        sweep_case(case, by=of(edda))
    real = step.origin_of

    def breaks(case: Case) -> object:
        if case.pk == reported.pk:
            raise error
        return real(case)

    monkeypatch.setattr(step, "origin_of", breaks)
    with caplog.at_level(logging.ERROR):
        assert sweep_due() == 2
    assert ledger_of(second).variants == 3
    assert Sweep.objects.get(case=second).due_at is None

    failed = Sweep.objects.get(case=reported)
    assert failed.leased_until is None
    assert failed.due_at is not None and failed.due_at > clock.now()
    assert str(error) in failed.error
    assert sweep_due() == 0
    # What the index itself says needs no trace; of all else an operator has to see where.
    assert ("Traceback" in caplog.text) == isinstance(error, ValueError)

    monkeypatch.undo()
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert sweep_due() == 1
    assert (ledger_of(reported).found, Sweep.objects.get(case=reported).error) == (2, "")


@pytest.fixture
def failed(reported: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A case for whose passage the archive could not be searched."""
    sweep_case(reported, by=of(edda))

    def breaks(case: Case) -> object:
        raise ArchiveError("The index has another format.")

    monkeypatch.setattr(step, "origin_of", breaks)
    sweep_due()
    return reported


def test_both_screens_say_why_and_when_it_is_tried_again(
    failed: Case, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    for address in (f"/desk/cases/{failed.pk}", f"/desk/cases/{failed.pk}/copies"):
        page = client.get(address).content.decode()
        assert "could not be searched: The index has another format. It is tried again" in page
        assert "being searched" not in page
        # Nothing is waited for, and who mended it need not wait either.
        assert 'http-equiv="refresh"' not in page
        assert "disabled>Look" not in page


def test_a_program_is_told_so_and_asks_no_longer(failed: Case, edda: Staff, client: Client) -> None:
    headers = {"Authorization": f"Bearer {make_token(edda, name='script')}"}
    told = json.loads(client.get(f"/api/cases/{failed.pk}/copies", headers=headers).content)
    assert (told["searching"], told["error"]) == (False, "The index has another format.")
    assert told["next_try_at"] > clock.now().isoformat()


def test_asking_again_forgets_the_failure(failed: Case, edda: Staff, client: Client) -> None:
    sweep_case(failed, by=of(edda))
    client.force_login(edda)
    page = client.get(f"/desk/cases/{failed.pk}/copies").content.decode()
    assert "being searched" in page
    assert 'http-equiv="refresh" content="2"' in page


def test_a_page_that_waits_for_long_asks_seldomer(
    reported: Case, edda: Staff, client: Client
) -> None:
    sweep_case(reported, by=of(edda))
    client.force_login(edda)
    with clock.frozen(clock.now() + timedelta(minutes=20)):
        page = client.get(f"/desk/cases/{reported.pk}/copies").content.decode()
    assert 'http-equiv="refresh" content="30"' in page


def test_one_that_is_asked_for_again_meanwhile_is_done_at_once(
    reported: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep_case(reported, by=of(edda))
    real = step.origin_of

    def meanwhile(case: Case) -> object:
        newer = clock.now() + timedelta(seconds=1)
        Sweep.objects.filter(case=case).update(asked_at=newer)
        return real(case)

    monkeypatch.setattr(step, "origin_of", meanwhile)
    assert sweep_due() == 1
    row = Sweep.objects.get(case=reported)
    assert row.due_at is not None and row.leased_until is None
    monkeypatch.setattr(step, "origin_of", real)
    assert sweep_due() == 1
    assert Sweep.objects.get(case=reported).due_at is None
