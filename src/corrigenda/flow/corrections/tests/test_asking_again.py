"""A CMS that never makes a change, or makes another, is seen, asked again, or given up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.ask_again import ask_again
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.channels.cms.tell import tell_due
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.queries import changes_for, changes_since
from corrigenda.flow.corrections.states import ChangeState
from corrigenda.flow.corrections.tests.conftest import Report, Rewrite, Work
from corrigenda.flow.corrections.troubles import Trouble, trouble_of
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Visit


@pytest.fixture
def fix(report: Report, edda: Staff, work: Work) -> Correction:
    """“afer” is to be “after”; the CMS was asked."""
    made = decide(report("afer", "after"), Decision("fix", after="after"), by=of(edda))
    work()
    return made


@pytest.fixture
def late(fix: Correction, work: Work) -> Correction:
    """The same, a day too late."""
    past = clock.now() - timedelta(hours=1)
    StoryChange.objects.update(due_at=past, look_at=past)
    work()
    return fix


def change() -> StoryChange:
    return StoryChange.objects.select_related("correction__article__current", "version").get()


def trouble() -> Trouble | None:
    report = trouble_of(change())
    return report.trouble if report else None


def test_while_there_is_time_nothing_is_wrong(fix: Correction) -> None:
    assert change().correction == fix
    assert trouble() is None


def test_a_cms_that_never_changes_the_story_is_overdue(late: Correction, edda: Staff) -> None:
    assert [one.correction for one in changes_for(edda, ChangeState.OVERDUE)] == [late]
    assert trouble() is Trouble.UNTOUCHED


@pytest.mark.usefixtures("fix")
def test_other_words_than_were_asked_are_seen_at_once_with_what_stands_there(
    rewrite: Rewrite,
) -> None:
    rewrite("afer which", "before which")
    found = trouble_of(change())
    assert found is not None
    assert (found.trouble, found.asked) == (Trouble.OTHER_WORDS, "after")
    assert "before" in found.there
    assert change().state == "requested"


@pytest.mark.usefixtures("late")
def test_once_the_words_stand_nothing_is_wrong_any_more(rewrite: Rewrite) -> None:
    rewrite("afer", "after")
    assert trouble() is None


def test_asking_again_gives_the_house_its_time_once_more_and_is_noted(
    late: Correction, edda: Staff, daily: Outlet
) -> None:
    first = change().requested_at
    asked = ask_again(late, by=of(edda))
    assert (asked.state, asked.asked) == ("requested", 2)
    assert asked.due_at > clock.now()
    assert changes_since(daily, first + timedelta(microseconds=1)) == [asked]
    assert AuditEntry.objects.get(verb="change.ask_again").detail == {"asked": 2}


def test_the_webhook_says_it_under_a_new_id(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(_hear)
    daily.hook_url, daily.reads_private_addresses = cms.url("/hook"), True
    daily.save()
    made = decide(report("afer"), Decision("fix", after="after"), by=of(edda))
    tell_due()
    ask_again(made, by=of(edda))
    tell_due()
    ids = [visit.header("webhook-id") for visit in cms.visits]
    assert len(set(ids)) == 2
    assert FixMessage.objects.get().heard_at is not None


def _hear(visit: Visit) -> None:
    visit.answer(status="204 No Content", kind="")


def test_what_stands_as_it_was_asked_is_not_asked_again(
    fix: Correction, edda: Staff, rewrite: Rewrite
) -> None:
    rewrite("afer", "after")
    with pytest.raises(CorrectionError, match="nothing is missing"):
        ask_again(fix, by=of(edda))


def test_a_fix_is_given_up_with_a_reason_and_the_case_decided_again(
    late: Correction, edda: Staff, daily: Outlet
) -> None:
    with pytest.raises(CorrectionError, match="Say why"):
        give_up(late, reason=" ", by=of(edda))
    give_up(late, reason="The paragraph went", by=of(edda))
    late.refresh_from_db()
    case = Case.objects.get()
    assert (late.state, case.state) == ("draft", "new")
    assert changes_since(daily, None) == []
    assert not changes_for(edda, ChangeState.OVERDUE)
    with pytest.raises(CorrectionError, match="any more"):
        ask_again(late, by=of(edda))
    assert decide(case, Decision("fix", after="after"), by=of(edda)).pk != late.pk


def test_a_fix_that_was_given_up_is_not_given_up_twice(late: Correction, edda: Staff) -> None:
    give_up(late, reason="Gone", by=of(edda))
    with pytest.raises(TransitionError):
        give_up(late, reason="Gone", by=of(edda))


def test_a_published_correction_is_superseded_and_not_given_up(
    report: Report, edda: Staff, work: Work
) -> None:
    words = "It said 28,000. It is 26,000 crowns."
    decision = Decision("correction", after="26,000", words=words)
    made = decide(report("28,000"), decision, by=of(edda))
    work()
    made.refresh_from_db()
    with pytest.raises((CorrectionError, TransitionError)):
        give_up(made, reason="Never mind", by=of(edda))


def test_a_reporter_asks_nobody(late: Correction, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        ask_again(late, by=of(rolf))
    with pytest.raises(NotAllowedError):
        give_up(late, reason="x", by=of(rolf))
