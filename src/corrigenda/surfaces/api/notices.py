"""`GET /api/notices`: what stands on an article, for the widget and for the page's server."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from ninja import Query, Router

from corrigenda.flow.publication.holds import hold_on
from corrigenda.flow.publication.queries import notices_for
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.records import heading_at
from corrigenda.flow.publication.renderers import hold_html, jsonld, notice_html, notice_json
from corrigenda.surfaces.api.schemas import NoticesIn, NoticesOut, Problem

router = Router(tags=["notices"])

MAX_AGE = 15
"""Seconds that a shared cache may keep an answer. A browser asks each time, which costs it a
304: else a reader who loads the page again would not see the correction of a moment ago."""


@router.get(
    "",
    response={200: NoticesOut, 422: Problem},
    summary="The notices of an article",
    operation_id="notices",
)
def notices(request: HttpRequest, asked: Query[NoticesIn]) -> HttpResponse:
    """The newest first; superseded ones stand in the log only."""
    found = notices_for(asked.url)
    response: HttpResponse
    if asked.format == "html":
        html = notice_html.render(found) + hold_html.render(hold_on(asked.url))
        response = HttpResponse(html, content_type="text/html; charset=utf-8")
    elif asked.format == "jsonld":
        response = HttpResponse(_data(asked.url, found), content_type="application/ld+json")
    else:
        response = JsonResponse(notice_json.render(asked.url, found, hold_on(asked.url)))
    etag = '"' + hashlib.sha256(response.content).hexdigest()[:24] + '"'
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age=0, s-maxage={MAX_AGE}"
    known = get_conditional_response(request, etag=etag, response=response)
    assert known is not None
    return known


def _data(url: str, found: list[Notice]) -> str:
    heading = heading_at(url)
    if heading is None:
        return jsonld.written(jsonld.article(url, "", []))
    story = jsonld.article(
        heading.url, heading.headline, found, outlet=heading.outlet, policy=heading.policy
    )
    return jsonld.written(story)
