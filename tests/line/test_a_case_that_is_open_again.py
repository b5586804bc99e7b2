"""A case that is open again begins anew: no hold of before, nobody's who has left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Role, Staff
from corrigenda.flow.propagation.events import Group, Type
from corrigenda.flow.propagation.models import Event
from corrigenda.flow.propagation.recipients import Recipient, staff_for
from corrigenda.lib import clock

Work = Callable[[], None]
HELD = ("hold_since", "hold_by", "hold_reason", "hold_until")


@pytest.fixture
def held(send: Send, work: Work, edda: Staff) -> Case:
    """Edda put the case on a figure on hold for a call."""
    send("28,000", "26,000")
    work()
    check(Case.objects.get(), by=of(edda), reason="The ministry calls back.")
    return Case.objects.select_related("outlet").get()


def hold(case: Case) -> list[object]:
    now = Case.objects.get(pk=case.pk)
    return [value for value in (getattr(now, name) for name in HELD) if value]


def test_a_declined_case_that_is_reopened_is_not_on_hold(held: Case, edda: Staff) -> None:
    decline(held, reason="It is right.", by=of(edda))
    reopen(held, reason="A new table.", by=of(edda))
    assert (Case.objects.get().state, hold(held)) == ("new", [])


def test_one_that_is_sent_back_is_not_on_hold(held: Case, edda: Staff, stan: Staff) -> None:
    correction = decide(held, Decision("fix", after="26,000"), by=of(edda))
    send_back(correction, reason="No.", by=of(stan))
    assert (Case.objects.get().state, hold(held)) == ("new", [])


def test_nor_one_whose_fix_was_given_up(send: Send, work: Work, edda: Staff) -> None:
    send("afer", "after")
    work()
    case = Case.objects.get()
    check(case, by=of(edda), reason="Is it a name?")
    give_up(decide(case, Decision("fix", after="after"), by=of(edda)), reason="-", by=of(edda))
    assert (Case.objects.get().state, hold(case)) == ("new", [])


def test_one_whose_decision_was_taken_back_in_time_is_on_hold_as_before(
    held: Case, daily: Outlet, edda: Staff
) -> None:
    daily.policy_data = {"undo_seconds": 60}
    daily.save(update_fields=["policy_data"])
    case, before = Case.objects.select_related("outlet").get(), hold(held)
    decline(case, reason="It is right.", by=of(edda))
    undo(case, by=of(edda))
    assert (Case.objects.get().state, hold(held)) == ("checking", before)


def test_the_next_hold_begins_when_it_is_put_on(held: Case, edda: Staff) -> None:
    decline(held, reason="It is right.", by=of(edda))
    reopen(held, reason="A new table.", by=of(edda))
    moment = clock.now()
    check(Case.objects.get(), by=of(edda))
    since = Case.objects.get().hold_since
    assert since is not None and since >= moment


def test_a_case_of_somebody_who_left_while_it_was_declined_is_everybodys(
    held: Case, daily: Outlet, edda: Staff, ada: Staff, stan: Staff, work: Work
) -> None:
    own(held, edda, was=None, by=of(edda))
    decline(held, reason="It is right.", by=of(edda))
    deactivate(edda, outlet=daily, by=of(ada))
    work()
    reopen(Case.objects.get(), reason="A new table.", by=of(stan))
    assert Case.objects.get().owner is None
    entry = AuditEntry.objects.filter(verb="case.own").latest("pk")
    assert entry.detail == {"owner": "", "because": "Edda Brandt left"}


def test_so_is_one_that_was_merged_meanwhile_and_is_split_off(
    held: Case, send: Send, daily: Outlet, edda: Staff, ada: Staff, stan: Staff, work: Work
) -> None:
    own(held, edda, was=None, by=of(edda))
    other = send("afer", "after")
    work()
    into = Case.objects.exclude(pk=held.pk).get()
    own(into, stan, was=None, by=of(stan))
    merge(held, into=into, by=of(stan))
    deactivate(edda, outlet=daily, by=of(ada))
    work()
    theirs = into.joined.exclude(report=other.report).values_list("report_id", flat=True)
    split(Case.objects.get(), list(theirs), by=of(stan))
    assert [one.owner for one in Case.objects.order_by("pk")] == [None, stan]


def test_who_may_not_decide_any_more_is_not_the_only_one_to_hear_that_it_is_due(
    held: Case, daily: Outlet, edda: Staff, stan: Staff
) -> None:
    own(held, edda, was=None, by=of(edda))
    event = Event(outlet=daily, case=Case.objects.get(), type=Type.CASE_OVERDUE, at=clock.now())
    assert staff_for(event) == [Recipient(edda, Group.DUE)]
    hire(edda.username, outlet=daily, role=Role.REPORTER, name=edda.full_name, by=OPERATOR)
    event = Event(outlet=daily, case=Case.objects.get(), type=Type.CASE_OVERDUE, at=clock.now())
    assert staff_for(event) == [Recipient(stan, Group.DUE)]
