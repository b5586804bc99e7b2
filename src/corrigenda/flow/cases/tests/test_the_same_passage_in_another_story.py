"""A twin of a story has the same passage in the same surroundings: its reports join the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case, CasePlace
from corrigenda.flow.cases.queries import merge_candidates, places_of
from corrigenda.flow.cases.tests.stories import publish, report_on, reports_of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet

Work = Callable[[], None]

HEAD = "The two leaders met in Port Maren on the second day of the summit, officials said."
LINE = "They inspected a guard of honour, afer which they signed the treaty in the great hall."
TAIL = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."
OTHER = "Ferries will run every twenty minutes from the first of the month, the port said."


@pytest.fixture
def first(daily: Outlet) -> Article:
    """The story as it ran on the front page."""
    return publish(daily, "/world/treaty", HEAD, LINE, TAIL)


@pytest.fixture
def twin(daily: Outlet) -> Article:
    """The same agency copy in the regional section, under another head and cut."""
    return publish(daily, "/regions/treaty-signed", OTHER, LINE, "More follows.")


def both(first: Article, twin: Article, work: Work) -> Case:
    """The case on “afer” that Rita reported on the one and Ravi on the other."""
    report_on(first, LINE, "afer", "after")
    work()
    report_on(twin, LINE, "afer which", "after which")
    work()
    return Case.objects.get()


def test_reports_on_both_are_one_case_that_knows_its_other_place(
    first: Article, twin: Article, work: Work
) -> None:
    case = both(first, twin, work)
    assert (case.report_count, case.says, case.article) == (2, "afer", first)
    (place,) = places_of(case)
    assert (place.article, place.says, place.found_by) == (twin, "afer which", "report")
    assert AuditEntry.objects.filter(verb="case.other_place").count() == 1


def test_the_next_report_on_the_twin_needs_no_search(
    first: Article, twin: Article, work: Work
) -> None:
    case = both(first, twin, work)
    report_on(twin, LINE, "afer")
    work()
    case.refresh_from_db()
    assert (case.report_count, CasePlace.objects.count()) == (3, 1)


def test_the_other_place_is_followed_through_the_twins_versions(
    daily: Outlet, first: Article, twin: Article, work: Work
) -> None:
    case = both(first, twin, work)
    publish(daily, "/regions/treaty-signed", "Breaking.", OTHER, LINE.replace("afer", "after"))
    work()
    (place,) = places_of(case)
    assert place.version is not None
    assert (place.version.number, place.anchor_state) == (2, "changed")
    publish(daily, "/regions/treaty-signed", OTHER)
    work()
    assert places_of(case)[0].anchor_state == "gone"


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("treaty in the great hall", "treaty in the old hall"),
        LINE.replace("They inspected", "The leaders inspected"),
        LINE.replace(", ", " – "),
    ],
)
def test_surroundings_that_are_nearly_the_same_are_the_same(
    daily: Outlet, first: Article, work: Work, line: str
) -> None:
    report_on(first, LINE, "afer")
    work()
    report_on(publish(daily, "/regions/other", OTHER, line), line, "afer")
    work()
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (TAIL.replace("28,000", "26,000"), "officials"),
        (TAIL.replace("bridges", "ferries and no bridges"), "officials"),
        (TAIL.replace("The fund", "Last week the cash box of the old town school"), "officials"),
        ("The fund, officials said, was set up by the old government.", "officials said"),
        (TAIL, "crowns"),
    ],
)
def test_another_statement_is_another_case_however_alike_it_reads(
    daily: Outlet, first: Article, work: Work, line: str, words: str
) -> None:
    report_on(first, TAIL, "officials")
    work()
    report_on(publish(daily, "/regions/other", OTHER, line), line, words)
    work()
    assert Case.objects.count() == 2


def test_a_line_that_is_too_short_to_be_known_again_is_not(
    daily: Outlet, first: Article, work: Work
) -> None:
    for path in ("/one", "/two"):
        report_on(publish(daily, path, OTHER, "More folows soon."), "More folows soon.", "folows")
        work()
    assert Case.objects.count() == 2


def test_another_outlets_story_is_another_case(first: Article, work: Work) -> None:
    report_on(first, LINE, "afer")
    work()
    weekly = publish(an_outlet("weekly", "The Weekly"), "/treaty", HEAD, LINE)
    report_on(weekly, LINE, "afer")
    work()
    assert Case.objects.count() == 2


def test_a_twin_in_chinese_is_known_again(daily: Outlet, work: Work) -> None:
    line = "两国领导人检阅了仪仗队，之后在大礼堂签署了该条越。"
    one = publish(daily, "/zh/one", "头条新闻。", line)
    two = publish(daily, "/zh/two", line, "更多消息稍后公布。")
    report_on(one, line, "条越", "条约")
    report_on(two, line, "条越", "条约")
    work()
    assert Case.objects.get().report_count == 2


def test_a_closed_case_takes_no_report_from_a_twin(
    first: Article, twin: Article, work: Work
) -> None:
    report_on(first, LINE, "afer")
    work()
    Case.objects.update(state="closed")
    report_on(twin, LINE, "afer")
    work()
    assert Case.objects.count() == 2


def test_what_was_reported_twice_before_anybody_knew_is_offered_for_merging(
    daily: Outlet, first: Article, twin: Article, work: Work
) -> None:
    report_on(first, TAIL, "bridges")
    work()
    edited = TAIL.replace("12 bridges", "14 bridges")
    report_on(publish(daily, "/regions/other", edited), edited, "bridges")
    report_on(first, HEAD, "officials")
    work()
    case, near, same = Case.objects.order_by("pk")
    found = [(one.case.pk, one.why) for one in merge_candidates(case)]
    assert found == [
        (near.pk, "in the same words of another story"),
        (same.pk, "on this story"),
    ]


def test_a_report_that_spans_two_cases_joins_the_one_with_more_overlap(
    first: Article, work: Work
) -> None:
    report_on(first, LINE, "honour")
    report_on(first, LINE, "afer which they")
    work()
    small, large = Case.objects.order_by("pk")
    Case.objects.filter(pk=large.pk).update(state="checking")
    report_on(first, LINE, "honour, afer which they signed")
    work()
    assert reports_of(large.pk) == ["afer which they", "honour, afer which they signed"]
    assert reports_of(small.pk) == ["honour"]
    entry = AuditEntry.objects.get(verb="case.overlap")
    assert (entry.target, entry.detail["others"]) == (f"case:{large.pk}", [small.pk])


def test_where_two_cases_have_all_of_it_the_narrower_one_is_meant(
    first: Article, work: Work
) -> None:
    for words in ("afer", "signed", "afer which they signed the treaty", "afer"):
        report_on(first, LINE, words)
        work()
    narrow, wide = Case.objects.order_by("pk")
    assert reports_of(narrow.pk) == ["afer", "afer"]
    assert reports_of(wide.pk) == ["signed", "afer which they signed the treaty"]
    assert merge_candidates(narrow)[0].why == "overlaps this passage"
