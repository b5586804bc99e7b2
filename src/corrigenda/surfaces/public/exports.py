"""`GET /corrections/export.csv` and `.jsonl`: the whole log, which can be gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.log.export import (
    BATCH,
    Cursor,
    CursorError,
    Line,
    cursor_of,
    fingerprint,
    lines,
)
from corrigenda.flow.publication.renderers.lines import csv_header, csv_lines, json_lines
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.public.scope import Scope, scope_of

MAX_AGE = 60
"""Seconds that a cache may keep an export."""
_AFTER = (
    "?after= is the cursor of the last line that you have, or the id of its entry. Leave it out "
    "to begin with the first."
)

Write = Callable[[Iterable[Line]], str]


@require_safe
def csv_export(request: HttpRequest) -> HttpResponseBase:
    """As CSV; a file that is gone on with has no header."""
    header = "" if request.GET.get("after") else csv_header()
    return _export(request, csv_lines, "text/csv; charset=utf-8; header=present", "csv", header)


@require_safe
def json_export(request: HttpRequest) -> HttpResponseBase:
    """As JSON Lines (https://jsonlines.org)."""
    return _export(request, json_lines, "application/jsonl; charset=utf-8", "jsonl", "")


def _export(
    request: HttpRequest, write: Write, content_type: str, ending: str, header: str
) -> HttpResponseBase:
    scope = scope_of(request)
    outlets = _outlets(scope)
    try:
        after = cursor_of(given) if (given := request.GET.get("after", "")) else Cursor()
    except CursorError:
        return answer(request, 400, "cursor", _AFTER)
    # A weak one: an entry that is published meanwhile may or may not be among the lines.
    etag = f'W/"{fingerprint(outlets)}"'
    response: HttpResponseBase = HttpResponse()
    if request.method != "HEAD":
        read = lines(outlets, after, every=scope.whole)
        response = StreamingHttpResponse(_parts(read, write, header))
    response["Content-Type"] = content_type
    response["Content-Disposition"] = f'attachment; filename="corrections.{ending}"'
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    conditional = get_conditional_response(request, etag, None, response)  # type: ignore[arg-type]
    assert conditional is not None
    return conditional


def _outlets(scope: Scope) -> list[Outlet]:
    return [scope.outlet] if scope.outlet else list(Outlet.objects.order_by("pk"))


def _parts(read: Iterator[Line], write: Write, header: str) -> Iterator[str]:
    yield header
    while part := list(islice(read, BATCH)):
        yield write(part)
