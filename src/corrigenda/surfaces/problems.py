"""Errors as RFC 9457 problem documents for programs, and as pages for people."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from corrigenda.lib.languages import ENGLISH
from corrigenda.lib.words import Text, Words
from corrigenda.surfaces.language import asked_for, page

_TITLES = Words(
    {
        "400": "That could not be read",
        "403": "You cannot do that here",
        "404": "There is nothing here",
        "405": "That cannot be done here",
        "408": "That took too long",
        "413": "That was too much at once",
        "500": "Something broke",
        "503": "Too much is arriving just now",
    }
)
"""What people read; programs get the protocol's own words."""
_TO_THE_LOG = Text("The log of corrections")


def problem(status: int, kind: str, detail: str, **more: object) -> JsonResponse:
    """A problem document.

    Args:
        kind: names the problem for programs; the `type` is `about:blank#<kind>`.
        detail: one or two sentences for a person: what is wrong and what to do next.
    """
    title = HTTPStatus(status).phrase
    document = {
        "type": f"about:blank#{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        **more,
    }
    return JsonResponse(document, status=status, content_type="application/problem+json")


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks: under /api/, or by its Accept header."""
    return request.path.startswith("/api/") or not request.accepts("text/html")


def answer(request: HttpRequest, status: int, kind: str, detail: str | Text) -> HttpResponse:
    """The error in the form that the asker reads.

    Args:
        detail: as a `Text` it is told in the language of the browser, except on the desk, which
            is in English.
    """
    english = detail if isinstance(detail, str) else detail.english
    if wants_json(request):
        return problem(status, kind, english)
    at_desk = request.path.startswith("/desk/")
    if at_desk or isinstance(detail, str):
        context = {**_said(status, ENGLISH), "detail": english, "at_desk": at_desk}
        return render(request, "problem.html", context, status=status)
    language = asked_for(request)
    context = {**_said(status, language), "detail": detail[language]}
    told = page(request, "problem.html", context, language=language, status=status)
    patch_vary_headers(told, ["Accept-Language"])
    return told


def _said(status: int, language: str) -> dict[str, object]:
    title = _TITLES[language].get(str(status), HTTPStatus(status).phrase)
    return {"status": status, "title": title, "to_the_log": _TO_THE_LOG[language]}
