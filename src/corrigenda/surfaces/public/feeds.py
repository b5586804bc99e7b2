"""The log as feeds, with conditional requests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from corrigenda.flow.publication.queries import log, notice_of
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.renderers import atom, jsonfeed
from corrigenda.lib import clock
from corrigenda.surfaces.public.scope import Scope, scope_of

SIZE = 50
MAX_AGE = 60
"""Seconds that a cache may keep a feed."""

# HTTP dates count whole seconds: until a second is over, one date would name two feeds.
_SETTLED = timedelta(seconds=2)


@require_safe
def atom_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries as Atom."""
    scope = scope_of(request)
    notices = _notices(scope)
    body = atom.render(scope.title, scope.address(), scope.address("feed.atom"), scope.tag, notices)
    return _feed(request, body, "application/atom+xml; charset=utf-8", notices)


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries as a JSON Feed."""
    scope = scope_of(request)
    notices = _notices(scope)
    document = jsonfeed.render(
        scope.title, scope.address(), scope.address("feed.json"), scope.tag, notices
    )
    body = json.dumps(document, ensure_ascii=False).encode()
    return _feed(request, body, "application/feed+json", notices)


def _notices(scope: Scope) -> list[Notice]:
    return [notice_of(entry) for entry in log(scope.outlet)[:SIZE]]


def _feed(
    request: HttpRequest, body: bytes, content_type: str, notices: Sequence[Notice]
) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    newest = notices[0].published_at if notices else None
    settled = newest if newest and clock.now() - newest > _SETTLED else None
    changed = int(settled.timestamp()) if settled else None
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    answer = get_conditional_response(request, etag, changed, response)
    assert isinstance(answer, HttpResponse)
    return answer
