"""What became of the places of a packet: what its house is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.corrections.states import ChangeState
from corrigenda.flow.propagation.models import IncomingPacket, ItemPlace, PacketPlace
from corrigenda.flow.propagation.packets.form import MOST_PLACES
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.reports.models import Report
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
    told: list[dict[str, str]] = []
    rows = packet.places.order_by("pk")
    after = 0
    while places := list(rows.filter(pk__gt=after)[:_IN_ONE_LOOK]):
        after = places[-1].pk
        for url, state in states_of(places):
            counts[state] += 1
            if len(told) < MOST_PLACES:
                told.append({"url": url, "state": state.value})
    # An empty count of what nobody looked for would read as found in no story.
    why = {"verdict": packet.verdict} if packet.verdict else {}
    return {"counts": dict(sorted(counts.items())), "places": told, **why}


def states_of(places: Sequence[PacketPlace | ItemPlace]) -> Iterator[tuple[str, CopyState]]:
    """The address of each and its state, in their order, by keys and without a join.

    PostgreSQL has no statistics yet of ten thousand rows that came just now, and went through all
    reports for each of them, for a minute.
    """
    articles = Article.objects.in_bulk([one.article_id for one in places])
    keys = [one.report_id for one in places]
    rejected = set(
        Report.objects.filter(pk__in=keys, state=ReportState.REJECTED).values_list("pk", flat=True)
    )
    joined = dict(JoinedReport.objects.filter(report__in=keys).values_list("report", "case"))
    cases = Case.objects.in_bulk(set(joined.values()))
    changes = dict(
        StoryChange.objects.filter(correction__case__in=list(cases))
        .order_by("pk")
        .values_list("correction__case", "state")
    )
    for place in places:
        case = cases.get(joined.get(place.report_id, 0))
        # What an editor can still take back is not told yet.
        said = case and (case.undo_state if case.can_be_undone else case.state)
        change = changes.get(case.pk, "") if case else ""
        article = articles[place.article_id]
        refused = place.report_id in rejected
        yield article.url, _state(article, str(said or ""), change, rejected=refused)


def is_final(outcome: dict[str, object]) -> bool:
    """Whether nothing of it will change by itself."""
    counts = outcome["counts"]
    assert isinstance(counts, dict)
    return not set(counts) - {one.value for one in FINAL}


def _state(article: Article, case: str, change: str, *, rejected: bool) -> CopyState:
    if change in _DONE:
        return CopyState.CORRECTED
    if article.gone_at:
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
