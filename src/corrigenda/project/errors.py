"""The pages for what goes wrong before or behind a view."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from corrigenda.lib.words import Text
from corrigenda.surfaces.problems import answer

_UNREAD = Text("The request could not be read. Go back and try again.")
_NOT_ALLOWED = Text("You may not do this here.")
_NOTHING = Text("There is nothing at this address. Check the link.")
_BROKE = Text(
    "Something broke on our side and was noted. Nothing was stored half. Try again in a minute."
)
_NOT_OURS = Text(
    "This form could not be matched with your browser: it was open for long, or cookies are off. "
    "Go back, load the page again and send it once more; nothing was stored."
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return answer(request, 400, "bad-request", _UNREAD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return answer(request, 403, "forbidden", str(exception) or _NOT_ALLOWED)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return answer(request, 404, "not-found", _NOTHING)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return answer(request, 500, "server-error", _BROKE)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from our own page."""
    return answer(request, 403, "csrf", _NOT_OURS)
