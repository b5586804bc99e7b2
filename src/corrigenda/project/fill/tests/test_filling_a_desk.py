"""An invented desk is like one that readers filled: every case can be listed, found and opened."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.anchoring import State
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case, CaseText, JoinedReport
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report
from corrigenda.project.fill import FilledError, fill_desk


@pytest.fixture
def filled(daily: Outlet, edda: Staff) -> Outlet:
    fill_desk(daily, 400, told=lambda stored: None)
    return daily


def test_there_are_as_many_reports_as_asked_for_and_five_to_a_case(filled: Outlet) -> None:
    assert Report.objects.count() == JoinedReport.objects.count() == 400
    assert Case.objects.count() == 80


def test_each_case_counts_its_own_reports(filled: Outlet) -> None:
    for case in Case.objects.all():
        assert case.joined.count() == case.report_count > 0


def test_each_passage_stands_where_its_case_says(filled: Outlet) -> None:
    for case in Case.objects.select_related("version"):
        assert isinstance(case.version, Version)
        assert case.version.text[case.start : case.end] == case.says
        assert case.anchor_state == State.UNCHANGED


def test_cases_of_all_kinds_are_among_them(filled: Outlet) -> None:
    states = set(Case.objects.values_list("state", flat=True))
    assert {"new", "declined", "closed"} <= states
    assert set(Case.objects.values_list("lane", flat=True)) == {"typo", "fact"}


def test_what_is_no_fix_stands_in_the_log(filled: Outlet) -> None:
    loud = Correction.objects.exclude(kind=Kind.FIX)
    assert loud.count() == Entry.objects.count() > 0


def test_the_jobs_find_nothing_left_to_do(filled: Outlet, work) -> None:
    before = set(Case.objects.values_list("pk", "state"))
    work()
    assert set(Case.objects.values_list("pk", "state")) == before
    assert not CaseText.objects.exclude(stale_at=None).exists()


def test_a_case_opens_on_the_desk(filled: Outlet, edda: Staff, client: Client) -> None:
    client.force_login(edda)
    case = Case.objects.exclude(owner=None).first()
    page = client.get(f"/desk/cases/{case.pk}")
    assert page.status_code == 200
    assert case.says in page.content.decode()


def test_filling_twice_adds_to_what_is_there(filled: Outlet) -> None:
    fill_desk(filled, 50, told=lambda stored: None)
    assert Report.objects.count() == 450


@pytest.mark.parametrize("reports", [0, 4, 5_000_001])
def test_too_few_or_too_many_are_refused(daily: Outlet, edda: Staff, reports: int) -> None:
    with pytest.raises(FilledError, match="5 to 5,000,000"):
        fill_desk(daily, reports, told=lambda stored: None)


def test_a_desk_without_an_editor_is_not_filled(daily: Outlet) -> None:
    with pytest.raises(FilledError, match="hire an editor"):
        fill_desk(daily, 10, told=lambda stored: None)
