"""`/api/cases`: the cases of a member of staff, and what reports are in which."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError

from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_of, merged_case, places_of, reports_in, wordings_of
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.newsroom import actors
from corrigenda.surfaces.api.cases_schemas import (
    CaseInFullOut,
    CaseOut,
    CaseReportOut,
    CasesIn,
    CasesOut,
    LaneIn,
    MergeIn,
    PlaceOut,
    ReopenIn,
    SplitIn,
    SuggestionOut,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["cases"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)
MOST_REPORTS = 200


@router.get("", response={200: CasesOut, **PROBLEMS}, operation_id="cases")
def cases(request: HttpRequest, asked: Query[CasesIn]) -> CasesOut:
    """The cases that you may see, the newest first; go on with `before`."""
    rows = _asked(cases_of(staff_of(request)), asked).order_by("-pk")[: asked.limit]
    return CasesOut(cases=[out(case) for case in _light(rows)])


@router.get("/{int:pk}", response={200: CaseInFullOut, **PROBLEMS}, operation_id="case")
def case(request: HttpRequest, pk: int) -> CaseInFullOut:
    """One case with its reports; of a merged one, the case that has them now."""
    return _in_full(case_for(request, pk))


@router.post("/{int:pk}/split", response={200: CaseInFullOut, **PROBLEMS}, operation_id="split")
def split_off(request: HttpRequest, pk: int, given: SplitIn) -> CaseInFullOut:
    """Make some reports a case of their own; answers with it."""
    new = split(case_for(request, pk), given.reports, by=actors.of(staff_of(request)))
    return _in_full(case_for(request, new.pk))


@router.post("/{int:pk}/merge", response={200: CaseInFullOut, **PROBLEMS}, operation_id="merge")
def merge_into(request: HttpRequest, pk: int, given: MergeIn) -> CaseInFullOut:
    """Move all its reports to another case; answers with that."""
    source, target = case_for(request, pk), case_for(request, given.into)
    merge(source, into=target, by=actors.of(staff_of(request)))
    return _in_full(case_for(request, target.pk))


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


def out(case: Case) -> CaseOut:
    """A case as the API tells it."""
    return CaseOut(
        id=case.pk,
        outlet=case.outlet.slug,
        url=case.article.url,
        headline=case.article.headline,
        state=case.state,
        lane=case.lane,
        lane_reason=case.lane_reason,
        says=case.says,
        anchor=case.anchor_state,
        readers=case.report_count,
        first_report_at=case.first_report_at,
        last_report_at=case.last_report_at,
        since_declined=case.since_declined,
    )


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


def _in_full(case: Case) -> CaseInFullOut:
    newest = reports_in(case).order_by("-received_at", "-pk")[:MOST_REPORTS]
    return CaseInFullOut(
        case=out(case),
        suggestions=[
            SuggestionOut(says=one.says, should_say=one.should_say, readers=one.readers)
            for one in wordings_of([case]).get(case.pk, [])
        ],
        reports=[
            CaseReportOut(
                id=one.pk,
                says=one.says,
                should_say=one.should_say,
                why=one.why,
                source=one.source_url,
                kind=one.kind,
                language=one.language,
                channel=one.channel,
                received_at=one.received_at,
            )
            for one in newest
        ],
        places=[
            PlaceOut(
                url=one.article.url, says=one.says, anchor=one.anchor_state, found_by=one.found_by
            )
            for one in places_of(case)
        ],
        decline_reason=case.decline_reason,
    )
