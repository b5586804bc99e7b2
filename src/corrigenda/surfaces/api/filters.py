"""`/api/filters`: searches that are kept as tabs of the queue."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict

from corrigenda.flow.cases.actions.save_filter import drop_filter, save_filter
from corrigenda.flow.cases.models import SavedFilter
from corrigenda.flow.cases.queries import filters_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["queue"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 422), Problem)


class FilterIn(Schema):
    """A search under a name; one of yours of the same name is replaced."""

    model_config = ConfigDict(extra="forbid")

    name: str
    q: str = Field(description="As in the desk's search box.")
    sort: Annotated[str, Field(pattern="^(|newest|due|readers)$")] = ""
    outlet: str = Field("", description="Slug of the outlet at which everybody is to have it.")


class FilterOut(Schema):
    """A saved filter."""

    id: int
    name: str
    q: str
    sort: str
    outlet: str = Field(description="At which it is shared; empty for one of your own.")
    by: str
    yours: bool


class FiltersOut(Schema):
    """Your filters and those that are shared with you, by name."""

    filters: list[FilterOut]


@router.get("", response={200: FiltersOut, **PROBLEMS}, operation_id="filters")
def listed(request: HttpRequest) -> FiltersOut:
    """At most 24."""
    staff = staff_of(request)
    return FiltersOut(filters=[_out(one, staff) for one in filters_of(staff)])


@router.post("", response={201: FilterOut, **PROBLEMS}, operation_id="save_filter")
def save(request: HttpRequest, given: FilterIn) -> Status[FilterOut]:
    """Keep a search; with `outlet` everybody there has it."""
    staff = staff_of(request)
    saved = save_filter(
        _outlet(staff, given.outlet),
        name=given.name,
        query=given.q,
        sort=given.sort,
        shared=bool(given.outlet),
        by=actors.of(staff),
    )
    return Status(201, _out(saved, staff))


@router.api_operation(
    ["DELETE"], "/{int:pk}", response={204: None, **PROBLEMS}, operation_id="drop_filter"
)
def drop(request: HttpRequest, pk: int) -> Status[None]:
    """Give one of your own up, for everybody who had it."""
    staff = staff_of(request)
    saved = next((one for one in filters_of(staff) if one.pk == pk), None)
    if saved is None:
        raise HttpError(404, "You see no filter with this number.")
    drop_filter(saved, saved.outlet or _outlet(staff, ""), by=actors.of(staff))
    return Status(204, None)


def _outlet(staff: Staff, slug: str) -> Outlet:
    own = outlets_of(staff)
    found = next((one for one in own if slug in ("", one.slug)), None)
    if found is None:
        raise HttpError(404, "You work for no outlet of that name.")
    return found


def _out(saved: SavedFilter, staff: Staff) -> FilterOut:
    return FilterOut(
        id=saved.pk,
        name=saved.name,
        q=saved.query,
        sort=saved.sort,
        outlet=saved.outlet.slug if saved.outlet else "",
        by=saved.staff.full_name if saved.staff else "",
        yours=saved.staff_id == staff.pk,
    )
