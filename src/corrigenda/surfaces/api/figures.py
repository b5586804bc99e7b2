"""`GET /api/figures`: the desk's figures, the tables of its page."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.flow.publication.figures import desk, repeats
from corrigenda.flow.publication.figures.kinds import kinds_by
from corrigenda.flow.publication.figures.reckoning import Period, period
from corrigenda.flow.publication.figures.rows import reports_received
from corrigenda.flow.publication.figures.timing import how_long
from corrigenda.lib import clock
from corrigenda.surfaces.api.figures_csv import as_csv, tables_of
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["figures"], auth=by_staff_token)


class OpenOut(Schema):
    """Open cases of one age."""

    age: str
    typo: int
    fact: int


class TimesOut(Schema):
    """Seconds; null where it is not known, as nothing happened or too much still waits.

    What has not happened yet is `waiting`, and counts with the time that it has waited so far.
    """

    count: int
    median: float | None
    ninth: float | None
    waiting: int


class LaneOut(Schema):
    """How long the cases of one lane took from their first report.

    Until somebody looked, until the notice was published, and until our own look found the story
    changed.
    """

    lane: str
    first_look: TimesOut
    published: TimesOut
    verified: TimesOut


class CasesOut(Schema):
    """What became of the cases that readers first reported in the period."""

    opened: int
    decided: int
    declined: int
    open: int
    share: float | None


class KindsOut(Schema):
    """Corrections under one heading, by kind."""

    name: str
    kinds: dict[str, int]


class StoryOut(Schema):
    """A story that was corrected more than once."""

    headline: str
    url: str
    count: int


class AuthorOut(Schema):
    """An author: stories corrected more than once, and corrections of an error made before."""

    name: str
    stories: int
    same: int


class ErrorOut(Schema):
    """The same words, wrong again and put right alike."""

    before: str
    after: str
    count: int
    stories: int


class RepeatedOut(Schema):
    """Errors made again."""

    stories: list[StoryOut]
    authors: list[AuthorOut]
    errors: list[ErrorOut]


class FiguresOut(Schema):
    """All figures of a desk."""

    open: list[OpenOut]
    times: list[LaneOut]
    cases: CasesOut
    corrections_by: dict[str, list[KindsOut]]
    reports: int = Field(description="From readers, neither held nor rejected.")
    reports_by_door: dict[str, int] = Field(
        description="The same, and what machines found: sweep, guard, memory and packet."
    )
    repeated: RepeatedOut


Days = Literal["30", "91", "365"]
PROBLEMS = dict.fromkeys((401, 403, 404, 422), Problem)


@router.get("", response={200: FiguresOut, **PROBLEMS}, operation_id="figures")
def figures(request: HttpRequest, outlet: str = "", days: Days = "30") -> dict[str, object]:
    """Of all outlets at which you may see them, or of one."""
    outlets, within = _outlets(request, outlet), period(int(days), clock.now())
    return {
        "open": desk.open_by_age(outlets, within.until),
        "times": how_long(outlets, within),
        "cases": desk.accepted(outlets, within),
        "corrections_by": kinds_by(outlets, within),
        "reports": reports_received(outlets, within).count(),
        "reports_by_door": dict(desk.doors(outlets, within)),
        "repeated": _repeated(outlets, within),
    }


def _repeated(outlets: list[Outlet], within: Period) -> dict[str, object]:
    return {
        "stories": repeats.stories_again(outlets, within),
        "authors": repeats.authors_again(outlets, within),
        "errors": repeats.errors_again(outlets, within),
    }


@router.get(
    "/{name}.csv",
    response={200: str, **PROBLEMS},
    summary="One table of the figures, as CSV",
    operation_id="figures_file",
)
def figures_file(
    request: HttpRequest, name: str, outlet: str = "", days: Days = "30"
) -> HttpResponse:
    """By the name of a field of the figures: times.csv, corrections_by-author.csv and so on."""
    given = FiguresOut.model_validate(figures(request, outlet, days), from_attributes=True)
    tables = tables_of(given.model_dump())
    if name not in tables:
        raise HttpError(404, f"There is no table {name[:50]!r}, only: {', '.join(tables)}.")
    response = HttpResponse(as_csv(tables[name]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{name}.csv"'
    return response


def _outlets(request: HttpRequest, slug: str) -> list[Outlet]:
    readable = outlets_with(staff_of(request), "figures.read")
    if not readable:
        raise HttpError(403, "The figures of a desk are for its editors.")
    outlets = [one for one in readable if slug in ("", one.slug)]
    if not outlets:
        raise HttpError(404, f"You see no figures of an outlet {slug[:50]!r}.")
    return outlets
