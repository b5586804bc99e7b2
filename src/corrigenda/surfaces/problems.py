"""Errors as RFC 9457 problem documents for programs, and as pages for people."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

_TITLES = {
    400: "That could not be read",
    403: "You cannot do that here",
    404: "There is nothing here",
    500: "Something broke",
}
"""What people read; programs get the protocol's own words."""


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


def answer(request: HttpRequest, status: int, kind: str, detail: str) -> HttpResponse:
    """The error in the form that the asker reads."""
    if wants_json(request):
        return problem(status, kind, detail)
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    at_desk = request.path.startswith("/desk/")
    context = {"status": status, "title": title, "detail": detail, "at_desk": at_desk}
    return render(request, "problem.html", context, status=status)
