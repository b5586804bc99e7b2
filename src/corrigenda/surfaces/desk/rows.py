"""A case as the queue shows it in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from corrigenda.anchoring import Op, Piece
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Lane, Severity
from corrigenda.flow.cases.proposals import clipped, shown_diff
from corrigenda.flow.cases.queries import cases_replied
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.offers import NOTHING, Offer, offers_for
from corrigenda.flow.corrections.queries import latest_of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.newsroom.queries import outlets_of, roles_of
from corrigenda.flow.propagation.copies.ledger import originals_of
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.elapsed import age, span
from corrigenda.surfaces.desk.status import ANCHORS, Status, status_of

CONTEXT = 32
"""Code points of context that a selector has at least, unless the story begins or ends there."""
LEAD, TRAIL = 28, 32
"""Code points around the passage that a row shows: together with it, about a line."""
_LANES = {one.value: str(one.label) for one in Lane}
_GRAVE = {one.value: str(one.label) for one in (Severity.HIGH, Severity.URGENT)}


class Row(NamedTuple):
    """A case in the queue: all that its line shows, and nothing else.

    Attributes:
        chosen: what the form sends for it: its key, and what was looked at.
        diff: the passage, with what readers want or what was decided.
        lead, trail: the words around it.
        decidable: this member of staff may decide it, and it is not decided.
        acceptable: one key accepts it.
        second: why a second person approves what is accepted; empty when nobody need.
        different: how many different suggestions there are.
        grave: its severity, when it is worth a badge.
        since: reports that came after it was declined, and were told the same.
        due: how far its due time is; empty once it is decided.
        replied: a reader wrote to the desk, and no editor has read it.
        outlet: whose it is, for who works for several.
        original: the case whose error it repeats, and of how many; nought of any other.
        last_at, ago: when its last report came in, and how long ago.
        name: what a screen reader calls the buttons of the row by.
    """

    pk: int
    chosen: str
    language: str
    lead: str
    diff: tuple[Piece, ...]
    trail: str
    name: str
    lane: str
    lane_name: str
    lane_reason: str
    grave: str
    anchor: str
    different: int
    status: Status
    since: int
    owner: str
    due: str
    late: bool
    replied: bool
    story: str
    outlet: str
    reports: int
    last_at: str
    ago: str
    decidable: bool
    acceptable: bool
    second: str
    original: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows of a page are made of besides their cases, each by its key."""

    stories: dict[int, _Story]
    outlets: dict[int, Outlet]
    owners: dict[int, Staff]
    offers: dict[int, Offer]
    corrections: dict[int, Correction]
    replied: set[int]
    originals: dict[int, tuple[int, int]]
    deciding: set[int]
    several: bool
    now: datetime


class _Story(NamedTuple):
    """What a row shows of a story; its texts would be fifty stories a page."""

    pk: int
    url: str
    headline: str | None
    language: str | None


def rows_of(cases: list[Listed], staff: Staff) -> list[Row]:
    """The rows of a page, in a number of queries that does not grow with it."""
    outlets = {one.pk: one for one in outlets_of(staff)}
    several, seen = len(outlets) > 1, list(outlets)
    if others := {case.outlet_id for case in cases} - outlets.keys():
        outlets |= {one.pk: one for one in _outlets(others)}
    owned = {case.owner_id for case in cases if case.owner_id}
    page = _Page(
        stories={one.pk: one for one in map(_Story._make, _stories({c.article_id for c in cases}))},
        outlets=outlets,
        owners={one.pk: one for one in _staff(owned)} if owned else {},
        offers=offers_for(cases),
        corrections=latest_of(cases),
        replied=cases_replied([case.pk for case in cases]),
        originals=originals_of((case.pk for case in cases), seen),
        deciding={
            outlet
            for outlet, role in roles_of(staff).items()
            if role in ALLOWED["correction.decide"]
        },
        several=several,
        now=clock.now(),
    )
    return [_row(case, page) for case in cases]


@prepared
def _stories(keys: set[int]) -> QuerySet[Article, tuple[int, str, str | None, str | None]]:
    stories = Article.objects.filter(pk__in=keys)
    return stories.values_list("pk", "url", "current__headline", "current__language")


@prepared
def _outlets(keys: set[int]) -> QuerySet[Outlet]:
    return Outlet.objects.filter(pk__in=keys)


@prepared
def _staff(keys: set[int]) -> QuerySet[Staff]:
    return Staff.objects.filter(pk__in=keys)


def _row(case: Listed, page: _Page) -> Row:
    story = page.stories[case.article_id]
    outlet, owner = page.outlets[case.outlet_id], page.owners.get(case.owner_id or 0)
    offer, correction = page.offers.get(case.pk, NOTHING), page.corrections.get(case.pk)
    undecided = case.state in UNDECIDED
    decidable = undecided and case.outlet_id in page.deciding
    due, late = _due(case, page.now) if undecided else ("", False)
    return Row(
        pk=case.pk,
        chosen=f"{case.pk}:{offer.first.key}" if offer.first else f"{case.pk}:",
        language=story.language or outlet.language,
        lead=_tail(case, case.prefix),
        diff=tuple(_pieces(case, case.exact, offer, correction)),
        trail=_head(case.suffix),
        name=" ".join(case.says.split())[:60],
        lane=case.lane,
        lane_name=_LANES[case.lane],
        lane_reason=case.lane_reason,
        grave=_GRAVE.get(case.severity, "") if undecided else "",
        anchor=ANCHORS.get(case.anchor_state, "") if undecided else "",
        different=offer.different,
        status=status_of(case, correction),
        since=_since(case),
        owner=owner.full_name if owner else "",
        due=due,
        late=late,
        replied=case.pk in page.replied,
        story=story.headline or story.url,
        outlet=outlet.name if page.several else "",
        reports=case.report_count,
        last_at=case.last_report_at.isoformat(),
        ago=age(page.now - case.last_report_at),
        decidable=decidable,
        acceptable=decidable and offer.acceptable,
        second=offer.because if decidable else "",
        original=page.originals.get(case.pk, (0, 0)),
    )


def _since(case: Listed) -> int:
    """Reports that came after it was decided or declined."""
    if case.state in UNDECIDED:
        return 0
    return case.since_declined if case.state == CaseState.DECLINED else case.since_decided


def _due(case: Listed, now: datetime) -> tuple[str, bool]:
    """How far its due time is, and whether it is over."""
    if case.due_at is None:
        return "", False
    late = case.due_at < now
    return (f"{span(now - case.due_at)} late" if late else f"in {span(case.due_at - now)}"), late


def _pieces(case: Listed, exact: str, offer: Offer, correction: Correction | None) -> list[Piece]:
    if correction is not None and case.state not in UNDECIDED:
        return shown_diff(correction.before, correction.after)
    return offer.first.diff if offer.first else clipped([Piece(Op.EQUAL, exact)])


def _tail(case: Listed, text: str) -> str:
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
