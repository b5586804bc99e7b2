"""A home folder of the test's own, and two administrators who have words erased."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.tests.conftest import Report, report
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.confirm_erasure import confirm_erasure
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import Erasure, Outlet, Role, Staff
from corrigenda.flow.propagation.actions.expunge import expunge
from corrigenda.flow.publication.actions.publish import publish
from corrigenda.flow.publication.models import Entry

__all__ = ["report"]

VENN = "Orla Venn"


class Expunge(Protocol):
    """Ada asks, Anna confirms, and the job does it."""

    def __call__(self, *words: str, outlet: Outlet | None = ..., **more: Any) -> Erasure: ...


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """Where the file of erasures and its key are: no other test is to know of them."""
    settings.CORRIGENDA_HOME = tmp_path
    return tmp_path


@pytest.fixture
def anna(daily: Outlet) -> Staff:
    """Another administrator."""
    return hire("anna", outlet=daily, role=Role.ADMINISTRATOR, name="Anna Szabo", by=OPERATOR)


@pytest.fixture
def expunged(daily: Outlet, ada: Staff, anna: Staff) -> Expunge:
    """Have words erased."""

    def _expunged(*words: str, outlet: Outlet | None = daily, **more: Any) -> Erasure:
        given = {"reason_class": "court_order", "reason": "Ruling 4 of the court of Maren."}
        wish = ask_erasure(words, outlet=outlet, by=of(ada), **(given | more))
        confirm_erasure(wish, by=of(anna))
        expunge(wish)
        return Erasure.objects.get(pk=wish.pk)

    return _expunged


@pytest.fixture
def corrected(report: Report, edda: Staff) -> Callable[..., Entry]:
    """Publish a correction of words of the story."""

    def _corrected(says: str, after: str, words: str = "") -> Entry:
        case = report(says)
        said = words or f"Correction: it was {after}."
        return publish(decide(case, Decision("correction", after=after, words=said), by=of(edda)))

    return _corrected
