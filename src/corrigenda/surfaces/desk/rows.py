"""A case as the queue shows it in one line."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.anchoring import Op, Piece
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case, Severity
from corrigenda.flow.cases.proposals import clipped, shown_diff
from corrigenda.flow.cases.queries import cases_replied
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.offers import NOTHING, Offer, offers_for
from corrigenda.flow.corrections.queries import latest_of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.newsroom.queries import outlets_of, roles_of
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.elapsed import span
from corrigenda.surfaces.desk.status import ANCHORS, Status, status_of

CONTEXT = 32
"""Code points of context that a selector has at least, unless the story begins or ends there."""
LEAD, TRAIL = 28, 32
"""Code points around the passage that a row shows: together with it, about a line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the queue.

    Attributes:
        chosen: what the form sends for it: its key, and what was looked at.
        diff: the passage, with what readers want or what was decided.
        lead, trail: the words around it.
        decidable: this member of staff may decide it, and it is not decided.
        grave: its severity, when it is worth a badge.
        due: how far its due time is; empty once it is decided.
        replied: a reader wrote to the desk, and no editor has read it.
    """

    case: Case
    chosen: str
    diff: list[Piece]
    offer: Offer
    status: Status
    anchor: str
    lead: str
    trail: str
    decidable: bool
    grave: str
    due: str
    late: bool
    replied: bool

    @property
    def acceptable(self) -> bool:
        """One key accepts it."""
        return self.decidable and self.offer.acceptable

    @property
    def name(self) -> str:
        """What a screen reader calls the buttons of the row by."""
        return " ".join(self.case.says.split())[:60]


def rows_of(cases: list[Case], staff: Staff) -> list[Row]:
    """The rows of a page, in a number of queries that does not grow with it."""
    _with_stories(cases, staff)
    offers, corrections = offers_for(cases), latest_of(cases)
    replied = cases_replied([case.pk for case in cases])
    deciding = {
        outlet for outlet, role in roles_of(staff).items() if role in ALLOWED["correction.decide"]
    }
    return [
        _row(
            case,
            offers.get(case.pk, NOTHING),
            corrections.get(case.pk),
            may_decide=case.outlet_id in deciding,
            replied=case.pk in replied,
        )
        for case in cases
    ]


def _with_stories(cases: list[Case], staff: Staff) -> None:
    """Without the texts of the stories, of which a page of the queue would load fifty."""
    articles = {one.pk: one for one in _stories({case.article_id for case in cases})}
    wanted = {one.outlet_id for one in articles.values()} | {case.outlet_id for case in cases}
    outlets = {one.pk: one for one in outlets_of(staff)}
    if others := wanted - outlets.keys():
        outlets |= {one.pk: one for one in _outlets(others)}
    owned = {case.owner_id for case in cases if case.owner_id}
    owners = {one.pk: one for one in _staff(owned)} if owned else {}
    for case in cases:
        case.article = articles[case.article_id]
        case.article.outlet = outlets[case.article.outlet_id]
        case.outlet = outlets[case.outlet_id]
        case.owner = owners.get(case.owner_id or 0)


@prepared
def _stories(keys: set[int]) -> QuerySet[Article]:
    stories = Article.objects.filter(pk__in=keys).select_related("current")
    return stories.only("url", "outlet_id", "same_as", "current__headline", "current__language")


@prepared
def _outlets(keys: set[int]) -> QuerySet[Outlet]:
    return Outlet.objects.filter(pk__in=keys)


@prepared
def _staff(keys: set[int]) -> QuerySet[Staff]:
    return Staff.objects.filter(pk__in=keys)


def _row(
    case: Case, offer: Offer, correction: Correction | None, *, may_decide: bool, replied: bool
) -> Row:
    selector, now = case.selector, clock.now()
    undecided = case.state in UNDECIDED
    late = undecided and case.due_at is not None and case.due_at < now
    due = ""
    if undecided and case.due_at is not None:
        due = f"{span(now - case.due_at)} late" if late else f"in {span(case.due_at - now)}"
    return Row(
        case=case,
        chosen=f"{case.pk}:{offer.first.key}" if offer.first else f"{case.pk}:",
        diff=_pieces(case, selector.exact, offer, correction),
        offer=offer,
        status=status_of(case, correction),
        anchor=ANCHORS.get(case.anchor_state, "") if undecided else "",
        lead=_tail(case, selector.prefix),
        trail=_head(selector.suffix),
        decidable=undecided and may_decide,
        grave=_grave(case) if undecided else "",
        due=due,
        late=late,
        replied=replied,
    )


def _grave(case: Case) -> str:
    return Severity(case.severity).label if case.severity in ("high", "urgent") else ""


def _pieces(case: Case, exact: str, offer: Offer, correction: Correction | None) -> list[Piece]:
    if correction is not None and case.state not in UNDECIDED:
        return shown_diff(correction.before, correction.after)
    return offer.first.diff if offer.first else clipped([Piece(Op.EQUAL, exact)])


def _tail(case: Case, text: str) -> str:
    """The last whole words before a passage, in its own paragraph."""
    _, blank, last = text.rpartition("\n")
    begins = bool(blank) or not text or case.start == len(text)
    if begins and len(last) <= LEAD:
        return last
    return "…" + last[-LEAD:].partition(" ")[2]


def _head(text: str) -> str:
    """The first whole words after a passage, in its own paragraph."""
    first, blank, _ = text.partition("\n")
    ends = bool(blank) or len(text) < CONTEXT
    if ends and len(first) <= TRAIL:
        return first
    return first[:TRAIL].rpartition(" ")[0] + "\u00a0…"
