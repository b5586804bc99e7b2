"""`/api/cases`: the cases of a member of staff, and what reports are in which."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError

from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.point_out import point_out
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_of, merged_case
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.newsroom import actors
from corrigenda.surfaces.api.case_in_full import in_full
from corrigenda.surfaces.api.case_in_full_schemas import CaseInFullOut
from corrigenda.surfaces.api.case_out import out
from corrigenda.surfaces.api.cases_schemas import (
    CaseOut,
    CasesIn,
    CasesOut,
    LaneIn,
    MergeIn,
    PointIn,
    ReopenIn,
    SplitIn,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["cases"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)


@router.get("", response={200: CasesOut, **PROBLEMS}, operation_id="cases")
def cases(request: HttpRequest, asked: Query[CasesIn]) -> CasesOut:
    """The cases that you may see, the newest first; go on with `before`."""
    rows = _asked(cases_of(staff_of(request)), asked).order_by("-pk")[: asked.limit]
    return CasesOut(cases=[out(case) for case in _light(rows)])


@router.get("/{int:pk}", response={200: CaseInFullOut, **PROBLEMS}, operation_id="case")
def case(request: HttpRequest, pk: int) -> CaseInFullOut:
    """All that the desk's screen of it tells; of a merged one, the case that has its reports."""
    return in_full(case_for(request, pk), staff_of(request))


@router.post("/{int:pk}/split", response={200: CaseInFullOut, **PROBLEMS}, operation_id="split")
def split_off(request: HttpRequest, pk: int, given: SplitIn) -> CaseInFullOut:
    """Make some reports a case of their own; answers with it."""
    new = split(case_for(request, pk), given.reports, by=actors.of(staff_of(request)))
    return in_full(case_for(request, new.pk), staff_of(request))


@router.post("/{int:pk}/merge", response={200: CaseInFullOut, **PROBLEMS}, operation_id="merge")
def merge_into(request: HttpRequest, pk: int, given: MergeIn) -> CaseInFullOut:
    """Move all its reports to another case; answers with that."""
    source, target = case_for(request, pk), case_for(request, given.into)
    merge(source, into=target, by=actors.of(staff_of(request)))
    return in_full(case_for(request, target.pk), staff_of(request))


@router.post("/{int:pk}/lane", response={200: CaseOut, **PROBLEMS}, operation_id="lane")
def lane(request: HttpRequest, pk: int, given: LaneIn) -> CaseOut:
    """Put it into a lane; later reports leave it there."""
    found = case_for(request, pk)
    move_lane(found, given.lane, by=actors.of(staff_of(request)))
    return out(found)


@router.post("/{int:pk}/reopen", response={200: CaseOut, **PROBLEMS}, operation_id="reopen")
def open_again(request: HttpRequest, pk: int, given: ReopenIn) -> CaseOut:
    """Look at a declined case again."""
    found = case_for(request, pk)
    reopen(found, reason=given.reason, by=actors.of(staff_of(request)))
    return out(found)


@router.post("/{int:pk}/place", response={200: CaseInFullOut, **PROBLEMS}, operation_id="place")
def place(request: HttpRequest, pk: int, given: PointIn) -> CaseInFullOut:
    """Say which of its `standing.spots` is meant."""
    found = case_for(request, pk)
    point_out(found, version=given.version, start=given.start, by=actors.of(staff_of(request)))
    return in_full(case_for(request, found.pk), staff_of(request))


def case_for(request: HttpRequest, pk: int) -> Case:
    """The case that the caller may see; of a merged one, the one that has its reports.

    Raises:
        HttpError: 404, there is none.
    """
    staff = staff_of(request)
    found = cases_of(staff).filter(pk=pk).first() or merged_case(staff, pk)
    if found is None:
        raise HttpError(404, "You may see no case with this number.")
    return found


def _asked(rows: QuerySet[Case], asked: CasesIn) -> QuerySet[Case]:
    if asked.outlet:
        rows = rows.filter(outlet__slug=asked.outlet)
    if asked.state:
        states = UNDECIDED if asked.state == "open" else (asked.state,)
        rows = rows.filter(state__in=states)
    if asked.lane:
        rows = rows.filter(lane=asked.lane)
    if asked.url:
        rows = rows.filter(article=article_at(asked.url))
    if asked.before is not None:
        rows = rows.filter(pk__lt=asked.before)
    return rows


def _light(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Without the texts of the stories."""
    light = rows.select_related(None).select_related("article__current", "outlet")
    return light.defer("article__current__text", "article__current__block_data")
