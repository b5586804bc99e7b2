"""`/api/agency-items`: what agencies corrected or took back, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import AgencyChange
from corrigenda.flow.propagation.packets.came import Came, items_kept, items_that_came
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of
from corrigenda.surfaces.api.telling import outlets_allowing

router = Router(tags=["packets"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 422), Problem)


class AgencyItemsIn(Schema):
    """Which of them."""

    outlet: str = Field("", description="Slug; left out for all outlets at which one may see them.")
    before: int = Field(
        0, ge=0, lt=2**63, description="Go on below this id: `next` of the page before."
    )
    limit: int = Field(50, ge=1, le=100)


class ChangedWordsOut(Schema):
    """Words that the item changes."""

    before: str = Field(
        description="The old ones; where only the item is known, those that lead to its stories."
    )
    after: str = Field(description="The new ones; empty where they went, or are not known.")

    @classmethod
    def of(cls, row: AgencyChange) -> Self:
        """As the API tells it."""
        return cls(before=str(row.selector_data.get("exact", "")), after=row.after)


class AgencyItemOut(Schema):
    """An item that corrects or takes back what its agency sent before."""

    id: int = Field(description="Of its last change: a later version of the item has a higher one.")
    outlet: str
    agency: str
    item: str = Field(description="Its name, as the agency gives it; may be empty.")
    headline: str
    note: str = Field(description="What the agency says to the desks that have it.")
    link: str
    at: datetime
    is_canceled: bool = Field(description="It is taken back.")
    is_lost: bool = Field(description="It fits nothing here: look for it by hand.")
    is_sought: bool = Field(description="It is still looked for.")
    changes: list[ChangedWordsOut]
    counts: dict[str, int] = Field(description="Stories by state, as copies have states.")
    cases: list[int] = Field(description="Some of those that it opened, the first ones first.")

    @classmethod
    def of(cls, came: Came) -> Self:
        """As the API tells it."""
        one = came.change
        return cls(
            id=one.pk,
            outlet=one.outlet.slug,
            agency=one.source,
            item=one.guid,
            headline=one.headline,
            note=one.note,
            link=one.link,
            at=one.at,
            is_canceled=one.is_canceled,
            is_lost=came.is_lost,
            is_sought=came.is_sought,
            changes=[ChangedWordsOut.of(row) for row in came.changes if row.selector_data],
            counts=came.counts,
            cases=list(came.cases),
        )


class AgencyItemsOut(Schema):
    """Items, the newest first."""

    kept: int = Field(description="Items that are kept to be compared with what comes.")
    last_at: datetime | None = Field(description="When the last item came.")
    items: list[AgencyItemOut]
    next: int | None = Field(description="`before` of the next page; null on the last.")


@router.get("", response={200: AgencyItemsOut, **PROBLEMS}, operation_id="agency_items")
def listed(request: HttpRequest, asked: Query[AgencyItemsIn]) -> AgencyItemsOut:
    """What agencies corrected or took back, the newest first, and what became of it here.

    Going back by `next` none is missed and none comes twice; what comes meanwhile stands on the
    first page.
    """
    outlets = _outlets(staff_of(request), asked.outlet)
    found = items_that_came(outlets, asked.limit + 1, before=asked.before)
    kept, last_at = items_kept(outlets)
    page = found[: asked.limit]
    return AgencyItemsOut(
        kept=kept,
        last_at=last_at,
        items=[AgencyItemOut.of(one) for one in page],
        next=page[-1].change.pk if len(found) > asked.limit else None,
    )


def _outlets(staff: Staff, slug: str) -> list[Outlet]:
    own = outlets_allowing(staff, "subscriber.read")
    found = [one for one in own if slug in ("", one.slug)]
    if not found:
        raise HttpError(404, "There is no such outlet of yours.")
    return found
