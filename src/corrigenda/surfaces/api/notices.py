"""`GET /api/notices`: what stands on a story, for the widget and for the page's server."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from ninja import Query, Router

from corrigenda.flow.publication.on_story import Standing, standing_on
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.renderers import hold_html, notice_html, notice_json
from corrigenda.surfaces.api.schemas import NoticesIn, NoticesOut, Problem

router = Router(tags=["notices"])

MAX_AGE = 15
"""Seconds that a shared cache may keep an answer. A browser asks each time, which costs it a
304: else a reader who loads the page again would not see the correction of a moment ago."""
STALE = 60
"""Seconds for which a shared cache may still give it out while it asks for a new one."""
IF_DOWN = 86_400
"""The same while the desk cannot be reached: yesterday's notice is better than none."""

_BROWSERS = f"public, max-age=0, s-maxage={MAX_AGE}"
# RFC 9213. To a browser stale-while-revalidate must not be said: it would draw what is stale.
_CACHES = f"max-age={MAX_AGE}, stale-while-revalidate={STALE}, stale-if-error={IF_DOWN}"


@router.api_operation(["HEAD"], "", include_in_schema=False)
@router.get(
    "",
    response={200: NoticesOut, 422: Problem},
    summary="The notices of an article",
    operation_id="notices",
)
def notices(request: HttpRequest, asked: Query[NoticesIn]) -> HttpResponse:
    """The newest first; what was superseded is told of, and stands in the log only."""
    whole = standing_on(asked.url)
    standing = whole.at(asked.place) if asked.place else whole
    response = (
        _fragment(standing)
        if asked.format == "html"
        else _data(asked.url, standing, whole.withdrawal)
    )
    etag = '"' + hashlib.sha256(response.content).hexdigest()[:24] + '"'
    response["ETag"] = etag
    response["Cache-Control"] = _BROWSERS
    response["CDN-Cache-Control"] = _CACHES
    known = get_conditional_response(request, etag=etag, response=response)
    assert known is not None
    return known


def _fragment(standing: Standing) -> HttpResponse:
    html = hold_html.render(standing.hold) + notice_html.render(standing.notices)
    return HttpResponse(html, content_type="text/html; charset=utf-8")


def _data(url: str, standing: Standing, withdrawal: Notice | None) -> HttpResponse:
    return JsonResponse(notice_json.render(url, standing.notices, standing.hold, withdrawal))
