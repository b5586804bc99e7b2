"""What became of the places of a packet: what its house is told."""

from __future__ import annotations

from collections import Counter

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import JoinedReport
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.corrections.states import ChangeState
from corrigenda.flow.propagation.models import IncomingPacket
from corrigenda.flow.propagation.packets.form import MOST_PLACES
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.reports.states import ReportState

FINAL = (CopyState.CORRECTED, CopyState.DECLINED, CopyState.GONE)
_DONE = (ChangeState.APPLIED, ChangeState.VERIFIED)
_IN_ONE_LOOK = 2_000


def outcome_of(packet: IncomingPacket) -> dict[str, object]:
    """Counts of the places by state, and as many of the places as a packet may tell.

    The states are those of a copy: *found* until somebody decides, *requested* once the change is
    asked of the CMS, and *corrected* when the new words were seen in the story.
    """
    counts: Counter[str] = Counter()
    places: list[dict[str, str]] = []
    rows = packet.places.select_related("report", "article").order_by("pk")
    after = 0
    while found := list(rows.filter(pk__gt=after)[:_IN_ONE_LOOK]):
        after = found[-1].pk
        cases = {
            one.report_id: one.case
            for one in JoinedReport.objects.filter(
                report__in=[place.report_id for place in found]
            ).select_related("case")
        }
        changes = dict(
            StoryChange.objects.filter(correction__case__in=cases.values())
            .order_by("pk")
            .values_list("correction__case", "state")
        )
        for place in found:
            case = cases.get(place.report_id)
            # What an editor can still take back is not told yet.
            told = case and (case.undo_state if case.can_be_undone else case.state)
            state = _state(
                place.article,
                str(told or ""),
                changes.get(case.pk, "") if case else "",
                rejected=place.report.state == ReportState.REJECTED,
            )
            counts[state] += 1
            if len(places) < MOST_PLACES:
                places.append({"url": place.article.url, "state": state.value})
    return {"counts": dict(sorted(counts.items())), "places": places}


def is_final(outcome: dict[str, object]) -> bool:
    """Whether nothing of it will change by itself."""
    counts = outcome["counts"]
    assert isinstance(counts, dict)
    return not set(counts) - {one.value for one in FINAL}


def _state(article: Article, case: str, change: str, *, rejected: bool) -> CopyState:
    if change in _DONE:
        return CopyState.CORRECTED
    if article.gone_since:
        return CopyState.GONE
    if rejected or case == CaseState.DECLINED:
        return CopyState.DECLINED
    if not case or case in UNDECIDED:
        return CopyState.FOUND
    if change:
        return CopyState.REQUESTED
    # Decided or published without a change to the words: the notice is the correction.
    return (
        CopyState.CORRECTED
        if case in (CaseState.PUBLISHED, CaseState.CLOSED)
        else (CopyState.REQUESTED)
    )
