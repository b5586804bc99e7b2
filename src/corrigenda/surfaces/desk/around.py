"""What there is to know around a case: its story, earlier cases, other places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.models import Article, Source
from corrigenda.flow.articles.queries import editors_of
from corrigenda.flow.cases.models import Case, CasePlace, FoundBy
from corrigenda.flow.corrections.queries import latest_of, withdrawn_at
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.copies.panel import NOTHING, Panel, panel
from corrigenda.surfaces.desk.status import ANCHORS, Status, status_of
from corrigenda.surfaces.desk.there import There

EARLIER = 5
PLACES = 20
SOURCES = {
    Source.PUSH.value: "sent by the CMS",
    Source.READ.value: "read from the page",
    Source.INGEST.value: "taken in from a file",
}
_FOUND_BY = {
    FoundBy.REPORT.value: "reported there, too",
    FoundBy.MERGE.value: "merged by hand",
    FoundBy.SWEEP.value: "found by the sweep",
}


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """Who wrote and edited the story.

    Attributes:
        authors: as its current version names them, or its byline when it names none.
        named: what the authors are, `Written by` or `Byline`.
        edited: how the last version came to us.
        edited_by: who made that version, as the CMS says it.
        editors: who edited the story before, the last one first.
        withdrawn_at: when the story was withdrawn; None for one that stands.
    """

    authors: list[str]
    named: str
    version: int
    edited: str
    edited_by: list[str]
    editors: list[str]
    edited_at: datetime | None
    first_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class PageUnread:
    """That the story's page could not be read the last time.

    Attributes:
        status: what it answered; 0 where it did not.
        gone: the house has taken the story away, as far as its page tells.
    """

    since: datetime
    status: int
    gone: bool
    why: str

    @classmethod
    def of(cls, article: Article) -> PageUnread | None:
        """None of a page that can be read."""
        if article.unread_since is None:
            return None
        gone = article.gone_since is not None
        return cls(article.unread_since, article.page_status, gone, article.read_error)


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """Another case on the story."""

    case: Case
    status: Status


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Another place where the passage stands."""

    place: CasePlace
    found: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Around:
    """All of it.

    Attributes:
        page: that the story's page could not be read the last time; None when it was.
        copies: where else the passage stands, and what became of that.
    """

    story: StoryFacts
    page: PageUnread | None
    earlier: list[EarlierCase]
    more_earlier: int
    places: list[OtherPlace]
    copies: Panel


def around(case: Case, there: There) -> Around:
    """Read it; a fixed number of queries."""
    rows = _others(case.article_id, case.pk)
    more = 0
    if len(rows) > EARLIER:
        more = (_number_on.first(case.article_id) or 0) - 1 - EARLIER
    found = _places(case.pk) if there.places else []
    latest = latest_of(rows[:EARLIER]) if rows else {}
    return Around(
        story=_story(case.article, withdrawn_at(case.article) if there.withdrawn else None),
        page=PageUnread.of(case.article),
        earlier=[EarlierCase(one, status_of(one, latest.get(one.pk))) for one in rows[:EARLIER]],
        more_earlier=max(0, more),
        places=[
            OtherPlace(one, _FOUND_BY.get(one.found_by, ""), ANCHORS.get(one.anchor_state, ""))
            for one in found
        ],
        copies=panel(case) if any(_of_copies(there)) else NOTHING,
    )


@prepared
def _others(article: int, case: int) -> QuerySet[Case]:
    others = Case.objects.filter(article=article).exclude(pk=case)
    return others.order_by("-opened_at", "-pk")[: EARLIER + 1]


@prepared
def _number_on(article: int) -> QuerySet[Case, int]:
    cases = Case.objects.filter(article=article).order_by().values("article")
    return cases.annotate(number=Count("pk")).values_list("number", flat=True)


@prepared
def _places(case: int) -> QuerySet[CasePlace]:
    places = CasePlace.objects.filter(case=case).select_related("article__current")
    light = places.defer("article__current__text", "article__current__block_data")
    return light.order_by("found_at", "pk")[:PLACES]


def _story(article: Article, withdrawn: datetime | None) -> StoryFacts:
    current = article.current
    authors = [str(one) for one in current.authors] if current else []
    named = "Written by"
    if current is not None and not authors:
        named, authors = "Byline", [one.text for one in current.blocks if one.role is Role.byline]
    last = [str(one) for one in current.edited_by] if current else []
    return StoryFacts(
        authors=authors,
        named=named if authors else "Written by",
        version=current.number if current else 0,
        edited=SOURCES.get(current.source, "") if current else "",
        edited_by=last,
        editors=[name for name in editors_of(article) if name not in last],
        edited_at=current.seen_at if current else None,
        first_at=current.published_at if current else None,
        withdrawn_at=withdrawn,
    )


def _of_copies(there: There) -> tuple[bool, ...]:
    return there.copies, there.answers, there.sweeps, there.original
