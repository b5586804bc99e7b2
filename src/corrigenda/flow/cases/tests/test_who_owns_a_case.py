"""A case may have an owner: somebody who may decide it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.owners import owner_of_key, owners_for
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib.states import StaleStateError


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("afer", "after")
    work()
    return Case.objects.get()


def test_an_editor_takes_it_gives_it_on_and_leaves_it(case: Case, edda: Staff, stan: Staff) -> None:
    own(case, edda, was=None, by=actors.of(edda))
    own(case, stan, was=edda.pk, by=actors.of(edda))
    assert Case.objects.get().owner == stan
    own(case, None, was=stan.pk, by=actors.of(stan))
    assert Case.objects.get().owner is None
    entries = AuditEntry.objects.filter(verb="case.own").order_by("pk")
    assert [entry.detail["owner"] for entry in entries] == ["Edda Brandt", "Stan Okoro", ""]


def test_of_two_who_take_it_the_second_is_told(case: Case, edda: Staff, stan: Staff) -> None:
    own(Case.objects.get(), edda, was=None, by=actors.of(edda))
    with pytest.raises(StaleStateError):
        own(case, stan, was=None, by=actors.of(stan))
    assert Case.objects.get().owner == edda


def test_who_may_not_decide_cannot_own(case: Case, edda: Staff, rolf: Staff) -> None:
    with pytest.raises(CaseError, match="Rolf Maro does not decide"):
        own(case, rolf, was=None, by=actors.of(edda))
    with pytest.raises(NotAllowedError):
        own(case, edda, was=None, by=actors.of(rolf))


def test_who_has_left_cannot_own_and_is_not_offered(
    case: Case, daily: Outlet, edda: Staff, stan: Staff, rolf: Staff
) -> None:
    Staff.objects.filter(pk=stan.pk).update(is_active=False)
    assert owners_for(daily) == [edda]
    with pytest.raises(CaseError, match="who left"):
        owner_of_key(case, stan.pk)
    assert owner_of_key(case, None) is None
