"""The story changes as asked: requested, applied, verified; or it is said what is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.look import look_due
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.corrections.tests.conftest import ReadPage, Report, Rewrite, Work
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib import clock


def change() -> StoryChange:
    return StoryChange.objects.get()


@pytest.fixture
def fix(report: Report, edda: Staff, work: Work) -> None:
    """“afer” is to be “after”, silently."""
    decide(report("afer", "after"), Decision("fix", after="after"), by=of(edda))
    work()


@pytest.fixture
def correction(report: Report, edda: Staff, work: Work) -> str:
    """“28,000” is to be “30,000”, with a notice; its public id."""
    words = "Correction: 30,000 crowns, not 28,000."
    decide(report("28,000"), Decision("correction", after="30,000", words=words), by=of(edda))
    work()
    return change().notice_id


@pytest.mark.usefixtures("fix")
def test_before_the_story_changes_the_new_words_are_missing() -> None:
    assert (change().state, change().missing) == ("requested", ["the new words"])


@pytest.mark.usefixtures("fix")
def test_a_version_with_the_new_words_applies_it_and_the_page_is_to_be_read(
    rewrite: Rewrite, story: Article
) -> None:
    Article.objects.update(read_due_at=None)
    rewrite("afer", "after")
    assert change().state == "applied"
    assert change().missing == []
    story.refresh_from_db()
    assert story.read_due_at is not None


@pytest.mark.usefixtures("fix")
def test_a_page_with_the_new_words_verifies_it_and_closes_the_case(
    rewrite: Rewrite, read_page: ReadPage
) -> None:
    rewrite("afer", "after")
    read_page()
    assert (change().state, change().look_at) == ("verified", None)
    assert Case.objects.get().state == "closed"
    verbs = AuditEntry.objects.filter(verb__startswith="change.").order_by("pk")
    assert [one.verb for one in verbs] == ["change.applied", "change.verified"]


@pytest.mark.usefixtures("fix")
def test_a_reading_from_before_it_was_applied_verifies_nothing(
    rewrite: Rewrite, read_page: ReadPage
) -> None:
    read_page()
    rewrite("afer", "after")
    assert change().state == "applied"


@pytest.mark.usefixtures("fix")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("afer", "before"),
        ("afer", "aftr"),
        ("afer which", "which"),
        ("12 bridges", "12 bridges after all"),
        ("Port Maren said", "Port Maren said afterwards"),
    ],
)
def test_what_a_cms_applies_wrongly_is_not_applied(rewrite: Rewrite, old: str, new: str) -> None:
    rewrite(old, new)
    assert change().state == "requested"
    assert change().missing


@pytest.mark.usefixtures("fix")
def test_the_right_words_in_an_edited_sentence_are_applied(rewrite: Rewrite) -> None:
    rewrite("inspected a guard of honour, afer which", "inspected the guard, after which")
    assert change().state == "applied"


@pytest.mark.usefixtures("fix")
def test_new_words_beside_the_old_ones_are_not_enough(rewrite: Rewrite) -> None:
    rewrite("afer which", "after which (afer which")
    assert change().state == "requested" or "the old words still stand" in change().missing


def test_longer_new_words_hold_the_old_ones_and_are_right(
    report: Report, edda: Staff, rewrite: Rewrite, read_page: ReadPage
) -> None:
    decide(report("guard"), Decision("fix", after="guard in blue"), by=of(edda))
    rewrite("guard of honour", "guard in blue of honour")
    read_page()
    assert change().state == "verified"


def test_shorter_new_words_are_right_when_the_rest_is_gone(
    report: Report, edda: Staff, rewrite: Rewrite
) -> None:
    decide(report("guard of honour"), Decision("fix", after="guard"), by=of(edda))
    rewrite("officials said", "they said")
    assert change().state == "requested"
    rewrite("guard of honour", "guard")
    assert change().state == "applied"


def test_a_page_without_the_notice_is_not_verified(
    correction: str, rewrite: Rewrite, read_page: ReadPage
) -> None:
    rewrite("28,000", "30,000")
    read_page()
    assert (change().state, change().missing) == ("applied", ["the notice"])
    read_page(notices=["another"])
    assert change().state == "applied"


def test_the_notice_in_the_page_itself_is_seen(
    correction: str, rewrite: Rewrite, read_page: ReadPage
) -> None:
    rewrite("28,000", "30,000")
    read_page(notices=[correction])
    assert (change().state, change().notice_seen) == ("verified", "page")
    assert Case.objects.get().state == "closed"


def test_a_page_that_draws_its_notices_shows_it(
    correction: str, rewrite: Rewrite, read_page: ReadPage
) -> None:
    rewrite("28,000", "30,000")
    read_page(draws=True)
    assert (change().state, change().notice_seen) == ("verified", "script")


@pytest.mark.usefixtures("fix")
def test_a_page_that_says_the_old_words_again_is_not_verified(
    rewrite: Rewrite, read_page: ReadPage
) -> None:
    rewrite("afer", "after")
    rewrite("after which", "afer which")
    read_page()
    assert change().state == "applied"
    assert "the old words still stand" in change().missing


@pytest.mark.usefixtures("fix")
def test_what_is_not_done_in_time_is_overdue_and_may_still_be_verified(
    rewrite: Rewrite, read_page: ReadPage, work: Work
) -> None:
    StoryChange.objects.update(due_at=clock.now() - timedelta(seconds=1), look_at=clock.now())
    work()
    assert change().state == "overdue"
    assert AuditEntry.objects.get(verb="change.overdue").detail == {"missing": ["the new words"]}
    rewrite("afer", "after")
    read_page()
    assert change().state == "verified"


@pytest.mark.usefixtures("fix")
def test_a_page_that_cannot_be_read_is_what_is_missing(
    rewrite: Rewrite, read_page: ReadPage, work: Work
) -> None:
    rewrite("afer", "after")
    Article.objects.update(
        read_error="It answered 503. Try later.", read_tried_at=clock.now(), read_due_at=None
    )
    StoryChange.objects.update(due_at=clock.now() - timedelta(seconds=1), look_at=clock.now())
    work()
    why = "the page could not be read: It answered 503. Try later."
    assert (change().state, change().missing) == ("overdue", [why])
    assert AuditEntry.objects.get(verb="change.overdue").detail == {"missing": [why]}
    Article.objects.update(read_error="")
    read_page()
    assert (change().state, change().missing) == ("verified", [])


@pytest.mark.usefixtures("fix")
def test_it_is_looked_at_often_at_first_and_then_ever_less_often() -> None:
    waits = []
    for age in (0, 60, 3600, 86_400):
        now = change().requested_at + timedelta(seconds=age)
        with clock.frozen(now):
            StoryChange.objects.update(look_at=now, leased_until=None)
            assert look_due() == 1
        look_at = change().look_at
        assert look_at is not None
        waits.append((look_at - now).total_seconds())
    assert waits == [0.25, 6, 360, 900]


def test_the_house_says_when_a_change_is_overdue(report: Report, edda: Staff) -> None:
    case = report("afer")
    case.outlet.policy_data = {"fix_due_hours": 2}
    case.outlet.save()
    decide(case, Decision("fix", after="after"), by=of(edda))
    assert change().due_at - change().requested_at == timedelta(hours=2)
