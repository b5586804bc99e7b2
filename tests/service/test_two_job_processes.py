"""Any number of job processes may run: one case for a passage, one entry for a correction."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corrigenda.lib.tests.waiting import until

from .conftest import Service

pytestmark = pytest.mark.on_both

DECIDE = """
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import OPERATOR
for case in Case.objects.filter(state="new"):
    decide(case, Decision("correction", words="Correction: it was otherwise."), by=OPERATOR)
"""


def test_four_of_them_open_one_case_for_a_passage_and_one_entry_for_a_correction(
    service: Service,
) -> None:
    more = [
        subprocess.Popen([sys.executable, "-m", "corrigenda.project", "jobs"], env=service.env)
        for _ in range(3)
    ]
    try:
        for words in ("afer", "afer which", "honour, afer", "treaty", "signed the treaty") * 4:
            assert service.ask("POST", "/api/reports", service.report(words))[0] == 201
        until(lambda: service.counts()["joined"] == 20, 60)
        counts = service.counts()
        assert (counts["places"], counts["counted"], counts["cases"]) == (20, 20, 2)
        service.run(DECIDE)
        until(lambda: service.counts()["entries"] >= 2)
        until(lambda: _published(service) == "2 2")
        assert service.counts()["entries"] == 2
    finally:
        for process in more:
            process.kill()
            process.wait()


def _published(service: Service) -> str:
    return service.run(
        "from corrigenda.flow.cases.models import Case\n"
        "from corrigenda.flow.corrections.models import Correction\n"
        "print(Case.objects.filter(state='published').count(),"
        " Correction.objects.filter(state='published').count())"
    )
