"""Put located reports into cases: same passage, same case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from corrigenda.anchoring import Selector, State
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.actions.move_passages import move_passages, versions_between
from corrigenda.flow.cases.following import Place, placed, step
from corrigenda.flow.cases.lanes import sort
from corrigenda.flow.cases.models import Case, JoinedReport, Lane
from corrigenda.flow.cases.states import ENDED, UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.reports.actions.join import join
from corrigenda.flow.reports.locating import locate
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.flow.reports.submission import MAX_SAYS, words_hash
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=15)


def join_reports(limit: int = 50) -> int:
    """Join the reports that wait; returns how many were claimed."""
    waiting = Report.objects.filter(state=ReportState.RECEIVED, located_at__isnull=False).order_by(
        "received_at"
    )
    reports = claim(waiting, lease=LEASE, limit=limit, now=clock.now())
    each(reports, join_report)
    return len(reports)


def join_report(report: Report) -> Case:
    """Put one report into the case on its passage, or open one; in one transaction."""
    with transaction.atomic():
        # The article's row is the lock: two processes cannot open two cases on one passage.
        article = (
            Article.objects.select_for_update(of=("self",))
            .select_related("current")
            .get(pk=report.article_id)
        )
        move_passages(article)
        place = _place_now(report, article)
        case = _case_on(report, article, place)
        if case is None:
            case = _open(report, article, place)
        else:
            _raise_lane(case, report, place)
        JoinedReport.objects.create(case=case, report=report, joined_at=clock.now())
        join(report)
        case.report_count += 1
        case.last_report_at = max(case.last_report_at, report.received_at)
        case.save(update_fields=["report_count", "last_report_at"])
    return case


def _place_now(report: Report, article: Article) -> Place:
    """Where the report's passage stands in the current version, or stood last."""
    version, current = report.version, article.current
    if version is None or current is None or report.start is None or report.end is None:
        return _place_unknown(report, current)
    place = placed(report.says, version, report.start, report.end, since=version)
    for later in versions_between(article, version.number, current.number):
        (place,) = step([place], later)
    return place


def _place_unknown(report: Report, current: Version | None) -> Place:
    """The place of a passage that was not found: the words may be newer, or stand everywhere."""
    place = Place(report.says, Selector.from_dict(report.selector))
    if current is None:
        return place
    anchor = locate(place.selector, report.block, current.text)
    if anchor.start is not None and anchor.end is not None:
        return placed(report.says, current, anchor.start, anchor.end, since=current)
    if anchor.state is State.AMBIGUOUS:
        return replace(place, state=State.AMBIGUOUS, since=current)
    return place


def _case_on(report: Report, article: Article, place: Place) -> Case | None:
    """The case on the passage; of one that is gone, in the version that had it last."""
    cases = (
        Case.objects.filter(article=article)
        .exclude(state__in=ENDED)
        .select_related("version")
        .order_by("opened_at")
    )
    if place.version is not None:
        found = cases.filter(
            version=place.version, start__lt=place.end, end__gt=place.start
        ).first()
        if found:
            if not place.is_lost:
                _widen(found, place)
            return found
        # Words that stand several times were reported without saying where: not these, for sure.
        cases = cases.exclude(anchor_state=State.AMBIGUOUS)
    return cases.filter(says_hash=report.says_hash, start=None).first()


def _widen(case: Case, place: Place) -> None:
    """Have the passage of an undecided case cover what its readers highlighted together."""
    if None in (case.start, case.end, place.start, place.end) or place.version is None:
        return
    start, end = min(case.start or 0, place.start or 0), max(case.end or 0, place.end or 0)
    if (start, end) == (case.start, case.end) or case.state != CaseState.NEW:
        return
    if end - start > MAX_SAYS:
        return
    case.says = place.version.text[start:end]
    case.says_hash = words_hash(case.says)
    wider = placed(case.says, place.version, start, end, since=place.version)
    case.put(wider, followed_to=place.version)
    case.save(update_fields=["says", "says_hash", *case.PLACE_FIELDS])


def _raise_lane(case: Case, report: Report, place: Place) -> None:
    """One reader who disputes a fact outweighs any number who saw a typo."""
    if case.lane == Lane.FACT or case.state not in UNDECIDED:
        return
    lane, reason = _lane_of(report, place)
    if lane == Lane.FACT:
        case.lane, case.lane_reason = lane, reason
        case.save(update_fields=["lane", "lane_reason"])
        record(SYSTEM, "case.lane", case.outlet, case, lane=str(lane), reason=reason)


def _lane_of(report: Report, place: Place) -> tuple[Lane, str]:
    text = place.version.text if place.version else ""
    return sort(
        report.kind, report.says, report.should_say, text=text, start=place.start, end=place.end
    )


def _open(report: Report, article: Article, place: Place) -> Case:
    lane, reason = _lane_of(report, place)
    case = Case(
        outlet_id=report.outlet_id,
        article=article,
        lane=lane,
        lane_reason=reason,
        says=report.says,
        says_hash=report.says_hash,
        opened_at=clock.now(),
        last_report_at=report.received_at,
    )
    case.put(place, followed_to=article.current)
    case.save()
    record(SYSTEM, "case.open", case.outlet, case, lane=str(lane), reason=reason)
    return case
