"""A case to decide, as in the stage before, and corrections that are published at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.tests.conftest import Report, report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.actions.publish import publish
from corrigenda.flow.publication.models import Entry

__all__ = ["report"]

Correct = Callable[[str, str], Entry]


@pytest.fixture
def correct(report: Report, edda: Staff) -> Correct:
    """Publish a correction of words of the story."""

    def _correct(says: str, after: str) -> Entry:
        case = report(says)
        words = f"Correction: it was {after}."
        return publish(decide(case, Decision("correction", after=after, words=words), by=of(edda)))

    return _correct
