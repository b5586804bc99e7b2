"""`GET /api/changes`: the changes that a CMS was asked for and has not made."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest
from ninja import Router

from corrigenda.flow.corrections.queries import changes_for
from corrigenda.flow.corrections.states import ChangeState
from corrigenda.surfaces.api.correction_out import correction_out
from corrigenda.surfaces.api.decisions_schemas import ChangesOut
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["decisions"], auth=by_staff_token)
MOST = 50
STATES = {
    "overdue": (ChangeState.OVERDUE,),
    "asked": (ChangeState.REQUESTED, ChangeState.APPLIED),
}


@router.get(
    "",
    response={200: ChangesOut, **dict.fromkeys((401, 403, 422), Problem)},
    summary="Changes that the CMS has not made",
    operation_id="changes",
)
def changes(request: HttpRequest, show: Literal["overdue", "asked"] = "overdue") -> ChangesOut:
    """At most 50, due first; each as the correction that asks for it."""
    rows = list(changes_for(staff_of(request), *STATES[show])[: MOST + 1])
    told = [correction_out(change.correction) for change in rows[:MOST]]
    return ChangesOut(corrections=told, more=len(rows) > MOST)
