"""Put located reports into cases: same passage, same case."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.index_twins import index_twins
from corrigenda.flow.cases.actions.move_passages import move_declined, move_passages
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.actions.widen import widen
from corrigenda.flow.cases.arriving import place_now
from corrigenda.flow.cases.following import Place, placed
from corrigenda.flow.cases.lanes import UNNOTED, sort, together
from corrigenda.flow.cases.matching import Match, match, match_declined, match_twin
from corrigenda.flow.cases.models import Case, CasePlace, FoundBy, JoinedReport, Lane
from corrigenda.flow.cases.states import DECIDED, UNDECIDED, CaseState
from corrigenda.flow.cases.triage import TRIAGE_FIELDS, triage
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.reports.actions.answer import answer
from corrigenda.flow.reports.actions.join import join
from corrigenda.flow.reports.models import OF_READERS, Channel, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=15)
OF_THE_LINE = (Channel.SWEEP, Channel.MEMORY, Channel.PACKET)
"""Doors of what the line found itself in another place than the case that it comes from."""
_COUNTED = (
    "report_count",
    "first_report_at",
    "first_door",
    "last_report_at",
    "since_declined",
    "since_decided",
)


def join_reports(limit: int = 50) -> int:
    """Join the reports that wait; returns how many were claimed."""
    reports = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(reports, join_report)
    return len(reports)


def _waiting(now: datetime) -> QuerySet[Report]:
    return Report.objects.filter(state=ReportState.RECEIVED, located_at__isnull=False).order_by(
        "received_at"
    )


def join_report(report: Report) -> Case:
    """Put one report into the case on its passage, or open one; in one transaction."""
    with transaction.atomic():
        case = _case_for(report)
        JoinedReport.objects.create(
            case=case, report=report, received_at=report.received_at, joined_at=clock.now()
        )
        join(report)
        _count(case, report)
        want_index(case.pk)
    return case


def join_again(report: Report, old: Case) -> Case:
    """Put a report of a decided case where it would join if it came now; in a transaction."""
    case = _case_for(report)
    rows = JoinedReport.objects.filter(report=report)
    rows.update(case=case, came_from=old, joined_at=clock.now())
    _count(case, report)
    want_index(case.pk)
    return case


def _case_for(report: Report) -> Case:
    """The case on the report's passage, one that is opened for it where there is none."""
    article = _locked(report.article_id)
    move_passages(article)
    place = place_now(report, article)
    found = _matching(report, article, place)
    if found is None:
        return _open(report, article, place)
    return _take_in(found, report, article, place)


def _locked(pk: int) -> Article:
    """The article, locked: two processes cannot open two cases on one passage.

    Of one whose addresses another holds by now, that other.
    """
    article = Article.objects.select_for_update(of=("self",)).select_related("current").get(pk=pk)
    return article if article.same_as_id is None else _locked(article.same_as_id)


def _matching(report: Report, article: Article, place: Place) -> Match | None:
    of_the_line = report.channel in OF_THE_LINE
    found = match(article, place, report)
    if of_the_line and found is not None and isinstance(found.row, CasePlace):
        # A copy is followed by a case of its own, whatever case knows of its place.
        found = None
    if found is None:
        move_declined(article)
        found = match_declined(article, place, report)
    return found if found is not None or of_the_line else match_twin(article, place, report)


def _take_in(found: Match, report: Report, article: Article, place: Place) -> Case:
    """Let the case of a match cover the report; the case, locked."""
    case = (
        Case.objects.select_for_update(of=("self",)).select_related("outlet").get(pk=found.case.pk)
    )
    row = found.row
    if isinstance(row, Case):
        widen(case, case, place)
    elif row is not None:
        widen(case, row, place)
    elif found.twin is not None:
        _note_place(case, article, place, found.twin)
    if found.others:
        record(SYSTEM, "case.overlap", case.outlet, case, others=found.others, report=report.pk)
    _raise_lane(case, report, place)
    return case


def _note_place(case: Case, article: Article, place: Place, twin: tuple[int, int]) -> None:
    """Keep where the case's passage stands in another story; its next report finds it there."""
    version = place.version
    if version is None:
        return
    start, end = min(twin[0], place.start or 0), max(twin[1], place.end or 0)
    one = CasePlace(
        case=case,
        article=article,
        says=version.text[start:end],
        found_by=FoundBy.REPORT,
        found_at=clock.now(),
    )
    one.put(placed(one.says, version, start, end, since=version), followed_to=version)
    one.save()
    record(SYSTEM, "case.other_place", case.outlet, case, article=article.pk, url=article.url)


def _raise_lane(case: Case, report: Report, place: Place) -> None:
    """One reader who disputes a fact outweighs any number who saw a typo; all of them say why."""
    if case.lane_by_hand or case.state not in _SORTED:
        return
    was = case.lane, case.lane_reason
    lane, reason = together([was, lane_of(report, place)])
    if (lane, reason) == was:
        return
    case.lane, case.lane_reason = lane, reason
    case.save(update_fields=["lane", "lane_reason"])
    if lane != was[0]:
        record(SYSTEM, "case.lane", case.outlet, case, lane=str(lane), reason=reason)


_SORTED = (*UNDECIDED, CaseState.DECLINED)


def lane_of(report: Report, place: Place) -> tuple[Lane, str]:
    """The lane of a report whose passage stands at a place, and why."""
    if report.channel == Channel.GUARD:
        return Lane.FACT, UNNOTED
    text = place.version.text if place.version else ""
    return sort(
        report.kind, report.says, report.should_say, text=text, start=place.start, end=place.end
    )


def _count(case: Case, report: Report) -> None:
    """Note one more report; one that meets an answer already has it at once."""
    # The same reader on the same passage again is one reader still.
    case.report_count += not report.repeated or not case.report_count
    if report.received_at < case.first_report_at:
        case.first_report_at, case.first_door = report.received_at, report.channel
    case.last_report_at = max(case.last_report_at, report.received_at)
    if case.state == CaseState.DECLINED:
        case.since_declined += 1
    elif case.state in DECIDED and report.channel in OF_READERS:
        case.since_decided += 1
    if case.state in (CaseState.DECLINED, CaseState.PUBLISHED) and case.effective_at is None:
        answer([report])
    triage(case)
    case.save(update_fields=[*_COUNTED, *TRIAGE_FIELDS])


def _open(report: Report, article: Article, place: Place) -> Case:
    lane, reason = lane_of(report, place)
    case = Case(
        outlet_id=report.outlet_id,
        article=article,
        lane=lane,
        lane_reason=reason,
        says=report.says,
        says_hash=report.says_hash,
        opened_at=clock.now(),
        first_report_at=report.received_at,
        first_door=report.channel,
        last_report_at=report.received_at,
    )
    case.put(place, followed_to=article.current)
    triage(case)
    case.save()
    index_twins(case)
    record(SYSTEM, "case.open", case.outlet, case, lane=str(lane), reason=reason)
    return case
