"""After publication the page is read again and again: what readers see there is what counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article, Reading
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.tests.conftest import Report, Rewrite, rewrite
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.publication.actions.check_live import ROUNDS, check_live_due
from corrigenda.flow.publication.models import Entry, LiveCheck
from corrigenda.flow.publication.queries import entry_of
from corrigenda.lib import clock

__all__ = ["rewrite"]

Work = Callable[[], None]
Look = Callable[..., LiveCheck]


def check() -> LiveCheck:
    return LiveCheck.objects.get()


def verbs() -> list[str]:
    found = AuditEntry.objects.filter(verb__startswith="entry.").order_by("pk")
    return [one.verb for one in found]


@pytest.fixture
def look(story: Article) -> Look:
    """The time of the next look has come: the page is read, with these notices, and judged."""

    def _look(*notices: str, after: timedelta | None = None, draws: bool = False) -> LiveCheck:
        due = check().look_at
        assert due is not None
        at = max(due, check().entry.published_at + (after or timedelta(0)))
        with clock.frozen(at):
            assert check_live_due() == 1
        with clock.frozen(at + timedelta(seconds=5)):
            current = Article.objects.get(pk=story.pk).current
            Reading.objects.create(
                article=story,
                version=current,
                at=clock.now(),
                notices=list(notices),
                draws_notices=draws,
            )
            assert check_live_due() == 1
        return check()

    return _look


@pytest.fixture
def clarified(report: Report, edda: Staff, work: Work) -> str:
    """A clarification that leaves the story as it is; its public id."""
    words = "Clarification: the fund is the treaty’s, not the state’s."
    case = report("28,000")
    decide(case, Decision("clarification", after="28,000", words=words), by=of(edda))
    work()
    return Entry.objects.get().public_id


@pytest.fixture
def corrected(report: Report, edda: Staff, work: Work) -> str:
    """“28,000” is to be “30,000”; the public id of the entry."""
    words = "Correction: 30,000 crowns, not 28,000."
    decide(report("28,000"), Decision("correction", after="30,000", words=words), by=of(edda))
    work()
    return Entry.objects.get().public_id


def test_a_notice_that_changes_no_words_is_verified_and_closes_the_case(
    clarified: str, look: Look
) -> None:
    assert Case.objects.get().state == "published"
    found = look(clarified)
    assert (found.missing, found.lost_at) == ([], None)
    assert found.live_at is not None
    assert Case.objects.get().state == "closed"
    notice = entry_of(clarified)
    assert notice is not None
    assert notice.verified_at == found.live_at


def test_a_page_whose_script_draws_the_notices_shows_it(clarified: str, look: Look) -> None:
    assert look(draws=True).live_at is not None


def test_until_the_notice_stands_there_it_says_what_is_missing(clarified: str, look: Look) -> None:
    found = look("another")
    assert (found.live_at, found.missing) == (None, ["the notice"])
    assert Case.objects.get().state == "published"
    assert look(clarified).missing == []


def test_new_words_the_end_of_the_old_and_the_notice_are_all_asked_for(
    corrected: str, look: Look, rewrite: Rewrite
) -> None:
    assert look().missing == ["the new words", "the old words still stand", "the notice"]
    rewrite("28,000", "30,000")
    assert look().missing == ["the notice"]
    assert look(corrected).live_at is not None


def test_it_is_looked_at_by_the_schedule_and_then_no_more(clarified: str, look: Look) -> None:
    published = check().entry.published_at
    waits = []
    while (due := check().look_at) is not None:
        waits.append(due - published)
        look(clarified)
    assert waits == list(ROUNDS)
    assert verbs() == ["entry.live"]


def test_old_words_that_come_back_are_told_at_once(
    corrected: str, look: Look, rewrite: Rewrite
) -> None:
    rewrite("28,000", "30,000")
    live = look(corrected)
    rewrite("30,000", "28,000")
    lost = look(corrected)
    assert (lost.live_at, lost.missing) == (live.live_at, ["the old words stand again"])
    assert lost.lost_at is not None
    assert verbs() == ["entry.live", "entry.lost"]
    notice = entry_of(corrected)
    assert notice is not None
    assert notice.verified_at is None
    rewrite("28,000", "30,000")
    assert look(corrected).lost_at is None
    assert verbs() == ["entry.live", "entry.lost", "entry.live"]


def test_a_notice_that_vanishes_is_told(clarified: str, look: Look) -> None:
    look(clarified)
    assert look().missing == ["the notice"]
    assert verbs() == ["entry.live", "entry.lost"]


def test_a_later_edit_of_the_new_words_is_no_loss(
    corrected: str, look: Look, rewrite: Rewrite
) -> None:
    rewrite("28,000", "30,000")
    look(corrected)
    rewrite("The fund holds 30,000 crowns and pays", "It pays")
    assert look(corrected).lost_at is None


def test_after_the_houses_time_the_desk_is_reminded_once(clarified: str, look: Look) -> None:
    due = check().due_at - check().entry.published_at
    look(after=due - timedelta(minutes=1))
    assert check().overdue_at is None
    look(after=due + timedelta(minutes=1))
    look(after=due + timedelta(hours=1))
    reminders = AuditEntry.objects.filter(verb="change.overdue")
    assert [one.detail["missing"] for one in reminders] == [["the notice"]]


def test_where_the_story_is_to_change_its_change_reminds_and_this_does_not(
    corrected: str, look: Look
) -> None:
    AuditEntry.objects.filter(verb="change.overdue").delete()
    look(after=check().due_at - check().entry.published_at + timedelta(hours=1))
    assert not AuditEntry.objects.filter(verb="change.overdue").exists()


@pytest.fixture
def cannot_read(story: Article) -> Callable[..., LiveCheck]:
    """The next look finds a page that answers with a status instead of a story."""

    def _cannot_read(status: int) -> LiveCheck:
        due = check().look_at
        assert due is not None
        with clock.frozen(due):
            check_live_due()
        with clock.frozen(due + timedelta(seconds=5)):
            Article.objects.filter(pk=story.pk).update(
                read_tried_at=clock.now(), read_error=f"it answered {status}", page_status=status
            )
            check_live_due()
        return check()

    return _cannot_read


def test_a_page_that_cannot_be_read_is_no_loss_and_is_said(
    clarified: str, look: Look, cannot_read: Callable[..., LiveCheck]
) -> None:
    live = look(clarified)
    found = cannot_read(503)
    assert (found.live_at, found.lost_at) == (live.live_at, None)
    assert found.missing == ["the page could not be read: it answered 503"]


@pytest.mark.parametrize(("status", "live"), [(410, True), (404, True), (503, False)])
def test_a_withdrawn_story_may_be_taken_off_its_address(
    clarified: str, cannot_read: Callable[..., LiveCheck], status: int, live: bool
) -> None:
    Entry.objects.update(kind="withdrawal")
    assert (cannot_read(status).live_at is not None) == live


def test_a_superseded_entry_is_not_looked_after(
    clarified: str, report: Report, edda: Staff, work: Work
) -> None:
    words = "Clarification: the fund is the treaty’s alone."
    again = Decision("clarification", after="28,000", words=words)
    decide(Case.objects.get(), again, by=of(edda))
    work()
    with clock.frozen(clock.now() + timedelta(days=1)):
        check_live_due()
    first = LiveCheck.objects.get(entry__public_id=clarified)
    assert (first.look_at, first.live_at) == (None, None)
    assert LiveCheck.objects.exclude(pk=first.pk).get().asked_at is not None
