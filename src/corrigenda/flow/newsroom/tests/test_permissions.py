"""Who may do what: every action by every role."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.actors import SYSTEM, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED, may, require

NOBODY_BUT_ADMINISTRATORS = (False, False, False, True)
STANDARDS = (False, False, True, True)
EDITORS = (False, True, True, True)
EVERYBODY = (True, True, True, True)

TABLE = {
    # who may: reporter, editor, standards editor, administrator
    "desk.read": EVERYBODY,
    "case.see": EVERYBODY,
    "case.note": EVERYBODY,
    "case.see_reply": EDITORS,
    "case.check": EDITORS,
    "case.own": EDITORS,
    "case.severity": EDITORS,
    "case.due": EDITORS,
    "case.ask_source": EDITORS,
    "case.decline": EDITORS,
    "case.reopen": EDITORS,
    "case.lane": EDITORS,
    "case.split": EDITORS,
    "case.merge": EDITORS,
    "case.undo": EDITORS,
    "filter.save": EVERYBODY,
    "filter.share": EDITORS,
    "correction.decide": EDITORS,
    "correction.approve": STANDARDS,
    "correction.give_up": EDITORS,
    "change.ask_again": EDITORS,
    "report.release": EDITORS,
    "report.reject": EDITORS,
    "report.ban": EDITORS,
    "report.lift_ban": EDITORS,
    "letter.place": EDITORS,
    "letter.reject": EDITORS,
    "telling.read": EDITORS,
    "telling.retry": EDITORS,
    "channel.change": NOBODY_BUT_ADMINISTRATORS,
    "subscriber.read": EDITORS,
    "subscriber.note": EDITORS,
    "subscriber.change": NOBODY_BUT_ADMINISTRATORS,
    "staff.invite": NOBODY_BUT_ADMINISTRATORS,
    "staff.change": NOBODY_BUT_ADMINISTRATORS,
    "staff.deactivate": NOBODY_BUT_ADMINISTRATORS,
    "figures.read": EDITORS,
    "case.sweep": EDITORS,
    "copy.judge": EDITORS,
    "agency.tell": EDITORS,
    "copy.note": EDITORS,
    "audit.read": STANDARDS,
    "outlet.change": NOBODY_BUT_ADMINISTRATORS,
    "erasure.ask": NOBODY_BUT_ADMINISTRATORS,
    "erasure.confirm": NOBODY_BUT_ADMINISTRATORS,
}
"""Each cell is tried with the action itself in tests/roles/test_every_action_by_every_role.py."""


def test_the_table_here_is_the_whole_of_it() -> None:
    assert set(TABLE) == set(ALLOWED)


@pytest.mark.parametrize("verb", TABLE)
def test_each_role_may_do_what_its_column_says(
    verb: str, rolf: Staff, edda: Staff, stan: Staff, ada: Staff, daily: Outlet
) -> None:
    people = (rolf, edda, stan, ada)
    assert tuple(may(of(one), verb, daily) for one in people) == TABLE[verb]


@pytest.mark.parametrize("verb", TABLE)
def test_whoever_has_no_role_here_may_nothing(verb: str, daily: Outlet) -> None:
    stranger = Staff.objects.create(username="rita")
    with pytest.raises(NotAllowedError, match="rita"):
        require(of(stranger), verb, daily)


@pytest.mark.parametrize("verb", TABLE)
def test_who_has_left_may_nothing(verb: str, ada: Staff, daily: Outlet) -> None:
    ada.is_active = False
    ada.save()
    assert not may(of(ada), verb, daily)


@pytest.mark.parametrize("verb", TABLE)
def test_a_role_at_one_outlet_is_none_at_another(verb: str, ada: Staff, db: None) -> None:
    other = Outlet.objects.create(slug="herald", name="The Herald")
    assert not may(of(ada), verb, other)


def test_the_system_itself_may(daily: Outlet) -> None:
    assert may(SYSTEM, "outlet.change", daily)


def test_a_role_is_given_by_an_administrator_only(daily: Outlet, edda: Staff, ada: Staff) -> None:
    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.queries import role_of

    with pytest.raises(NotAllowedError):
        hire("edda", outlet=daily, role=Role.ADMINISTRATOR, by=of(edda))
    assert role_of(edda, daily) == Role.EDITOR
    hire("edda", outlet=daily, role=Role.STANDARDS_EDITOR, by=of(ada))
    assert role_of(edda, daily) == Role.STANDARDS_EDITOR
