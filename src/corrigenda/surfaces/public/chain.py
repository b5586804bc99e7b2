"""The chain of a log for whoever wants to check it: its records and its checkpoints."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.chain.lines import write_line
from corrigenda.flow.publication.logbook import checkpoints_address, checkpoints_of, lines_of
from corrigenda.flow.publication.renderers.checkpoint_json import checkpoint_json
from corrigenda.surfaces.problems import problem
from corrigenda.surfaces.public.scope import scope_of

PAGE = 500
"""Checkpoints in one answer: a year and a half of days."""
MAX_AGE = 60
MOST_DIGITS = 15
_SHOWN = 20


class NumberError(ValueError):
    """A parameter that is no number; its name is what the error says."""


@require_safe
def records(request: HttpRequest) -> HttpResponseBase:
    """The log as JSON Lines; `?after=` goes on behind a record, `?limit=` ends after so many."""
    try:
        after, limit = _number(request, "after") or 0, _number(request, "limit")
    except NumberError as error:
        return _no_number(error)
    outlet = scope_of(request).outlet
    if outlet is None:
        return _which()
    answer = StreamingHttpResponse(
        _written(outlet, after, limit), content_type="application/jsonl; charset=utf-8"
    )
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    """The checkpoints, the newest first; `?before=` goes on with older ones."""
    try:
        before = _number(request, "before")
    except NumberError as error:
        return _no_number(error)
    outlet = scope_of(request).outlet
    if outlet is None:
        return _which()
    found = list(checkpoints_of(outlet, before=before)[: PAGE + 1])
    shown = [checkpoint_json(one) for one in found[:PAGE]]
    more = found[PAGE - 1].number if len(found) > PAGE else None
    answer = JsonResponse(
        {"outlet": outlet.slug, "checkpoints": shown, "next": _next(outlet, more)}
    )
    answer["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return answer


def _written(outlet: Outlet, after: int, limit: int | None) -> Iterator[bytes]:
    for line in lines_of(outlet, after=after, most=limit):
        yield write_line(line).encode()


def _next(outlet: Outlet, before: int | None) -> str | None:
    if before is None:
        return None
    return f"{checkpoints_address(outlet)}&before={before}"


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    if not given:
        return None
    if not given.isascii() or not given.isdecimal() or len(given) > MOST_DIGITS:
        raise NumberError(name)
    return int(given)


def _no_number(error: NumberError) -> HttpResponse:
    return problem(400, "number", f"?{error}= is a number of a record, such as 120.")


def _which() -> HttpResponse:
    """There are several logs, and a chain is of one."""
    slugs = ", ".join(Outlet.objects.order_by("slug").values_list("slug", flat=True)[:_SHOWN])
    return problem(
        400, "outlet", f"Each outlet has a log of its own: add ?outlet=, one of {slugs}."
    )
