"""Of two editors who decide a case at the same moment one succeeds, and the other is told."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib.states import TransitionError

TOGETHER = 4


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_decides(report: Report, edda: Staff, stan: Staff) -> None:
    case = report("28,000", "26,000")
    ready = threading.Barrier(TOGETHER)
    told: list[str] = []

    def press(staff: Staff, figure: str) -> None:
        own = Case.objects.select_related("outlet", "article__current", "version").get(pk=case.pk)
        words = f"It said 28,000. It is {figure} crowns."
        ready.wait(timeout=60)
        try:
            decide(own, Decision("correction", after=figure, words=words), by=of(staff))
            told.append("decided")
        except TransitionError:
            told.append("elsewhere")
        finally:
            connection.close()

    people = [(edda, "26,000"), (stan, "25,000"), (edda, "24,000"), (stan, "23,000")]
    hands = [threading.Thread(target=press, args=one) for one in people]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(timeout=60)
    assert sorted(told) == ["decided", "elsewhere", "elsewhere", "elsewhere"]
    assert Correction.objects.count() == 1
    assert AuditEntry.objects.filter(verb="correction.decide").count() == 1
