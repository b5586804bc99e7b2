"""What the queue lists: which cases, how many of each state, fifty a page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.http import urlencode

from corrigenda.anchoring import Op, Piece, word_diff
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.queries import Wording, cases_of, wordings_of
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import latest_of, waiting_for_approval
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.proposals import clipped, proposals
from corrigenda.surfaces.desk.status import ANCHORS, Status, status_of

PER_PAGE = 50
CONTEXT = 32
"""Code points of context that a selector has at least, unless the story begins or ends there."""
TABS = {
    "decide": ("To decide", "Nothing waits to be decided."),
    "approval": ("To approve", "Nothing waits for a second person."),
    "decided": ("Decided", "No case has been decided yet."),
    "declined": ("Declined", "No case has been declined."),
}
_SETTLED = (CaseState.PUBLISHED, CaseState.CLOSED)


@dataclass(frozen=True, slots=True)
class Link:
    """A filter, with how many cases it lets through where that is known."""

    name: str
    url: str
    here: bool
    cases: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the queue.

    Attributes:
        diff: the passage, with what readers want or what was decided.
        suggestions: how many different ones there are to choose from.
        lead, trail: the words around it.
    """

    case: Case
    diff: list[Piece]
    suggestions: int
    status: Status
    anchor: str
    lead: str
    trail: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the queue.

    Attributes:
        empty: what there is to say when no case is in it.
        newer, older: where the neighbouring pages are; empty where there is none.
    """

    tab: str
    lane: str
    title: str
    empty: str
    tabs: list[Link]
    lanes: list[Link]
    rows: list[Row]
    number: int
    pages: int
    newer: str
    older: str


def listing(staff: Staff, *, show: str, lane: str, page: str) -> Listing:
    """The cases of the outlets that somebody works for; what makes no sense is passed over.

    Args:
        show: a key of `TABS`; others mean the first.
        lane: a lane, or all.
        page: from 1 on; beyond the last one means the last one.
    """
    tab = show if show in TABS else "decide"
    lane = lane if lane in Lane.values else ""
    cases = cases_of(staff)
    if lane:
        cases = cases.filter(lane=lane)
    counts = _counts(cases)
    pages = max(1, -(-counts[tab] // PER_PAGE))
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1
    number = min(max(wanted, 1), pages)
    first = (number - 1) * PER_PAGE
    shown = _light(cases.filter(_conditions()[tab]))[first : first + PER_PAGE]
    return Listing(
        tab=tab,
        lane=lane,
        title=TABS[tab][0],
        empty=TABS[tab][1],
        tabs=[
            Link(name, _url(key, lane), key == tab, counts[key]) for key, (name, _) in TABS.items()
        ],
        lanes=[
            Link("All", _url(tab, ""), not lane),
            *(Link(one.label, _url(tab, one.value), lane == one.value) for one in Lane),
        ],
        rows=_rows(list(shown)),
        number=number,
        pages=pages,
        newer=_url(tab, lane, number - 1) if number > 1 else "",
        older=_url(tab, lane, number + 1) if number < pages else "",
    )


def _conditions() -> dict[str, Q]:
    waits = Q(waiting_for_approval())
    return {
        "decide": Q(state__in=UNDECIDED),
        "approval": Q(state=CaseState.DECIDED) & waits,
        "decided": Q(state__in=_SETTLED) | (Q(state=CaseState.DECIDED) & ~waits),
        "declined": Q(state=CaseState.DECLINED),
    }


def _counts(cases: QuerySet[Case]) -> dict[str, int]:
    wanted = {key: Count("pk", filter=condition) for key, condition in _conditions().items()}
    return cases.order_by().aggregate(**wanted)


def _light(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Without the texts of the stories, of which a page of the queue would load fifty."""
    return (
        cases.select_related(None)
        .select_related("article__current", "outlet")
        .defer("article__current__text", "article__current__block_data")
    )


def _rows(cases: list[Case]) -> list[Row]:
    wordings = wordings_of(cases)
    corrections = latest_of(cases)
    return [_row(case, wordings.get(case.pk, []), corrections.get(case.pk)) for case in cases]


def _row(case: Case, wordings: list[Wording], correction: Correction | None) -> Row:
    selector = case.selector
    ranked = proposals(case, selector.exact, wordings) if case.state in UNDECIDED else []
    if correction is not None and case.state not in UNDECIDED:
        pieces = clipped(word_diff(correction.before, correction.after))
    elif ranked:
        pieces = ranked[0].diff
    else:
        pieces = clipped([Piece(Op.EQUAL, selector.exact)])
    return Row(
        case=case,
        diff=pieces,
        suggestions=len(ranked),
        status=status_of(case, correction),
        anchor=ANCHORS.get(case.anchor_state, "") if case.state in UNDECIDED else "",
        lead=_tail(case, selector.prefix),
        trail=_head(selector.suffix),
    )


def _tail(case: Case, text: str) -> str:
    """The whole words before a passage, in its own paragraph."""
    _, blank, last = text.rpartition("\n")
    if blank or not text or case.start == len(text):
        return last
    return "…" + last.partition(" ")[2]


def _head(text: str) -> str:
    """The whole words after a passage, in its own paragraph."""
    first, blank, _ = text.partition("\n")
    if blank or len(text) < CONTEXT:
        return first
    return first.rpartition(" ")[0] + "\u00a0…"


def _url(tab: str, lane: str, number: int = 1) -> str:
    given = {
        "show": tab if tab != "decide" else "",
        "lane": lane,
        "page": str(number) if number > 1 else "",
    }
    kept = {name: value for name, value in given.items() if value}
    return "?" + urlencode(kept) if kept else "?"
