"""`/desk/figures`: the page, and each of its tables as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.flow.publication.figures.reckoning import Period, period
from corrigenda.lib import clock
from corrigenda.lib.spreadsheet import BOM, csv_of
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.figures.plots import plot
from corrigenda.surfaces.desk.figures.repeated import REPEATED
from corrigenda.surfaces.desk.figures.tables import MAKERS, Cell, Table
from corrigenda.surfaces.problems import answer

TABLES = {**MAKERS, **REPEATED}
OF_SEVERAL = {"by-desk"}
"""Tables that of one outlet have one row, which tells nothing."""
PERIODS = {"30": "30 days", "91": "a quarter", "365": "a year"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures are asked for."""

    outlets: list[Outlet]
    outlet: Outlet | None
    days: str
    within: Period


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The figures of all outlets of theirs, or of `?outlet=`, over `?days=`."""
    asked = _asked(request, staff)
    if asked is None:
        return _not_for_them(request)
    outlets = _chosen(asked)
    found = [
        make(outlets, asked.within)
        for name, make in TABLES.items()
        if len(outlets) > 1 or name not in OF_SEVERAL
    ]
    context: dict[str, object] = {
        "asked": asked,
        "periods": PERIODS.items(),
        "drawn": [(table, plot(table), _rows(table)) for table in found],
    }
    return page(request, staff, "desk/figures/figures.html", context)


@for_staff
@require_safe
def file(request: HttpRequest, staff: Staff, name: str) -> HttpResponse:
    """One table, as CSV."""
    asked = _asked(request, staff)
    if asked is None:
        return _not_for_them(request)
    if name not in TABLES:
        raise Http404
    table = TABLES[name](_chosen(asked), asked.within)
    response = HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{name}.csv"'
    return response


def as_csv(table: Table) -> str:
    """A table for a spreadsheet, which does not work out what stands in it."""
    columns = [*table.columns, *(["Address"] if table.links else [])]
    rows = [[*row, *table.links[at : at + 1]] for at, row in enumerate(table.rows)]
    return BOM + csv_of([columns, *rows])


def _rows(table: Table) -> list[tuple[str, Sequence[Cell]]]:
    """The rows, each with where it leads."""
    links = table.links or [""] * len(table.rows)
    return list(zip(links, table.rows, strict=True))


def _asked(request: HttpRequest, staff: Staff) -> Asked | None:
    """None for somebody who may not see the figures of any outlet.

    Raises:
        Http404: an outlet or a period that there is not.
    """
    outlets = outlets_with(staff, "figures.read")
    if not outlets:
        return None
    days, slug = request.GET.get("days", "30"), request.GET.get("outlet", "")
    chosen = next((one for one in outlets if one.slug == slug), None)
    if days not in PERIODS or (slug and chosen is None):
        raise Http404
    return Asked(outlets, chosen, days, period(int(days), clock.now()))


def _chosen(asked: Asked) -> list[Outlet]:
    return [asked.outlet] if asked.outlet else asked.outlets


def _not_for_them(request: HttpRequest) -> HttpResponse:
    detail = "The figures of a desk are for its editors, its standards editor and administrators."
    return answer(request, 403, "not-allowed", detail)
