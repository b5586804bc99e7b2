"""`/api/cases/<id>/draft` and `…/undo`: what was not decided yet, or is not to be."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from corrigenda.flow.corrections.actions.drop_draft import drop_draft
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.newsroom import actors
from corrigenda.surfaces.api.case_in_full import draft_out, in_full
from corrigenda.surfaces.api.case_in_full_schemas import CaseInFullOut, DraftOut
from corrigenda.surfaces.api.cases import case_for
from corrigenda.surfaces.api.decisions_schemas import KindIn
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["decisions"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)


class DraftIn(Schema):
    """A decision as far as it is written; nothing of it is checked."""

    model_config = ConfigDict(extra="forbid")

    kind: KindIn | Literal[""] = ""
    after: str = ""
    delete: bool = Field(False, description="The passage goes.")
    words: str = ""
    reason: str = ""
    placement: Literal["", "top", "passage", "end"] = ""
    placement_reason: str = ""


@router.put("/{int:pk}/draft", response={200: DraftOut, **PROBLEMS}, operation_id="save_draft")
def keep_draft(request: HttpRequest, pk: int, given: DraftIn) -> DraftOut:
    """Keep what you are writing, for you alone; your draft before it is replaced."""
    typed = {**given.model_dump(exclude={"delete"}), "delete": "on" if given.delete else ""}
    return draft_out(save_draft(case_for(request, pk), typed, by=actors.of(staff_of(request))))


@router.api_operation(
    ["DELETE"], "/{int:pk}/draft", response={204: None, **PROBLEMS}, operation_id="drop_draft"
)
def throw_draft(request: HttpRequest, pk: int) -> Status[None]:
    """Forget it."""
    drop_draft(case_for(request, pk), by=actors.of(staff_of(request)))
    return Status(204, None)


@router.post("/{int:pk}/undo", response={200: CaseInFullOut, **PROBLEMS}, operation_id="undo_case")
def take_back(request: HttpRequest, pk: int) -> CaseInFullOut:
    """Take back what you decided, declined or approved, while its `undo` tells that you can."""
    staff = staff_of(request)
    case = case_for(request, pk)
    undo(case, by=actors.of(staff))
    return in_full(case_for(request, case.pk), staff)
