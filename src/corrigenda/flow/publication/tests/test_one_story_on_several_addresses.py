"""When a page turns out to be an address of another story, all that was made of it moves there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.articles.actions.unite import unite
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case, Shingle
from corrigenda.flow.cases.queries import case_of_report, reports_in
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.on_story import notices_for
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]

HEAD = "The two leaders met in Port Maren on the second day of the summit, officials said."
LINE = "They inspected a guard of honour, afer which they signed the treaty in the great hall."
TAIL = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."
NOTICE = "This story said 28,000 crowns. The fund holds 26,000 crowns."


@pytest.fixture
def desktop(daily: Outlet) -> Article:
    """The story at its canonical address."""
    return publish(daily, "/story", HEAD, LINE, TAIL)


@pytest.fixture
def mobile(daily: Outlet) -> Article:
    """Its mobile page, which was taken for another story."""
    return publish(daily, "/m/story", HEAD, LINE, TAIL, "Share.")


def test_open_cases_on_the_same_words_become_one(
    desktop: Article, mobile: Article, work: Work
) -> None:
    report_on(desktop, TAIL, "28,000", "26,000")
    work()
    report_on(mobile, HEAD, "second", "third")
    work()
    Shingle.objects.all().delete()  # as if nobody had seen that the two are one passage
    report_on(desktop, HEAD, "second", "third")
    work()
    assert Case.objects.count() == 3
    assert unite(mobile, desktop)
    work()
    assert {case.article for case in Case.objects.all()} == {desktop}
    counts = dict(Case.objects.values_list("says", "report_count"))
    assert counts == {"28,000": 1, "second": 2}
    assert set(Report.objects.values_list("article", flat=True)) == {desktop.pk}
    mobile.refresh_from_db()
    assert mobile.moved_at is not None
    assert Version.objects.filter(article=mobile).count() == 1


@pytest.mark.parametrize(
    ("stands", "should_say", "cases"), [("28,000", "26,000", 1), ("26,000", "27,000", 2)]
)
def test_a_case_that_meets_a_decided_one_is_merged_if_it_is_about_the_same_error(
    desktop: Article,
    mobile: Article,
    daily: Outlet,
    edda: Staff,
    work: Work,
    stands: str,
    should_say: str,
    cases: int,
) -> None:
    report_on(desktop, TAIL, "28,000", "26,000")
    work()
    decide(Case.objects.get(), Decision("correction", after="26,000", words=NOTICE), by=of(edda))
    work()
    now = TAIL.replace("28,000", stands)
    publish(daily, "/story", HEAD, LINE, now)
    publish(daily, "/m/story", HEAD, LINE, now, "Share.")
    work()
    report_on(mobile, now, stands, should_say)
    work()
    assert Case.objects.count() == 2
    mobile.refresh_from_db()
    desktop.refresh_from_db()
    assert unite(mobile, desktop)
    work()
    assert Case.objects.count() == cases


def test_a_case_is_followed_in_the_story_from_then_on(
    daily: Outlet, desktop: Article, mobile: Article, work: Work
) -> None:
    report_on(mobile, LINE, "afer", "after")
    work()
    unite(mobile, desktop)
    work()
    case = Case.objects.get()
    assert (case.anchor_state, case.version) == ("unchanged", desktop.current)
    publish(daily, "/story", HEAD, LINE.replace("afer", "after"), TAIL)
    work()
    case.refresh_from_db()
    assert case.anchor_state == "changed"


def test_a_report_that_waited_meanwhile_joins_the_case_on_the_story(
    desktop: Article, mobile: Article, work: Work
) -> None:
    report_on(desktop, LINE, "afer", "after")
    work()
    received = report_on(mobile, LINE, "afer", "after")
    locate_received()
    unite(mobile, desktop)
    work()
    case = Case.objects.get()
    assert list(reports_in(case).values_list("article", flat=True)) == [desktop.pk, desktop.pk]
    assert case_of_report(received.report) == case


def test_a_reader_of_the_mobile_page_reports_on_the_story_afterwards(
    daily: Outlet, desktop: Article, mobile: Article, work: Work
) -> None:
    unite(mobile, desktop)
    work()
    received = report_on(mobile, LINE, "afer", "after")
    assert received.report.article == desktop
    version = publish(daily, "/m/story", HEAD, LINE, TAIL, "Share this.")
    assert version == desktop


def test_a_published_correction_and_its_notice_stand_on_the_story(
    desktop: Article, mobile: Article, edda: Staff, work: Work
) -> None:
    report_on(mobile, TAIL, "28,000", "26,000")
    work()
    case = Case.objects.get()
    decide(case, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
    work()
    entry = Entry.objects.get()
    unite(mobile, desktop)
    work()
    entry.refresh_from_db()
    assert (entry.article, entry.url) == (desktop, mobile.url)
    assert entry.correction.article == desktop
    assert [one.words for one in notices_for(desktop.url)] == [NOTICE]
    assert [one.words for one in notices_for(mobile.url)] == [NOTICE]
