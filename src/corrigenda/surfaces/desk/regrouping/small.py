"""The other lane, and open again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import case_for, for_staff
from corrigenda.surfaces.desk.forms import ReasonForm
from corrigenda.surfaces.desk.regrouping.forms import LaneForm
from corrigenda.surfaces.desk.tending.acting import Sent, tend


@for_staff
@require_POST
def lane(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Put it into a lane; later reports leave it there."""

    def act(case: Case, given: dict[str, str], by: Actor) -> str:
        move_lane(case, given["lane"], by=by)
        return f"It is in the {Lane(given['lane']).label.lower()} lane now, and stays there."

    return tend(request, staff, case_for(staff, pk), Sent("lane", LaneForm(request.POST)), act)


@for_staff
@require_POST
def reopened(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Look at a declined case again."""

    def act(case: Case, given: dict[str, str], by: Actor) -> str:
        reopen(case, reason=given["reason"], by=by)
        return "Open again. The readers’ receipts no longer say that it was declined."

    return tend(request, staff, case_for(staff, pk), Sent("reopen", ReasonForm(request.POST)), act)
