"""`GET /corrections/<id>/<format>`: one entry as programs read it, with conditional requests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.records import record_of
from corrigenda.flow.publication.renderers import annotation, jsonld, newsml, ninjs
from corrigenda.lib.words import Text
from corrigenda.surfaces.problems import problem

MAX_AGE = 60
"""Seconds that a cache may keep a document: an entry may be superseded."""

NO_ENTRY = Text(
    "There is no entry at this address. Entries are never taken out, so check that the whole "
    "link was copied, or look it up in the log."
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of an entry.

    Attributes:
        path: the last part of its address, under the permalink.
        title: what people call it.
    """

    path: str
    title: str
    content_type: str
    render: Callable[[Record], bytes]


def _json(render: Callable[[Record], dict[str, object]]) -> Callable[[Record], bytes]:
    return lambda record: json.dumps(render(record), ensure_ascii=False, indent=1).encode()


FORMATS = (
    Format("schema.jsonld", "schema.org", "application/ld+json", _json(jsonld.story)),
    Format(
        annotation.NAME,
        "Web Annotation",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        _json(annotation.render),
    ),
    Format("ninjs.json", "ninjs 3.1", "application/json", _json(ninjs.render)),
    Format("newsml.xml", "NewsML-G2", "application/vnd.iptc.g2.newsitem+xml", newsml.render),
)


@require_safe
def show(request: HttpRequest, public_id: str, form: Format) -> HttpResponse:
    """The entry in one format; superseded ones too, which say so."""
    record = record_of(public_id)
    if record is None:
        return _open(problem(404, "no-entry", NO_ENTRY.english))
    body = form.render(record)
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type=form.content_type)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    known = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(known, HttpResponse)
    return _open(known)


def _open(response: HttpResponse) -> HttpResponse:
    """Readable by a script of any page."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
