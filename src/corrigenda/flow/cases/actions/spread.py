"""Put a case where its reports are, after some of them came or went together."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.cases.actions.index_twins import index_twins
from corrigenda.flow.cases.lanes import UNNOTED, sort, together
from corrigenda.flow.cases.models import Case, CasePlace, FoundBy, Lane
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.cases.stretches import MOST, Stretch
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.flow.reports.submission import words_hash
from corrigenda.lib import clock


def spread(case: Case, stretches: Sequence[Stretch]) -> None:
    """Let the passage and the further places of a case be those of its reports.

    The caller holds the case's lock. Its passage moves only while nobody is at work on it; of
    its further places those that only reports told of go when no report is about them any more.
    """
    if not stretches:
        return
    main = next((one for one in stretches if one.overlaps(case.article_id, case.place)), None)
    if case.state == CaseState.NEW:
        main = main or stretches[0]
        _stand(case, main)
    rest = [one for one in stretches if one is not main]
    for row in CasePlace.objects.filter(case=case).exclude(found_by=FoundBy.SWEEP):
        covering = [one for one in rest if one.overlaps(row.article_id, row.place)]
        if covering:
            rest = [one for one in rest if one not in covering]
        elif not row.place.is_lost and row.merged_case_id is None:
            row.delete()
    for one in rest:
        _add(case, one)


def _stand(case: Case, stretch: Stretch) -> None:
    place = stretch.place
    now = (case.article_id, case.version_id, case.start, case.end)
    there = (stretch.article.pk, place.version and place.version.pk, place.start, place.end)
    if now == there:
        return
    case.article = stretch.article
    case.says, case.says_hash = place.says, words_hash(place.says)
    case.put(place, followed_to=place.version)
    case.save(update_fields=["article", "says", "says_hash", *case.PLACE_FIELDS])
    index_twins(case)


def _add(case: Case, stretch: Stretch) -> None:
    one = CasePlace(
        case=case,
        article=stretch.article,
        says=stretch.place.says,
        found_by=FoundBy.REPORT,
        found_at=clock.now(),
    )
    one.put(stretch.place, followed_to=stretch.place.version)
    one.save()


def spread_lane(case: Case, reports: Sequence[Report]) -> None:
    """Let the lane be the one that these reports give; one that somebody chose stays."""
    if case.lane_by_hand or not reports:
        return
    seen = {
        (one.kind, one.says, one.should_say, one.version_id, one.start, one.end): one
        for one in reports
    }
    sorted_so = [_lane_of(one) for one in list(seen.values())[:MOST]]
    case.lane, case.lane_reason = together(sorted_so)
    case.save(update_fields=["lane", "lane_reason"])


def _lane_of(report: Report) -> tuple[Lane, str]:
    if report.channel == Channel.GUARD:
        return Lane.FACT, UNNOTED
    text = report.version.text if report.version else ""
    return sort(
        report.kind, report.says, report.should_say, text=text, start=report.start, end=report.end
    )
