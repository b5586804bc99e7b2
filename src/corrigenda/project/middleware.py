"""What every answer carries and every request must keep to."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from corrigenda.lib.words import Text
from corrigenda.surfaces.api.refusals import told
from corrigenda.surfaces.problems import answer, problem, wants_json
from corrigenda.surfaces.public.robots import INDEXED

_METHOD = Text(
    "This address does not take what was sent to it. Go back, load the page anew and try again."
)
_TOO_LARGE = Text(
    "What was sent is larger than anything that is taken here. Go back, shorten it and send it "
    "again; nothing was stored."
)

Handler = Callable[[HttpRequest], HttpResponse]

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

# What the widget loads and calls from the outlets' own pages. They carry no cookie, so any
# origin may read them; which origins may report is the outlet's list, checked by the action.
_OPEN_PATHS = (
    "/c/",
    "/api/reports",
    "/api/receipts",
    "/api/notices",
    "/api/related",
    "/api/words",
    "/corrections/feed.",
    "/corrections/export.",
    "/corrections/recent.json",
    "/corrections/chain.jsonl",
    "/corrections/checkpoints.json",
    "/.well-known/corrigenda.json",
)


def headers(get_response: Handler) -> Handler:
    """Security headers on every answer, and CORS on what other origins may use."""

    def handle(request: HttpRequest) -> HttpResponse:
        open_to_all = request.path.startswith(_OPEN_PATHS)
        if open_to_all and request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Access-Control-Allow-Methods"] = "GET, POST"
            response["Access-Control-Allow-Headers"] = "Content-Type"
            response["Access-Control-Max-Age"] = "86400"
        else:
            response = get_response(request)
        if open_to_all:
            response["Access-Control-Allow-Origin"] = "*"
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        if not request.path.startswith(INDEXED):
            response.setdefault("X-Robots-Tag", "noindex, nofollow")
        response.setdefault("Content-Security-Policy", CSP)
        response.setdefault("X-Content-Type-Options", "nosniff")
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("X-Frame-Options", "DENY")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if settings.SESSION_COOKIE_SECURE:
            response.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    return handle


def methods(get_response: Handler) -> Handler:
    """A method that an address does not take, in the form that the asker reads."""

    def handle(request: HttpRequest) -> HttpResponse:
        refused = get_response(request)
        if refused.status_code != 405:
            return refused
        allowed = refused.headers.get("Allow", "")
        detail = f"This address does not take {request.method}. It takes {allowed or 'nothing'}."
        if wants_json(request):
            response: HttpResponse = problem(405, "method", detail)
        else:
            response = answer(request, 405, "method", _METHOD)
        response["Allow"] = allowed
        return response

    return handle


def size(get_response: Handler) -> Handler:
    """Refuse a body that is larger than any view accepts, unread."""
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    def handle(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length) > limit:
            detail = f"The body has {int(length):,} bytes; at most {limit:,} are taken. Send less."
            if wants_json(request):
                return told(request, RequestDataTooBig(), 413, "too-large", detail)
            return answer(request, 413, "too-large", _TOO_LARGE)
        return get_response(request)

    return handle
