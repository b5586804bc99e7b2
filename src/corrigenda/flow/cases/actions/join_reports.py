"""Put located reports into cases: same passage, same case."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.anchoring import Selector, State, describe, follow
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.move_passages import is_followable, move_passages
from corrigenda.flow.cases.lanes import sort
from corrigenda.flow.cases.models import Case, JoinedReport, Lane
from corrigenda.flow.cases.states import ENDED, UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.reports.actions.join import join
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
        start, end = _place_now(report, article)
        case = _case_on(report, article, start, end)
        if case is None:
            case = _open(report, article, start, end)
        else:
            _raise_lane(case, report, article, start, end)
        JoinedReport.objects.create(case=case, report=report, joined_at=clock.now())
        join(report)
        case.report_count += 1
        case.last_report_at = max(case.last_report_at, report.received_at)
        case.save(update_fields=["report_count", "last_report_at"])
    return case


def _place_now(report: Report, article: Article) -> tuple[int | None, int | None]:
    """Where the report's passage stands in the current version."""
    version, current = report.version, article.current
    if version is None or current is None or report.start is None or report.end is None:
        return None, None
    if version.pk == current.pk:
        return report.start, report.end
    selector = describe(version.text, report.start, report.end)
    anchor = follow(selector, version.text, current.text)
    return (anchor.start, anchor.end) if is_followable(anchor) else (None, None)


def _case_on(report: Report, article: Article, start: int | None, end: int | None) -> Case | None:
    cases = Case.objects.filter(article=article).exclude(state__in=ENDED).order_by("opened_at")
    if start is not None and end is not None:
        found = cases.filter(version=article.current, start__lt=end, end__gt=start).first()
        if found:
            _widen(found, article, start, end)
            return found
    elif report.version is not None and report.start is not None:
        # Gone meanwhile: the case on these words stayed in the version that had them.
        left = cases.filter(version=report.version, start__lt=report.end, end__gt=report.start)
        if found := left.first():
            return found
    return cases.filter(says_hash=report.says_hash, start=None).first()


def _widen(case: Case, article: Article, start: int, end: int) -> None:
    """Have the passage of an undecided case cover what its readers highlighted together."""
    if case.start is None or case.end is None or article.current is None:
        return
    start, end = min(case.start, start), max(case.end, end)
    if (start, end) == (case.start, case.end) or case.state != CaseState.NEW:
        return
    if end - start > MAX_SAYS:
        return
    text = article.current.text
    case.start, case.end, case.says = start, end, text[start:end]
    case.says_hash, case.anchor_state = words_hash(case.says), State.UNCHANGED
    case.selector_data = describe(text, start, end).to_dict()
    case.save(update_fields=["start", "end", "says", "says_hash", "anchor_state", "selector_data"])


def _raise_lane(
    case: Case, report: Report, article: Article, start: int | None, end: int | None
) -> None:
    """One reader who disputes a fact outweighs any number who saw a typo."""
    if case.lane == Lane.FACT or case.state not in UNDECIDED:
        return
    lane, reason = _lane_of(report, article, start, end)
    if lane == Lane.FACT:
        case.lane, case.lane_reason = lane, reason
        case.save(update_fields=["lane", "lane_reason"])
        record(SYSTEM, "case.lane", case.outlet, case, lane=str(lane), reason=reason)


def _lane_of(
    report: Report, article: Article, start: int | None, end: int | None
) -> tuple[Lane, str]:
    text = article.current.text if article.current else ""
    return sort(report.kind, report.says, report.should_say, text=text, start=start, end=end)


def _open(report: Report, article: Article, start: int | None, end: int | None) -> Case:
    found = start is not None and end is not None and article.current is not None
    text = article.current.text if article.current else ""
    selector = (
        describe(text, start or 0, end or 0) if found else Selector.from_dict(report.selector)
    )
    lane, reason = _lane_of(report, article, start, end)
    case = Case.objects.create(
        outlet_id=report.outlet_id,
        article=article,
        lane=lane,
        lane_reason=reason,
        says=report.says,
        says_hash=report.says_hash,
        selector_data=selector.to_dict(),
        version=article.current if found else None,
        start=start,
        end=end,
        anchor_state=State.UNCHANGED if found else "",
        opened_at=clock.now(),
        last_report_at=report.received_at,
    )
    record(SYSTEM, "case.open", case.outlet, case, lane=str(lane), reason=reason)
    return case
