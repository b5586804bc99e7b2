"""The log as feeds, with conditional requests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from corrigenda.flow.publication.log.pages import newest
from corrigenda.flow.publication.logbook import newest_checkpoints
from corrigenda.flow.publication.record import Notice, Signed
from corrigenda.flow.publication.renderers import atom, jsonfeed, rss
from corrigenda.lib import clock
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.public.asked import Asked, AskedError, asked_of

MAX_AGE = 60
"""Seconds that a cache may keep a feed."""

# HTTP dates count whole seconds: until a second is over, one date would name two feeds.
_SETTLED = timedelta(seconds=2)
_WORDS = "Feeds are not searched and not narrowed by author. Leave ?q= and ?author= out."

Make = Callable[[Asked, Sequence[Notice], Sequence[Signed]], bytes]


@require_safe
def atom_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries as Atom."""
    return _feed(request, _atom, "application/atom+xml; charset=utf-8")


@require_safe
def rss_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries as RSS 2.0."""
    return _feed(request, _rss, "application/rss+xml; charset=utf-8")


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries as a JSON Feed."""
    return _feed(request, _json, "application/feed+json")


def _atom(asked: Asked, notices: Sequence[Notice], signed: Sequence[Signed]) -> bytes:
    own = asked.address("feed.atom")
    scope = asked.scope
    return atom.render(asked.title, asked.address(), own, scope.tag, notices, checkpoints=signed)


def _rss(asked: Asked, notices: Sequence[Notice], signed: Sequence[Signed]) -> bytes:
    own = asked.address("feed.rss")
    scope = asked.scope
    return rss.render(asked.title, asked.address(), own, scope.tag, notices, checkpoints=signed)


def _json(asked: Asked, notices: Sequence[Notice], signed: Sequence[Signed]) -> bytes:
    own = asked.address("feed.json")
    document = jsonfeed.render(
        asked.title, asked.address(), own, asked.scope.tag, notices, checkpoints=signed
    )
    return json.dumps(document, ensure_ascii=False).encode()


def _feed(request: HttpRequest, make: Make, content_type: str) -> HttpResponse:
    try:
        asked = asked_of(request)
    except AskedError as error:
        return answer(request, 400, "narrowing", str(error))
    if asked.given.keys() & {"q", "author"}:
        return answer(request, 400, "narrowing", _WORDS)
    notices = newest(asked.narrowing)
    signed = newest_checkpoints(asked.scope.outlet)
    moments = [one.updated_at for one in notices] + [one.at for one in signed]
    body = make(asked, notices, signed)
    return _conditional(request, body, content_type, max(moments, default=None))


def _conditional(
    request: HttpRequest, body: bytes, content_type: str, latest: datetime | None
) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    settled = latest if latest and clock.now() - latest > _SETTLED else None
    changed = int(settled.timestamp()) if settled else None
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    conditional = get_conditional_response(request, etag, changed, response)
    assert isinstance(conditional, HttpResponse)
    return conditional
