"""`POST /api/reports/already`: how many have reported a passage, before one writes."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from corrigenda.flow.reports.actions.ask import ask
from corrigenda.flow.reports.submission import Question
from corrigenda.surfaces.api.origins import require_known_origin
from corrigenda.surfaces.api.schemas import AlreadyIn, AlreadyOut, Problem
from corrigenda.surfaces.caller import caller

router = Router(tags=["reports"])


@router.post(
    "",
    response={200: AlreadyOut, **dict.fromkeys((400, 403, 413, 422, 429), Problem)},
    summary="How many reported a passage",
    operation_id="already_reported",
)
def already(request: HttpRequest, payload: AlreadyIn) -> AlreadyOut:
    """Stores nothing and reads no page; 0 for a story or a passage that is not known."""
    require_known_origin(request)
    asked = Question(**payload.model_dump())
    return AlreadyOut(already_reported=ask(asked, address=caller(request)))
