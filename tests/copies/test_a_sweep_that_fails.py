"""A sweep that fails is told on its case and tried again, and the others are done."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.archive import ArchiveError
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
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
    client: Client,
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
    client.force_login(edda)
    assert str(error) in client.get(f"/desk/cases/{reported.pk}").content.decode()
    # What the index itself says needs no trace; of all else an operator has to see where.
    assert ("Traceback" in caplog.text) == isinstance(error, ValueError)

    monkeypatch.undo()
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert sweep_due() == 1
    assert (ledger_of(reported).found, Sweep.objects.get(case=reported).error) == (2, "")
