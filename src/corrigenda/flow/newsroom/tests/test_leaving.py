"""Who leaves can do nothing more, and stays by name on all that they did."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actions.reactivate import reactivate
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actions.use_token import use_token
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError, StaffError
from corrigenda.flow.newsroom.models import AuditEntry, Departure, Outlet, Role, Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.newsroom.queries import gone_colleagues, role_of


def again(staff: Staff) -> Staff:
    return Staff.objects.get(pk=staff.pk)


def test_the_last_role_closes_the_account_and_its_tokens(
    daily: Outlet, edda: Staff, ada: Staff
) -> None:
    token = make_token(edda, name="night script")
    assert deactivate(edda, outlet=daily, by=of(ada))
    assert not again(edda).is_active
    assert not may(of(again(edda)), "desk.read", daily)
    assert use_token(token) is None


def test_an_account_with_another_role_stays_open(daily: Outlet, edda: Staff, ada: Staff) -> None:
    herald = Outlet.objects.create(slug="herald", name="The Herald")
    herald.memberships.create(staff=edda, role=Role.EDITOR)
    assert not deactivate(edda, outlet=daily, by=of(ada))
    assert again(edda).is_active
    assert (role_of(edda, daily), role_of(edda, herald)) == (None, Role.EDITOR)


def test_the_name_stays_on_what_was_done_even_when_the_row_goes(
    daily: Outlet, edda: Staff, ada: Staff
) -> None:
    record(of(edda), "case.note", daily, daily)
    deactivate(edda, outlet=daily, by=of(ada))
    again(edda).delete()
    entry = AuditEntry.objects.get(verb="case.note")
    assert (entry.who, entry.staff) == ("Edda Brandt", None)


def test_the_later_stages_are_told_by_a_row(daily: Outlet, edda: Staff, ada: Staff) -> None:
    deactivate(edda, outlet=daily, by=of(ada))
    departure = Departure.objects.get()
    assert (departure.staff, departure.outlet, departure.taken_at) == (edda, daily, None)


def test_nobody_removes_the_last_administrator(daily: Outlet, ada: Staff) -> None:
    with pytest.raises(StaffError, match="last administrator"):
        deactivate(ada, outlet=daily, by=of(ada))
    assert role_of(ada, daily) == Role.ADMINISTRATOR
    assert again(ada).is_active


def test_who_is_gone_cannot_leave_again(daily: Outlet, edda: Staff, ada: Staff) -> None:
    deactivate(edda, outlet=daily, by=of(ada))
    with pytest.raises(StaffError, match="any more"):
        deactivate(edda, outlet=daily, by=of(ada))


def test_who_left_is_had_back_with_a_role(daily: Outlet, edda: Staff, ada: Staff) -> None:
    deactivate(edda, outlet=daily, by=of(ada))
    assert list(gone_colleagues(daily)) == [edda]
    reactivate(again(edda), outlet=daily, role="reporter", by=of(ada))
    assert role_of(edda, daily) == Role.REPORTER
    assert again(edda).is_active
    assert not gone_colleagues(daily).exists()


def test_who_never_worked_here_is_not_had_back(daily: Outlet, ada: Staff) -> None:
    stranger = Staff.objects.create(username="stranger")
    with pytest.raises(StaffError, match="not one of those"):
        reactivate(stranger, outlet=daily, role="editor", by=of(ada))


def test_only_an_administrator_does_any_of_it(daily: Outlet, edda: Staff, stan: Staff) -> None:
    with pytest.raises(NotAllowedError):
        deactivate(edda, outlet=daily, by=of(stan))
    with pytest.raises(NotAllowedError):
        reactivate(edda, outlet=daily, role="editor", by=of(stan))
