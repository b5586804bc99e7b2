"""Merging by hand: one case has all reports, a redirect is left; splitting undoes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send, an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.answer_source import answer_source
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, CasePlace, JoinedReport
from corrigenda.flow.cases.queries import (
    case_of_report,
    cases_of,
    family_of,
    merged_case,
    places_of,
    reports_in,
)
from corrigenda.flow.cases.tests.stories import publish, report_on, reports_of
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

Work = Callable[[], None]
ELSEWHERE = "Ferries will run every twenty minutes from the first of the month, the port said."


@pytest.fixture
def two(send: Send, work: Work) -> tuple[Case, Case]:
    """A case on a typo and one on the figure in another paragraph."""
    send("afer", "after")
    send("28,000", "26,000")
    send("28,000", "26,000")
    work()
    typo, figure = Case.objects.order_by("pk")
    return typo, figure


def state_of(case: Case) -> dict[str, object]:
    """All that a case says, but for when it was looked for last."""
    row = Case.with_merged.filter(pk=case.pk).values().get()
    return {name: value for name, value in row.items() if name not in ("due_at",)}


def test_its_reports_join_the_other_and_a_redirect_is_left(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    assert (typo.report_count, reports_of(typo.pk)) == (3, ["afer", "28,000", "28,000"])
    assert list(Case.objects.all()) == [typo]
    assert list(cases_of(edda)) == [typo]
    assert merged_case(edda, figure.pk) == typo
    assert family_of(typo) == [typo.pk, figure.pk]


def test_a_fact_stays_a_fact_in_the_company_of_typos(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    assert (typo.lane, typo.lane_reason) == ("fact", "touches a figure")


def test_its_passage_becomes_a_further_place_and_new_reports_on_it_join(
    two: tuple[Case, Case], edda: Staff, send: Send, work: Work
) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    (place,) = places_of(typo)
    assert (place.says, place.found_by, place.merged_case) == ("28,000", "merge", figure)
    send("28,000 crowns")
    work()
    typo.refresh_from_db()
    assert (typo.report_count, Case.objects.count()) == (4, 1)


def test_passages_that_meet_become_one(send: Send, work: Work, edda: Staff) -> None:
    send("afer")
    work()
    Case.objects.update(state="checking")
    send("which they")
    work()
    Case.objects.update(state="new")
    send("afer which")
    work()
    first, second = Case.objects.order_by("pk")
    merge(first, into=second, by=of(edda))
    second.refresh_from_db()
    assert (second.says, CasePlace.objects.count()) == ("afer which they", 0)


def test_its_reports_go_on_with_the_other(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    decline(typo, reason="Both are right.", by=of(edda))
    report = Report.objects.filter(says="28,000").first()
    assert report is not None
    assert (case_of_report(report), report.state) == (typo, "answered")


def test_the_trail_of_both_says_so(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    entries = AuditEntry.objects.filter(verb__in=("case.merge", "case.take_in"))
    said = {(one.target, one.detail.get("into") or one.detail["merged"]) for one in entries}
    assert said == {(f"case:{figure.pk}", typo.pk), (f"case:{typo.pk}", figure.pk)}


def test_splitting_off_just_what_came_from_it_brings_it_back(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    before = state_of(typo), state_of(figure)
    merge(figure, into=typo, by=of(edda))
    came = JoinedReport.objects.filter(case=typo, came_from=figure)
    back = split(typo, came.values_list("report", flat=True), by=of(edda))
    assert back == figure
    assert (state_of(typo), state_of(figure)) == before
    assert CasePlace.objects.count() == 0
    assert merged_case(edda, figure.pk) is None


def test_what_was_split_off_can_be_merged_back(two: tuple[Case, Case], edda: Staff) -> None:
    _, figure = two
    one, other = reports_in(figure)
    new = split(figure, [other.pk], by=of(edda))
    figure.refresh_from_db()
    merge(new, into=figure, by=of(edda))
    figure.refresh_from_db()
    assert [one, other] == list(reports_in(figure))
    assert (figure.report_count, figure.says) == (2, "28,000")
    assert CasePlace.objects.count() == 0


def test_a_merged_case_may_be_merged_on(
    two: tuple[Case, Case], edda: Staff, send: Send, work: Work
) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    send("24 years", "14 years")
    work()
    third = Case.objects.get(says="24 years")
    merge(typo, into=third, by=of(edda))
    assert merged_case(edda, figure.pk) == third
    assert sorted(family_of(third)) == [typo.pk, figure.pk, third.pk]
    assert sorted(one.says for one in places_of(third)) == ["28,000", "afer"]


def test_words_that_only_readers_saw_find_the_case_that_theirs_was_merged_into(
    two: tuple[Case, Case], edda: Staff, send: Send, work: Work
) -> None:
    typo, _ = two
    send("herons", block="The herons are back.")
    work()
    seen = Case.objects.get(says="herons")
    merge(seen, into=typo, by=of(edda))
    send("herons", block="The herons are back.")
    work()
    typo.refresh_from_db()
    assert typo.report_count == 3


def test_a_case_with_a_correction_is_not_merged_away(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    Case.objects.filter(pk=typo.pk).update(state="decided")
    with pytest.raises(CaseError, match=f"Merge case {figure.pk} into this one instead"):
        merge(typo, into=figure, by=of(edda))
    merge(figure, into=typo, by=of(edda))
    assert reports_of(typo.pk) == ["afer", "28,000", "28,000"]


def test_two_cases_with_a_correction_each_stay_two(two: tuple[Case, Case], edda: Staff) -> None:
    Case.objects.update(state="published")
    typo, figure = Case.objects.order_by("pk")
    with pytest.raises(CaseError, match="Both have one, so they stay two cases"):
        merge(typo, into=figure, by=of(edda))


def test_readers_whose_case_is_merged_into_a_published_one_are_answered(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    Case.objects.filter(pk=typo.pk).update(state="published")
    merge(figure, into=typo, by=of(edda))
    assert set(reports_in(figure).values_list("state", flat=True)) == set()
    states = Report.objects.filter(says="28,000").values_list("state", flat=True)
    assert set(states) == {"answered"}


def test_readers_of_a_declined_case_wait_again_when_it_is_merged_into_an_open_one(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    decline(figure, reason="It is right.", by=of(edda))
    merge(figure, into=typo, by=of(edda))
    rows = Report.objects.filter(says="28,000").values_list("state", "answered_at")
    assert set(rows) == {("joined", None)}


def test_a_case_is_not_merged_into_itself_nor_into_another_outlets(
    two: tuple[Case, Case], edda: Staff, work: Work
) -> None:
    typo, _ = two
    with pytest.raises(CaseError, match="into itself"):
        merge(typo, into=typo, by=of(edda))
    weekly = publish(an_outlet("weekly", "The Weekly"), "/ferries", ELSEWHERE)
    report_on(weekly, ELSEWHERE, "Ferries")
    work()
    with pytest.raises(CaseError, match="different outlets"):
        merge(typo, into=Case.objects.get(says="Ferries"), by=of(edda))


def test_of_two_who_merge_one_case_the_second_is_told(
    two: tuple[Case, Case], edda: Staff, stan: Staff
) -> None:
    typo, figure = two
    merge(figure, into=typo, by=of(edda))
    with pytest.raises(CaseError, match=f"Case {figure.pk} was merged into another"):
        merge(figure, into=typo, by=of(stan))
    with pytest.raises(CaseError, match=f"Case {figure.pk} was merged into another"):
        merge(typo, into=figure, by=of(stan))


def test_a_reporter_may_not_merge(two: tuple[Case, Case], rolf: Staff) -> None:
    typo, figure = two
    with pytest.raises(NotAllowedError):
        merge(typo, into=figure, by=of(rolf))


def test_a_further_place_in_another_story_goes_with_its_case(
    daily: Outlet, story: Article, two: tuple[Case, Case], edda: Staff, work: Work
) -> None:
    typo, figure = two
    line = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."
    report_on(publish(daily, "/money/fund", ELSEWHERE, line), line, "28,000")
    work()
    merge(figure, into=typo, by=of(edda))
    assert sorted(one.found_by for one in places_of(typo)) == ["merge", "report"]
    came = JoinedReport.objects.filter(case=typo, came_from=figure)
    split(typo, came.values_list("report", flat=True), by=of(edda))
    assert places_of(typo) == []
    assert [one.found_by for one in places_of(figure)] == ["report"]


def split_back(from_: Case, case: Case, by: Staff) -> None:
    """Split off just what came from a merged case."""
    came = JoinedReport.objects.filter(case=from_, came_from=case)
    split(from_, came.values_list("report", flat=True), by=of(by))


def test_a_hold_and_an_owner_go_on_with_the_other_and_back(
    two: tuple[Case, Case], edda: Staff, stan: Staff
) -> None:
    typo, figure = two
    check(figure, by=of(stan), reason="A call.")
    own(figure, stan, was=None, by=of(edda))
    before = state_of(typo), state_of(figure)
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    assert (typo.state, typo.hold_reason, typo.owner) == ("checking", "A call.", stan)
    assert (typo.hold_by, typo.hold_since) == (stan, figure.hold_since)
    split_back(typo, figure, edda)
    assert (state_of(typo), state_of(figure)) == before


def pressed(case: Case) -> tuple[object, ...]:
    """How grave it is and when it is due, as somebody set it."""
    now = Case.with_merged.get(pk=case.pk)
    return now.severity, now.severity_reason, now.due_at, now.due_by_hand


def test_a_severity_and_a_due_time_that_somebody_set_go_on_with_the_other_and_back(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    at_noon = clock.now() + timedelta(minutes=30)
    set_severity(figure, "urgent", by=of(edda))
    figure.refresh_from_db()
    set_due(figure, at_noon, by=of(edda))
    before = pressed(typo), pressed(figure)
    merge(figure, into=typo, by=of(edda))
    assert pressed(typo) == ("urgent", "", at_noon, True)
    split_back(typo, figure, edda)
    assert (pressed(typo), pressed(figure)) == before


def test_they_do_not_where_the_other_has_its_own_or_asks_for_more(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    soon = clock.now() + timedelta(minutes=10)
    set_severity(figure, "urgent", by=of(edda))
    figure.refresh_from_db()
    set_due(figure, soon, by=of(edda))
    set_severity(typo, "high", by=of(edda))
    typo.refresh_from_db()
    set_due(typo, soon + timedelta(hours=1), by=of(edda))
    before = pressed(typo)
    merge(figure, into=typo, by=of(edda))
    assert pressed(typo) == before


def test_what_the_other_has_of_its_own_stays(
    two: tuple[Case, Case], edda: Staff, stan: Staff
) -> None:
    typo, figure = two
    for case, owner in ((typo, edda), (figure, stan)):
        check(case, by=of(owner), reason=f"{owner.full_name} calls.")
        own(case, owner, was=None, by=of(owner))
    before = state_of(typo), state_of(figure)
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    assert (typo.owner, typo.hold_by, typo.hold_reason) == (edda, edda, "Edda Brandt calls.")
    split_back(typo, figure, edda)
    assert (state_of(typo), state_of(figure)) == before


def test_a_hold_and_an_owner_that_were_changed_since_stay_where_they_are(
    two: tuple[Case, Case], edda: Staff, stan: Staff
) -> None:
    typo, figure = two
    check(figure, by=of(stan), reason="A call.")
    own(figure, stan, was=None, by=of(edda))
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    check(typo, by=of(edda), reason="The archive.")
    own(typo, edda, was=stan.pk, by=of(edda))
    split_back(typo, figure, edda)
    typo.refresh_from_db()
    assert (typo.state, typo.hold_reason, typo.owner) == ("checking", "The archive.", edda)


def test_a_decided_case_takes_no_hold(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    check(figure, by=of(edda))
    Case.objects.filter(pk=typo.pk).update(state="decided")
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    assert (typo.state, typo.hold_since) == ("decided", None)


def test_who_was_asked_is_waited_for_and_moves_the_other_on(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    made = ask_source(figure, Ask("Orla Venn"), by=of(edda))
    merge(figure, into=typo, by=of(edda))
    typo.refresh_from_db()
    assert typo.state == "awaiting_source"
    answer_source(made.check, "disputed")
    typo.refresh_from_db()
    assert typo.state == "new"


def test_an_answer_that_came_meanwhile_is_known_to_a_case_that_is_split_off(
    two: tuple[Case, Case], edda: Staff
) -> None:
    typo, figure = two
    made = ask_source(figure, Ask("Orla Venn"), by=of(edda))
    merge(figure, into=typo, by=of(edda))
    answer_source(made.check, "confirmed")
    split_back(typo, figure, edda)
    states = dict(Case.objects.values_list("pk", "state"))
    assert states == {typo.pk: "new", figure.pk: "new"}


def test_a_wait_goes_back_with_the_case_that_asked(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    check(typo, by=of(edda), reason="A call.")
    ask_source(figure, Ask("Orla Venn"), by=of(edda))
    before = state_of(typo), state_of(figure)
    merge(figure, into=typo, by=of(edda))
    assert Case.objects.get().state == "awaiting_source"
    split_back(typo, figure, edda)
    assert (state_of(typo), state_of(figure)) == before
