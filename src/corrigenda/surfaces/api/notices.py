"""`GET /api/notices`: what stands on a story, for the widget and for the page's server.

The busiest address of all: every page view of every outlet comes here. So it is looked up first
whether anything can stand on the story, and an answer that was made is kept for a second.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Query, Router

from corrigenda.flow.articles.finding import keys_like
from corrigenda.flow.publication.on_story import Standing, stamp_of, standing_on
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.records import heading_at
from corrigenda.flow.publication.renderers import hold_html, jsonld, notice_html, notice_json
from corrigenda.surfaces.api.schemas import NoticesIn, NoticesOut, Problem

router = Router(tags=["notices"])

MAX_AGE = 15
"""Seconds that a shared cache may keep an answer. A browser asks each time, which costs it a
304: else a reader who loads the page again would not see the correction of a moment ago."""
STALE = 60
"""Seconds for which a shared cache may still give it out while it asks for a new one."""
IF_DOWN = 86_400
"""The same while the desk cannot be reached: yesterday's notice is better than none."""
KEPT = 1.0
"""Seconds that a worker keeps an answer, while neither entries nor holds change."""
MOST_KEPT = 2_000

_BROWSERS = f"public, max-age=0, s-maxage={MAX_AGE}"
# RFC 9213. To a browser stale-while-revalidate must not be said: it would draw what is stale.
_CACHES = f"max-age={MAX_AGE}, stale-while-revalidate={STALE}, stale-if-error={IF_DOWN}"
_TYPES = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "jsonld": "application/ld+json",
}


@dataclass(frozen=True, slots=True)
class _Answer:
    body: bytes
    etag: str
    stamp: tuple[object, ...]
    until: float


_Key = tuple[str, str, str]
_kept: OrderedDict[_Key, _Answer] = OrderedDict()


@router.api_operation(["HEAD"], "", include_in_schema=False)
@router.get(
    "",
    response={200: NoticesOut, 422: Problem},
    summary="The notices of an article",
    operation_id="notices",
)
def notices(request: HttpRequest, asked: Query[NoticesIn]) -> HttpResponse:
    """The newest first; what was superseded is told of, and stands in the log only."""
    made = _answer(asked)
    response = HttpResponse(made.body, content_type=_TYPES[asked.format])
    for name, value in _head(made):
        response[name] = value
    known = get_conditional_response(request, etag=made.etag, response=response)
    assert known is not None
    return known


def told(asked: NoticesIn) -> tuple[bytes, list[tuple[str, str]]]:
    """The body of the answer, and what its head says of it.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    made = _answer(asked)
    return made.body, [("Content-Type", _TYPES[asked.format]), *_head(made)]


def _head(made: _Answer) -> list[tuple[str, str]]:
    return [
        ("ETag", made.etag),
        ("Cache-Control", _BROWSERS),
        ("CDN-Cache-Control", _CACHES),
    ]


def _answer(asked: NoticesIn) -> _Answer:
    key = (asked.url, asked.format, asked.place)
    stamp = stamp_of(keys_like(asked.url))
    if not stamp:
        return _made(asked, Standing(), stamp)
    kept = _kept.get(key)
    if kept is None or kept.stamp != stamp or kept.until < time.monotonic():
        kept = _kept[key] = _made(asked, standing_on(asked.url), stamp)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return kept


def _made(asked: NoticesIn, whole: Standing, stamp: tuple[object, ...]) -> _Answer:
    standing = whole.at(asked.place) if asked.place else whole
    text: str
    if asked.format == "html":
        text = hold_html.render(standing.hold) + notice_html.render(standing.notices)
    elif asked.format == "jsonld":
        text = _data(asked.url, standing.notices)
    else:
        document = notice_json.render(asked.url, standing.notices, standing.hold, whole.withdrawal)
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "replace")
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    return _Answer(body, etag, stamp, time.monotonic() + KEPT)


def _data(url: str, found: Sequence[Notice]) -> str:
    heading = heading_at(url)
    if heading is None:
        return jsonld.written(jsonld.article(url, "", []))
    story = jsonld.article(
        heading.url, heading.headline, found, outlet=heading.outlet, policy=heading.policy
    )
    return jsonld.written(story)
