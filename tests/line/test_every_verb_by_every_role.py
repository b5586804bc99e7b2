"""Every verb by every role, each really tried: the action is called, and done or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.save_filter import save_filter
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.ask_again import ask_again
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actions.set_bylines import set_bylines
from corrigenda.flow.newsroom.actors import SYSTEM, Actor, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.newsroom.tests.test_permissions import TABLE
from corrigenda.flow.propagation.actions.retry import retry_line
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.models import Line
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.lift_ban import lift_ban
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

ROLES = ("rolf", "edda", "stan", "ada")


@dataclass
class World:
    """The daily with a story of Rolf's, two cases on it, and people to act on and by.

    Attributes:
        case: on “afer”, of two readers.
        other: on a figure.
        somebody: an editor who is none of those who try.
    """

    outlet: Outlet
    case: Case
    other: Case
    somebody: Staff

    def held(self) -> Report:
        """The first report, as if it were suspected."""
        report = reports_in(self.case)[0]
        Report.objects.filter(pk=report.pk).update(state="held", sender="somewhere")
        return Report.objects.get(pk=report.pk)

    def declined(self, undo_by: Actor | None = None) -> Case:
        """The case, declined; by whom it can be taken back."""
        if undo_by:
            self.outlet.policy_data = {"undo_seconds": 60}
            self.outlet.save()
        decline(self.case, reason="It is right.", by=of(self.somebody))
        if undo_by:
            Case.objects.filter(pk=self.case.pk).update(undo_by=undo_by.staff)
        return Case.objects.get(pk=self.case.pk)

    def fix(self) -> Correction:
        """A fix that the CMS was asked for and did not make."""
        made = decide(self.case, Decision("fix", after="after"), by=of(self.somebody))
        StoryChange.objects.update(state="overdue")
        return made

    def waiting(self) -> Correction:
        """A withdrawal that waits for a second person."""
        words = "We have withdrawn this story because its figures do not stand."
        return decide(self.case, Decision("withdrawal", words=words), by=of(self.somebody))


Trial = Callable[[World, Actor], object]


def _reads(url: str) -> Trial:
    """By the screen: there is no action to call."""

    def trial(world: World, by: Actor) -> None:
        client = Client()
        assert by.staff is not None
        client.force_login(by.staff)
        answer = client.get(url.format(case=world.case.pk))
        if answer.status_code == 403:
            raise NotAllowedError
        assert answer.status_code == 200

    return trial


TRIALS: dict[str, Trial] = {
    "desk.read": _reads("/desk/cases/{case}"),
    "case.see": lambda w, by: see(w.case, by=by),
    "case.note": lambda w, by: add_note(w.case, "Called the ministry.", by=by),
    "case.check": lambda w, by: check(w.case, by=by),
    "case.own": lambda w, by: own(w.case, w.somebody, was=None, by=by),
    "case.severity": lambda w, by: set_severity(w.case, "urgent", by=by),
    "case.due": lambda w, by: set_due(w.case, None, was=w.case.due_at, by=by),
    "case.ask_source": lambda w, by: ask_source(w.case, Ask("Orla Venn"), by=by),
    "case.decline": lambda w, by: decline(w.case, reason="It is right.", by=by),
    "case.reopen": lambda w, by: reopen(w.declined(), reason="It is wrong.", by=by),
    "case.lane": lambda w, by: move_lane(w.case, "fact", by=by),
    "case.split": lambda w, by: split(w.case, [reports_in(w.case)[0].pk], by=by),
    "case.merge": lambda w, by: merge(w.other, into=w.case, by=by),
    "case.undo": lambda w, by: undo(w.declined(undo_by=by), by=by),
    "filter.save": lambda w, by: save_filter(w.outlet, name="Mine", query="is:fact", by=by),
    "filter.share": lambda w, by: save_filter(
        w.outlet, name="All", query="is:fact", shared=True, by=by
    ),
    "correction.decide": lambda w, by: decide(w.case, Decision("fix", after="after"), by=by),
    "correction.approve": lambda w, by: approve(w.waiting(), reason="It is so.", by=by),
    "correction.give_up": lambda w, by: give_up(w.fix(), reason="Rewritten.", by=by),
    "change.ask_again": lambda w, by: ask_again(w.fix(), by=by),
    "report.release": lambda w, by: release(w.held(), by=by),
    "report.reject": lambda w, by: reject(w.held(), by=by),
    "report.ban": lambda w, by: ban(w.held(), by=by),
    "report.lift_ban": lambda w, by: lift_ban(ban(w.held(), by=SYSTEM), by=by),
    "telling.read": _reads("/desk/deliveries"),
    "telling.retry": lambda w, by: retry_line(
        Line.objects.create(key="email", down_since=clock.now()), outlet=w.outlet, by=by
    ),
    "channel.change": lambda w, by: set_chat(w.outlet, "", (), by=by),
    "staff.invite": lambda w, by: invite(
        "Rosa", "rosa@daily.example", "editor", outlet=w.outlet, by=by
    ),
    "staff.change": lambda w, by: set_bylines(w.somebody, ["S."], outlet=w.outlet, by=by),
    "staff.deactivate": lambda w, by: deactivate(w.somebody, outlet=w.outlet, by=by),
    "figures.read": _reads("/desk/figures"),
    "audit.read": _reads("/desk/audit/"),
    "outlet.change": lambda w, by: change_outlet(w.outlet, Change(name="The Daily"), by=by),
}


@pytest.fixture
def world(daily: Outlet, story: Article, send: Send, work: Callable[[], None]) -> World:
    """The same for every cell."""
    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.models import Role

    Credit.objects.create(article=story, name="rolf maro")
    for says, should_say in (("afer", "after"), ("afer", "after"), ("28,000", "26,000")):
        send(says, should_say)
    work()
    somebody = hire("somebody", outlet=daily, role=Role.EDITOR, by=SYSTEM)
    case, other = Case.objects.get(says="afer"), Case.objects.get(says="28,000")
    return World(daily, case, other, somebody)


def test_every_verb_has_a_row_and_is_tried() -> None:
    assert set(TRIALS) == set(TABLE) == set(ALLOWED)


@pytest.mark.parametrize("verb", TRIALS)
def test_each_role_does_or_is_refused_what_the_table_says(
    request: pytest.FixtureRequest, world: World, verb: str
) -> None:
    from django.db import transaction

    done = []
    for name in ROLES:
        by = of(request.getfixturevalue(name))
        with transaction.atomic():
            fresh = World(
                Outlet.objects.get(pk=world.outlet.pk),
                Case.objects.get(pk=world.case.pk),
                Case.objects.get(pk=world.other.pk),
                world.somebody,
            )
            try:
                TRIALS[verb](fresh, by)
                done.append(True)
            except NotAllowedError:
                done.append(False)
            transaction.set_rollback(True)
    assert tuple(done) == TABLE[verb]
