"""Splitting by hand: the chosen reports are a case of their own, both where their reports are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import places_of, reports_in
from corrigenda.flow.cases.tests.stories import keys_in, publish, report_on, reports_of
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.reports.actions.receive import Received
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
LINE = PARAGRAPHS[0]


@pytest.fixture
def sent(send: Send, work: Work) -> list[Received]:
    """Three reports that are one case: a typo, a bridge over both, and another typo."""
    sent = [send("afer", "after"), send("afer which they", ""), send("they signed", "they sign")]
    work()
    assert Case.objects.count() == 1
    return sent


def test_the_chosen_reports_are_a_case_of_their_own(sent: list[Received], edda: Staff) -> None:
    case = Case.objects.get()
    new = split(case, keys_in(sent[2:]), by=of(edda))
    case.refresh_from_db()
    assert (new.says, new.report_count, reports_of(new.pk)) == ("they signed", 1, ["they signed"])
    assert (case.says, case.report_count) == ("afer which they", 2)
    assert (new.state, new.lane) == ("new", "typo")


def test_what_stays_behind_stands_where_its_reports_are(sent: list[Received], edda: Staff) -> None:
    case = Case.objects.get()
    new = split(case, keys_in(sent[1:2]), by=of(edda))
    case.refresh_from_db()
    assert new.says == "afer which they"
    assert (case.says, [one.says for one in places_of(case)]) == ("afer", ["they signed"])


def test_the_lane_is_that_of_the_reports_that_are_left(sent: list[Received], edda: Staff) -> None:
    case = Case.objects.get()
    assert case.lane == "fact"  # one reader suggests nothing
    new = split(case, keys_in(sent[1:2]), by=of(edda))
    case.refresh_from_db()
    assert (case.lane, new.lane) == ("typo", "fact")
    assert (new.severity, new.severity_reason) == ("normal", "a fact")


def test_first_and_last_report_are_those_of_each(sent: list[Received], edda: Staff) -> None:
    case = Case.objects.get()
    new = split(case, keys_in(sent[:1]), by=of(edda))
    case.refresh_from_db()
    times = list(Report.objects.order_by("pk").values_list("received_at", flat=True))
    assert (new.first_report_at, new.last_report_at) == (times[0], times[0])
    assert (case.first_report_at, case.last_report_at) == (times[1], times[2])


def test_a_case_that_somebody_works_on_keeps_its_words(sent: list[Received], edda: Staff) -> None:
    Case.objects.update(state="checking")
    case = Case.objects.get()
    split(case, keys_in(sent[2:]), by=of(edda))
    case.refresh_from_db()
    assert (case.says, case.state) == ("afer which they signed", "checking")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [([], "Choose the reports"), ([0, 1, 2], "Leave at least one"), ([0, 99], "not in this case")],
)
def test_some_are_chosen_but_not_all_and_none_of_another_case(
    sent: list[Received], edda: Staff, chosen: list[int], said: str
) -> None:
    case = Case.objects.get()
    keys = [sent[at].report.pk if at < 3 else 10**9 for at in chosen]
    with pytest.raises(CaseError, match=said):
        split(case, keys, by=of(edda))
    assert Case.objects.count() == 1


def test_reports_split_off_a_declined_case_wait_again(sent: list[Received], edda: Staff) -> None:
    case = Case.objects.get()
    decline(case, reason="It is right.", by=of(edda))
    new = split(case, keys_in(sent[:1]), by=of(edda))
    assert [one.state for one in reports_in(new)] == ["joined"]
    assert [one.state for one in reports_in(case)] == ["answered", "answered"]


def test_reports_on_the_other_story_become_a_case_there(
    daily: Outlet, sent: list[Received], edda: Staff, work: Work
) -> None:
    twin: Article = publish(daily, "/regions/treaty", "Other news.", LINE)
    received = report_on(twin, LINE, "afer", "after")
    work()
    case = Case.objects.get()
    new = split(case, [received.report.pk], by=of(edda))
    assert (new.article, new.says) == (twin, "afer")
    assert places_of(case) == []


def test_reports_on_words_that_are_gone_are_split_off_too(
    daily: Outlet, story: Article, sent: list[Received], edda: Staff, work: Work
) -> None:
    publish(daily, "/world/treaty", PARAGRAPHS[2])
    work()
    case = Case.objects.get()
    new = split(case, keys_in(sent[:1]), by=of(edda))
    assert (new.says, new.anchor_state) == ("afer", "gone")
    assert reports_of(case.pk) == ["afer which they", "they signed"]


def test_the_trail_of_both_says_so(sent: list[Received], edda: Staff) -> None:
    case = Case.objects.get()
    new = split(case, keys_in(sent[:1]), by=of(edda))
    found = AuditEntry.objects.filter(verb__in=("case.split", "case.split_off")).order_by("pk")
    assert [(one.target, one.who) for one in found] == [
        (f"case:{case.pk}", "Edda Brandt"),
        (f"case:{new.pk}", "Edda Brandt"),
    ]


def test_a_reporter_may_not_split(sent: list[Received], rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        split(Case.objects.get(), keys_in(sent[:1]), by=of(rolf))
