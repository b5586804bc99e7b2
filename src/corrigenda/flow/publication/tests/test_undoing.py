"""For some seconds a decision can be taken back, and until they are over nothing of it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.settle import settle_due
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.channels.cms.tell import tell_due
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import UndoError
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.queries import changes_since
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.receipt import receipt_of
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

NOTICE = "This story said 28,000 crowns. The fund holds 26,000 crowns."
FIX = Decision("fix", after="after")
Work = Callable[[], None]


@pytest.fixture(autouse=True)
def ten_seconds(daily: Outlet) -> None:
    """The house gives ten seconds, and has a webhook."""
    daily.policy_data = {"undo_seconds": 10}
    daily.hook_url = "https://cms.example/hook"
    daily.save()


@pytest.fixture
def typo(send: Send, work: Work) -> Case:
    """The case on “afer”."""
    send("afer", "after")
    work()
    return Case.objects.get(says="afer")


@pytest.fixture
def figure(send: Send, work: Work) -> Case:
    """The case on a figure."""
    send("28,000", "26,000", kind="fact")
    work()
    return Case.objects.get(says="28,000")


def outcome(case: Case) -> str:
    report = Report.objects.get(pk=case.joined.get().report_id)
    return receipt_of(report).outcome


def later(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_a_fix_is_asked_of_nobody_before_the_time_is_over(
    typo: Case, daily: Outlet, edda: Staff
) -> None:
    with clock.frozen(clock.now()) as begun:
        decide(typo, FIX, by=of(edda))
        assert (tell_due(), changes_since(daily, None), outcome(typo)) == (0, [], "received")
    with clock.frozen(begun + later(9.9)):
        assert (tell_due(), settle_due(), changes_since(daily, None)) == (0, 0, [])
    with clock.frozen(begun + later(10)):
        assert len(changes_since(daily, None)) == 1
        assert FixMessage.objects.filter(due_at__lte=clock.now()).count() == 1
        assert (settle_due(), outcome(typo)) == (1, "decided")


def test_a_notice_is_published_when_the_time_is_over(figure: Case, edda: Staff) -> None:
    with clock.frozen(clock.now()) as begun:
        decide(figure, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
        assert publish_approved() == 0
    with clock.frozen(begun + later(10)):
        assert publish_approved() == 1
        assert Entry.objects.get().words == NOTICE
        assert publish_approved() == 0


def test_readers_hear_of_a_declined_case_when_the_time_is_over(typo: Case, edda: Staff) -> None:
    with clock.frozen(clock.now()) as begun:
        decline(typo, reason="It is right.", by=of(edda))
        assert (outcome(typo), Report.objects.get().state) == ("received", "joined")
    with clock.frozen(begun + later(10)):
        assert settle_due() == 1
        assert (outcome(typo), Report.objects.get().state) == ("declined", "answered")
        assert Report.objects.get().answered_at == clock.now()


@pytest.mark.parametrize("state", ["new", "checking", "awaiting_source"])
@pytest.mark.parametrize("how", ["decide", "decline"])
def test_it_is_as_if_it_had_not_been(
    typo: Case, edda: Staff, work: Work, state: str, how: str
) -> None:
    Case.objects.filter(pk=typo.pk).update(state=state)
    typo.refresh_from_db()
    before = outcome(typo)
    if how == "decide":
        decide(typo, FIX, by=of(edda))
    else:
        decline(typo, reason="It is right.", by=of(edda))
    undo(typo, by=of(edda))
    work()
    typo.refresh_from_db()
    assert (typo.state, typo.effective_at, typo.decline_reason) == (state, None, "")
    assert not StoryChange.objects.exists()
    assert not FixMessage.objects.exists()
    assert (outcome(typo), Report.objects.get().state) == (before, "joined")


def test_what_was_written_stays_as_a_draft(figure: Case, edda: Staff) -> None:
    decide(figure, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
    undo(figure, by=of(edda))
    draft = Correction.objects.get()
    assert (draft.state, draft.words) == ("draft", NOTICE)
    assert draft.undone_at is not None
    decide(Case.objects.get(pk=figure.pk), Decision("correction", words=NOTICE), by=of(edda))
    assert Case.objects.get(pk=figure.pk).state == "decided"


def test_the_trail_says_who_took_what_back(typo: Case, edda: Staff) -> None:
    decline(typo, reason="It is right.", by=of(edda))
    undo(typo, by=of(edda))
    entry = AuditEntry.objects.get(verb="case.undo")
    assert (entry.who, entry.target) == ("Edda Brandt", f"case:{typo.pk}")
    assert entry.detail == {"undone": "case.decline"}


def test_a_decline_that_is_taken_back_leaves_no_mark_of_reports_since(
    typo: Case, send: Send, work: Work, edda: Staff
) -> None:
    decline(typo, reason="It is spelled so.", by=of(edda))
    send("afer", "after")
    work()
    typo.refresh_from_db()
    assert (typo.state, typo.since_declined) == ("declined", 1)
    undo(typo, by=of(edda))
    assert (typo.state, typo.since_declined, typo.report_count) == ("new", 0, 2)


def test_when_the_time_is_over_nothing_is_taken_back(typo: Case, edda: Staff) -> None:
    with clock.frozen(clock.now()) as begun:
        decide(typo, FIX, by=of(edda))
    with clock.frozen(begun + later(10)), pytest.raises(UndoError, match="taken effect"):
        undo(typo, by=of(edda))
    assert Case.objects.get().state == "decided"
    assert StoryChange.objects.exists()


def test_nobody_else_takes_it_back(typo: Case, edda: Staff, stan: Staff, rolf: Staff) -> None:
    decide(typo, FIX, by=of(edda))
    with pytest.raises(UndoError, match="nobody else"):
        undo(typo, by=of(stan))
    with pytest.raises(NotAllowedError):
        undo(typo, by=of(rolf))


def test_it_is_taken_back_once(typo: Case, edda: Staff) -> None:
    decide(typo, FIX, by=of(edda))
    undo(typo, by=of(edda))
    with pytest.raises(UndoError):
        undo(typo, by=of(edda))


def test_what_has_left_all_the_same_is_not_taken_back(typo: Case, edda: Staff) -> None:
    decide(typo, FIX, by=of(edda))
    FixMessage.objects.update(leased_until=clock.now())
    with pytest.raises(UndoError):
        undo(typo, by=of(edda))
    assert Case.objects.get().state == "decided"


def test_an_approval_that_is_taken_back_waits_for_one_again(
    send: Send, work: Work, edda: Staff, stan: Staff
) -> None:
    send("another 24 years", "another 14 years")
    work()
    case = Case.objects.get()
    decide(case, Decision("fix", after="another 14 years"), by=of(edda))
    Case.objects.update(**Case.SETTLED)
    approve(Correction.objects.get(), reason="Checked.", by=of(stan))
    with pytest.raises(UndoError):
        undo(Case.objects.get(), by=of(edda))
    undo(Case.objects.get(), by=of(stan))
    correction = Correction.objects.get()
    assert (correction.state, correction.approved_by, Case.objects.get().state) == (
        "in_approval",
        None,
        "decided",
    )
    assert not StoryChange.objects.exists()


def test_a_second_thought_that_is_taken_back_leaves_what_was_published(
    figure: Case, edda: Staff, work: Work, daily: Outlet
) -> None:
    Outlet.objects.update(policy_data={"undo_seconds": 0}, hook_url="")
    figure = Case.objects.get()
    decide(figure, Decision("correction", words=NOTICE), by=of(edda))
    work()
    Outlet.objects.update(policy_data={"undo_seconds": 10})
    figure = Case.objects.get()
    was = figure.state
    decide(figure, Decision("correction", words=NOTICE + " Sorry."), by=of(edda))
    assert outcome(figure) == "corrected"
    undo(figure, by=of(edda))
    assert Case.objects.get().state == was == "published"
    assert Entry.objects.get().words == NOTICE


def test_the_passage_is_where_the_story_moved_it_meanwhile(
    typo: Case, edda: Staff, daily: Outlet, story: Article, work: Work
) -> None:
    decline(typo, reason="It is right.", by=of(edda))
    assert story.current is not None
    blocks = [Block(one.role, f"Yesterday. {one.text}") for one in story.current.blocks]
    version, _ = push(daily, story.url, Story(tuple(blocks)))
    work()
    undo(typo, by=of(edda))
    case = Case.objects.get()
    assert case.version == version
    assert version.text[case.start : case.end] == "afer"


def test_a_house_that_gives_no_time_has_it_take_effect_at_once(
    typo: Case, edda: Staff, daily: Outlet
) -> None:
    Outlet.objects.update(policy_data={"undo_seconds": 0})
    case = Case.objects.get()
    decline(case, reason="It is right.", by=of(edda))
    assert (case.effective_at, Report.objects.get().state) == (None, "answered")
    with pytest.raises(UndoError):
        undo(case, by=of(edda))
