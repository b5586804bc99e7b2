"""The queue: the cases that wait, and those that waited."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from corrigenda.anchoring import Op, Piece
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.queries import Wording, cases_of, wordings_of
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import latest_of, waiting_for_approval
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import for_staff, page
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
class Tab:
    """A state of the queue, with how many cases are in it."""

    key: str
    name: str
    cases: int
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the queue."""

    case: Case
    diff: list[Piece]
    suggestions: int
    status: Status
    anchor: str
    lead: str
    trail: str


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The cases of the outlets that somebody works for, fifty a page."""
    tab = request.GET.get("show", "decide")
    tab = tab if tab in TABS else "decide"
    lane = request.GET.get("lane", "")
    lane = lane if lane in Lane.values else ""
    everything = cases_of(staff)
    inside = everything.filter(lane=lane) if lane else everything
    counts = _counts(inside)
    pages = Paginator(_light(inside.filter(_conditions()[tab])), PER_PAGE)
    # The tabs have counted already.
    pages.__dict__["count"] = counts[tab]
    this = pages.get_page(request.GET.get("page"))
    context: dict[str, object] = {
        "tabs": [
            Tab(key, name, counts[key], _url(key, lane), key == tab)
            for key, (name, _) in TABS.items()
        ],
        "lanes": [
            ("All", _url(tab, ""), not lane),
            *((one.label, _url(tab, one.value), lane == one.value) for one in Lane),
        ],
        "tab": tab,
        "lane": lane,
        "title": TABS[tab][0],
        "empty": TABS[tab][1],
        "rows": _rows(list(this.object_list)),
        "this": this,
        "earlier": _url(tab, lane, this.number - 1) if this.has_previous() else "",
        "later": _url(tab, lane, this.number + 1) if this.has_next() else "",
    }
    return page(request, staff, "desk/queue.html", context)


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
    passage = selector.exact
    suggested = proposals(case, passage, wordings)
    pieces = suggested[0].diff if suggested else clipped([Piece(Op.EQUAL, passage)])
    return Row(
        case=case,
        diff=pieces,
        suggestions=len(suggested),
        status=status_of(case, correction),
        anchor=ANCHORS.get(case.anchor_state, "") if case.state in UNDECIDED else "",
        lead=_tail(case, selector.prefix),
        trail=_head(selector.suffix),
    )


def _tail(case: Case, text: str) -> str:
    """The whole words before a passage, in its own paragraph."""
    _, blank, last = text.rpartition("\n")
    if blank or case.start == len(text):
        return last
    return "…" + last.partition(" ")[2]


def _head(text: str) -> str:
    """The whole words after a passage, in its own paragraph."""
    first, blank, _ = text.partition("\n")
    if blank or len(text) < CONTEXT:
        return first
    return first.rpartition(" ")[0] + " …"


def _url(tab: str, lane: str, number: int = 1) -> str:
    given = {
        "show": tab if tab != "decide" else "",
        "lane": lane,
        "page": str(number) if number > 1 else "",
    }
    kept = {name: value for name, value in given.items() if value}
    return "?" + urlencode(kept) if kept else "?"
