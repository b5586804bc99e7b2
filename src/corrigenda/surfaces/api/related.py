"""`GET /api/related`: other stories of the outlet that are about the same."""

from __future__ import annotations

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Query, Router

from corrigenda.flow.publication.related.finding import related_to
from corrigenda.flow.publication.renderers import related as render
from corrigenda.surfaces.api.schemas import Problem, RelatedIn, RelatedOut

router = Router(tags=["related"])

MAX_AGE = 15
"""Seconds that a shared cache may keep an answer, as that of `notices`: no longer does it tell of
a story after its withdrawal."""
STALE = 60
IF_DOWN = 3_600
"""The same while the desk cannot be reached; shorter than of notices, which stay true."""

_BROWSERS = f"public, max-age=0, s-maxage={MAX_AGE}"
_CACHES = f"max-age={MAX_AGE}, stale-while-revalidate={STALE}, stale-if-error={IF_DOWN}"
_TYPES = {"json": "application/json", "html": "text/html; charset=utf-8"}


@router.api_operation(["HEAD"], "", include_in_schema=False)
@router.get(
    "",
    response={200: RelatedOut, 422: Problem},
    summary="Other stories on the same",
    operation_id="related",
)
def related(request: HttpRequest, asked: Query[RelatedIn]) -> HttpResponse:
    """At most three of the same outlet and language; never one that was withdrawn."""
    body = _body(asked).encode("utf-8", "replace")
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type=_TYPES[asked.format])
    response["ETag"] = etag
    response["Cache-Control"] = _BROWSERS
    response["CDN-Cache-Control"] = _CACHES
    known = get_conditional_response(request, etag=etag, response=response)
    assert known is not None
    return known


def _body(asked: RelatedIn) -> str:
    found = related_to(asked.url)
    if asked.format == "html":
        return str(render.aside(found))
    document = render.document(asked.url, found)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
