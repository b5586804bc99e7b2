"""`GET /api/fixes`: the changes that a CMS is asked for."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from corrigenda.flow.corrections.queries import changes_since
from corrigenda.flow.corrections.renderers.fix import fix
from corrigenda.surfaces.api.auth import CmsToken, outlet_of
from corrigenda.surfaces.api.schemas import FixesIn, FixesOut, Problem

router = Router(tags=["fixes"], auth=CmsToken())


@router.get(
    "",
    response={200: FixesOut, 401: Problem, 422: Problem},
    summary="Changes asked of the CMS",
    operation_id="fixes",
)
def fixes(request: HttpRequest, asked: Query[FixesIn]) -> FixesOut:
    """At most 100, oldest first; go on with the last one's `requested_at`."""
    changes = changes_since(outlet_of(request), asked.since)
    return FixesOut(fixes=[fix(change) for change in changes])
