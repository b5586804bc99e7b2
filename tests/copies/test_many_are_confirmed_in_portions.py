"""Whoever confirms all places holds up nobody: they are looked at in small transactions."""

from __future__ import annotations

import pytest
from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions import confirm_copies as step
from corrigenda.flow.propagation.actions import follow_copy as follow
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.lib.states import StaleStateError

from .conftest import names


@pytest.fixture
def moved(corrected: Case) -> Case:
    """Nobody looked at the two copies since their stories changed."""
    Copy.objects.filter(case=corrected).update(followed_to=None)
    return corrected


def test_so_many_are_looked_at_together_and_no_more(
    moved: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "AT_ONCE", 1)
    real = step.with_stories
    portions: list[int] = []

    def looked(rows: QuerySet[Copy]) -> QuerySet[Copy]:
        portions.append(rows.count())
        return real(rows)

    monkeypatch.setattr(step, "with_stories", looked)
    assert confirm_copies(moved, None, by=of(edda)) == 2
    assert portions == [1, 1]


def test_the_error_is_read_once_for_all_of_them(
    moved: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(case: Case) -> Origin:
        raise AssertionError(f"the error of case {case.pk} was read once more")

    monkeypatch.setattr(follow, "origin_of", never)
    assert confirm_copies(moved, None, by=of(edda)) == 2


def test_one_that_somebody_else_is_at_is_left_and_the_others_confirmed(
    moved: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = step.recheck

    def busy(copy: Copy, origin: Origin | None = None) -> None:
        if names([copy]) == ["barges"]:
            raise StaleStateError("Somebody else changed this a moment ago.")
        real(copy, origin)

    monkeypatch.setattr(step, "recheck", busy)
    assert confirm_copies(moved, None, by=of(edda)) == 1
    assert names(copies_of(moved, [CopyState.FOUND])) == ["barges"]
