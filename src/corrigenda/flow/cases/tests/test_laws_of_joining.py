"""Laws of joining: the order of reports does not matter, and what was merged can be split again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.join_reports import join_report
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case, CasePlace, JoinedReport
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.cases.twins import counterpart, shingles
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.models import Report

LINE = " ".join(f"word{number}" for number in range(40)) + "."
WORDS = LINE.rstrip(".").split()
Windows = Sequence[tuple[int, int]]

few = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Four mistakes, eight words apart; a reader highlights up to two words on either side of one.
window = st.builds(
    lambda spot, before, after: (8 * spot + 4 - before, 8 * spot + 4 + after),
    st.integers(0, 3),
    st.integers(0, 2),
    st.integers(0, 2),
)


@pytest.fixture
def article(daily: Outlet) -> Article:
    """A story of forty words."""
    return publish(daily, "/words", LINE)


class UndoneError(Exception):
    """Takes an example's rows back."""


def joined(article: Article, windows: Windows) -> set[frozenset[tuple[int, int]]]:
    """Which reports are together, when they come in this order."""
    for first, last in windows:
        report_on(article, LINE, " ".join(WORDS[first : last + 1]))
    locate_received(limit=100)
    reports = list(Report.objects.order_by("pk"))
    cases = [join_report(report).pk for report in reports]
    return {
        frozenset(window for window, case in zip(windows, cases, strict=True) if case == one)
        for one in set(cases)
    }


def by_spot(windows: Windows) -> set[frozenset[tuple[int, int]]]:
    spots = {(last - 2) // 8 for _, last in windows}
    return {frozenset(one for one in windows if (one[1] - 2) // 8 == spot) for spot in spots}


def everything() -> tuple[object, ...]:
    """What cases and places say, but for keys and moments of what comes and goes."""
    fields = ("pk", "says", "start", "end", "lane", "lane_reason", "report_count", "merged_into")
    cases = list(Case.with_merged.order_by("pk").values_list(*fields))
    places = sorted(CasePlace.objects.values_list("case", "says", "start", "end"))
    together = sorted(JoinedReport.objects.values_list("case", "report"))
    return cases, places, together


@few
@given(windows=st.lists(window, min_size=2, max_size=7), data=st.data())
def test_reports_on_mistakes_apart_are_together_in_whatever_order_they_come(
    article: Article, windows: Windows, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(windows))
    for order in (windows, shuffled):
        with pytest.raises(UndoneError), transaction.atomic():
            assert joined(article, order) == by_spot(windows)
            raise UndoneError


@few
@given(windows=st.lists(window, min_size=2, max_size=6, unique=True), data=st.data())
def test_to_merge_two_cases_and_split_what_came_gives_both_back(
    article: Article, windows: Windows, data: st.DataObject
) -> None:
    with pytest.raises(UndoneError), transaction.atomic():
        joined(article, [*windows, (4, 4), (12, 12)])
        keys = list(Case.objects.values_list("pk", flat=True))
        one, other = data.draw(st.permutations(keys))[:2]
        before = everything()
        target = merge(Case.objects.get(pk=one), into=Case.objects.get(pk=other), by=SYSTEM)
        assert JoinedReport.objects.filter(case=one).count() == 0
        came = JoinedReport.objects.filter(case=other, came_from=one)
        split(target, list(came.values_list("report", flat=True)), by=SYSTEM)
        assert everything() == before
        raise UndoneError


@few
@given(windows=st.lists(window, min_size=2, max_size=6), data=st.data())
def test_to_split_a_case_and_merge_what_went_has_all_reports_together_again(
    article: Article, windows: Windows, data: st.DataObject
) -> None:
    with pytest.raises(UndoneError), transaction.atomic():
        joined(article, [*windows, (4, 4), (3, 6)])
        case = Case.objects.filter(start__lte=LINE.index("word4")).latest("end")
        together = set(case.joined.values_list("report", flat=True))
        some = data.draw(st.sets(st.sampled_from(sorted(together)), min_size=1))
        if some == together:
            some.pop()
        new = split(case, some, by=SYSTEM)
        assert set(new.joined.values_list("report", flat=True)) == some
        assert set(case.joined.values_list("report", flat=True)) == together - some
        merge(new, into=Case.objects.get(pk=case.pk), by=SYSTEM)
        assert set(case.joined.values_list("report", flat=True)) == together
        raise UndoneError


words = st.lists(st.sampled_from([f"wort{number}" for number in range(30)]), min_size=6)


@given(before=words, after=words, line=words, at=st.integers(0, 100))
def test_a_passage_is_its_own_counterpart_wherever_its_paragraph_stands(
    before: list[str], after: list[str], line: list[str], at: int
) -> None:
    text = " ".join(line)
    start = min(at, len(text) - 1)
    end = min(start + 10, len(text))
    other = "\n\n".join((" ".join(before), text, " ".join(after)))
    shift = len(" ".join(before)) + 2
    found = counterpart(text, (start, end), other, (shift + start, shift + end))
    assert found == (shift + start, shift + end)
    assert shingles(text, start, end) == shingles(other, shift + start, shift + end)
