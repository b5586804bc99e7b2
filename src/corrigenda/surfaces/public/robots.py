"""`GET /robots.txt`: what programs that gather pages may read here (RFC 9309)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

INDEXED = ("/corrections/", "/c/", "/.well-known/corrigenda.json", "/robots.txt")
"""Beginnings of the addresses that are everybody's. All others carry `X-Robots-Tag: noindex`."""

DRAWN = ("/api/notices", "/api/related", "/api/words")
"""What the script of a public page asks for: a search engine sees on it what its readers see."""

MAX_AGE = 86_400
"""Seconds that it may be kept (RFC 9309, 2.4)."""

_SAYS = "# The log of corrections is for everybody. Receipts, forms, desk and API are not."


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is not named is nobody's to gather, so also what comes later."""
    # The invented newspaper is read as any other site.
    allowed = (*INDEXED, *DRAWN, *(("/demo/",) if settings.CORRIGENDA_DEMO else ()))
    rules = [_SAYS, "User-agent: *", *(f"Allow: {one}" for one in allowed), "Disallow: /", ""]
    answer = HttpResponse("\n".join(rules), content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return answer
