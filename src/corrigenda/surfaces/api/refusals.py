"""Why a report is not taken, said to its reader: what a dialog prints as it comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.http.request import RawPostDataException, UnreadablePostError
from django.utils.translation.trans_real import parse_accept_lang_header

from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.reports.errors import (
    BannedError,
    OtherReportError,
    ProofNeededError,
    ReportError,
)
from corrigenda.lib.languages import is_spoken, primary
from corrigenda.surfaces.api.origins import ForeignPageError
from corrigenda.surfaces.problems import problem
from corrigenda.surfaces.refusals import WORDS, banned, refused, too_many

PATH = "/api/reports"


def _plain(name: str) -> Callable[[Any, str], str]:
    return lambda raised, language: WORDS[language][name]


SAID: dict[type[Exception], Callable[[Any, str], str]] = {
    ReportError: refused,
    BannedError: banned,
    TooManyError: lambda raised, language: too_many(raised.wait, language),
    ForeignPageError: _plain("no_story"),
    UnknownOriginError: _plain("no_story"),
    OtherReportError: _plain("other_report"),
    ProofNeededError: _plain("flood"),
}
"""By the error, what its reader is told; of every other, that the desk could not read it."""

_UNREAD: dict[type[Exception], str] = {RequestDataTooBig: "too_large"}
"""By what is refused before the door, the name of its words."""


def told(
    request: HttpRequest, raised: Exception, status: int, kind: str, detail: str, **more: object
) -> JsonResponse:
    """The problem document: with `detail`, or with a reader's own words where one is to read it."""
    language = _readers_language(request)
    if not language:
        return problem(status, kind, detail, **more)
    plain = _plain(_UNREAD.get(type(raised), "unknown"))
    words = SAID.get(type(raised), plain)(raised, language)
    answer = problem(status, kind, words, title=WORDS[language]["title"], **more)
    answer["Content-Language"] = language
    return answer


def _readers_language(request: HttpRequest) -> str:
    """The one of ours that a report names, or else its browser; empty for all other calls."""
    if request.method != "POST" or request.path_info != PATH:
        return ""
    return _named(request) or _of_browser(request)


def _named(request: HttpRequest) -> str:
    try:
        given = json.loads(request.body)
    except (
        ValueError,
        RecursionError,
        RequestDataTooBig,
        RawPostDataException,
        UnreadablePostError,
    ):
        return ""
    tag = given.get("language") if isinstance(given, dict) else None
    return primary(tag) if isinstance(tag, str) and is_spoken(tag) else ""


def _of_browser(request: HttpRequest) -> str:
    """Of a report that could not be read; only browsers say whose page sent it (Fetch, 3.2)."""
    if "Origin" not in request.headers:
        return ""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((primary(tag) for tag, _ in asked if is_spoken(tag)), "")
