"""The cases of somebody who leaves go back to everybody."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.release_cases import release_cases
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.reactivate import reactivate
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff


def owned(send: Send, work: Callable[[], None], edda: Staff) -> Case:
    send("afer", "after")
    work()
    case = Case.objects.get()
    own(case, edda, was=None, by=of(edda))
    return case


def test_they_have_no_owner_and_the_trail_says_why(
    daily: Outlet, edda: Staff, ada: Staff, send: Send, work: Callable[[], None]
) -> None:
    case = owned(send, work, edda)
    deactivate(edda, outlet=daily, by=of(ada))
    assert release_cases() == 1
    case.refresh_from_db()
    assert case.owner is None
    entry = AuditEntry.objects.filter(verb="case.own").latest("pk")
    assert (entry.who, entry.detail["because"]) == ("Corrigenda", "Edda Brandt left")


def test_a_departure_is_taken_once(
    daily: Outlet, edda: Staff, ada: Staff, send: Send, work: Callable[[], None]
) -> None:
    owned(send, work, edda)
    deactivate(edda, outlet=daily, by=of(ada))
    assert [release_cases(), release_cases()] == [1, 0]


def test_who_is_back_before_it_is_taken_keeps_them(
    daily: Outlet, edda: Staff, ada: Staff, send: Send, work: Callable[[], None]
) -> None:
    case = owned(send, work, edda)
    deactivate(edda, outlet=daily, by=of(ada))
    reactivate(edda, outlet=daily, role="editor", by=of(ada))
    release_cases()
    case.refresh_from_db()
    assert case.owner == edda
