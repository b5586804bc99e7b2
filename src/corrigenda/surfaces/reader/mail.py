"""`/mail/confirm/<token>` and `/mail/stop/<token>`: where the links of a reader's mail lead."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.confirm import confirm
from corrigenda.flow.propagation.actions.stop import stop
from corrigenda.flow.propagation.errors import NoTokenError
from corrigenda.flow.propagation.queries import asking_of, language_of, receipts_of, stopping
from corrigenda.lib.languages import ENGLISH, spoken
from corrigenda.surfaces.language import asked_for, page
from corrigenda.surfaces.problems import problem, wants_json
from corrigenda.surfaces.reader.mail_words import WORDS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Say that the address is one's own; mail scanners open links, so a GET changes nothing."""
    asking = asking_of(token)
    if asking is None:
        return _unknown(request)
    language = spoken(asking.language)
    if request.method != "POST":
        return _page(request, language, "confirm", asking.outlet)
    try:
        confirm(token)
    except NoTokenError:
        return _page(request, language, "old", asking.outlet, status=410)
    return _page(request, language, "confirmed", asking.outlet, receipts=receipts_of(asking))


# A mail service posts this itself when its user wants no mail, without a cookie and from nowhere;
# the token is all that it needs. https://www.rfc-editor.org/rfc/rfc8058#section-3.1
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Say that one wants no mail; a GET changes nothing."""
    address = stopping(token)
    if address is None:
        return _unknown(request)
    tag = language_of(address)
    language = spoken(tag) if tag else asked_for(request)
    if request.method != "POST":
        return _page(request, language, "stop", None)
    stop(token)
    return _page(request, language, "stopped", None)


def _page(
    request: HttpRequest,
    language: str,
    what: str,
    outlet: Outlet | None,
    status: int = 200,
    *,
    receipts: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    words = WORDS[language]
    context = {
        "outlet": outlet,
        "what": what,
        "title": words[f"{what}_title"],
        "text": words[f"{what}_text"].format(outlet=outlet.name if outlet else ""),
        "receipt": words["receipt"],
        "receipts": receipts,
        "button": words.get(f"{what}_button", ""),
    }
    response = page(request, "reader/mail.html", context, language=language, status=status)
    return _private(response)


def _unknown(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return problem(404, "no-mail", WORDS[ENGLISH]["unknown_text"])
    return _page(request, asked_for(request), "unknown", None, 404)


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    # As on /check/: a form on a page without a referrer is refused like another site's.
    response["Referrer-Policy"] = "same-origin" if response.status_code == 200 else "no-referrer"
    return response
