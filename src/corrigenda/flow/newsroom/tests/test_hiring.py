"""Somebody gets a role and may leave again, but an outlet keeps an administrator."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.actions.hire import hire, leave
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import NotAllowedError, StaffError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import role_of


def hired(username: str, outlet: Outlet, role: Role = Role.EDITOR, name: str = "") -> Staff:
    return hire(username, outlet=outlet, role=role, name=name, by=OPERATOR)


def test_a_new_account_has_its_name_and_no_password(daily: Outlet) -> None:
    staff = hired("stan.okoro", daily, Role.STANDARDS_EDITOR, name=" Stan  van Okoro ")
    assert (staff.first_name, staff.last_name) == ("Stan", "van Okoro")
    assert not staff.has_usable_password()
    assert role_of(staff, daily) == Role.STANDARDS_EDITOR


def test_a_name_is_kept_as_the_sign_in_form_writes_it(daily: Outlet) -> None:
    assert hired("\N{LATIN SMALL LIGATURE FI}nn", daily).username == "finn"


@pytest.mark.parametrize(
    ("username", "name", "said"),
    [
        ("", "", "letters, digits"),
        ("stan okoro", "", "letters, digits"),
        ("stan\n", "", "letters, digits"),
        ("<stan>", "", "letters, digits"),
        ("stan\udc80", "", "letters, digits"),
        ("s" * 151, "", "at most 150"),
        ("stan", "S" * 151, "The first name is too long"),
        ("stan", "Stan " + "O" * 151, "The last name is too long"),
        ("stan", "Stan\x00", "NUL"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    daily: Outlet, username: str, name: str, said: str
) -> None:
    with pytest.raises(StaffError, match=said):
        hired(username, daily, name=name)
    assert not Staff.objects.exists()


def test_a_name_may_be_as_long_as_it_can_be_stored(daily: Outlet) -> None:
    hired("s" * 150, daily, name=f"{'S' * 150} {'O' * 150}")
    assert Staff.objects.get().username == "s" * 150


def test_a_closed_account_is_not_hired(daily: Outlet, edda: Staff) -> None:
    edda.is_active = False
    edda.save()
    with pytest.raises(StaffError, match="closed"):
        hired("edda", daily)


def test_who_leaves_has_no_role_and_keeps_the_account(daily: Outlet, edda: Staff) -> None:
    leave("edda", outlet=daily, by=OPERATOR)
    assert role_of(edda, daily) is None
    assert Staff.objects.get(username="edda").is_active
    entry = AuditEntry.objects.get(verb="outlet.leave")
    assert (entry.outlet, entry.target) == (daily, f"staff:{edda.pk}")
    assert entry.detail == {"role": "editor"}


def test_the_last_administrator_stays(daily: Outlet, ada: Staff) -> None:
    with pytest.raises(StaffError, match="last administrator"):
        leave("ada", outlet=daily, by=OPERATOR)
    with pytest.raises(StaffError, match="last administrator"):
        hired("ada", daily, Role.REPORTER)
    assert role_of(ada, daily) == Role.ADMINISTRATOR


def test_an_administrator_leaves_when_there_is_another(daily: Outlet, ada: Staff) -> None:
    hired("stan", daily, Role.ADMINISTRATOR)
    leave("ada", outlet=daily, by=OPERATOR)
    assert role_of(ada, daily) is None


def test_an_administrator_whose_account_is_closed_does_not_count(daily: Outlet, ada: Staff) -> None:
    stan = hired("stan", daily, Role.ADMINISTRATOR)
    stan.is_active = False
    stan.save()
    with pytest.raises(StaffError, match="last administrator"):
        leave("ada", outlet=daily, by=OPERATOR)


def test_who_is_not_there_cannot_leave(daily: Outlet, edda: Staff) -> None:
    with pytest.raises(StaffError, match=r"There are: edda\."):
        leave("stan", outlet=daily, by=OPERATOR)


def test_only_an_administrator_has_somebody_leave(daily: Outlet, edda: Staff, ada: Staff) -> None:
    with pytest.raises(NotAllowedError):
        leave("ada", outlet=daily, by=of(edda))
    leave("edda", outlet=daily, by=of(ada))
    assert role_of(edda, daily) is None
