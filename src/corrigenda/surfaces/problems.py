"""Errors as RFC 9457 problem documents for programs, and as pages for people."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


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
    context = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail}
    return render(request, "problem.html", context, status=status)
