"""`GET /`: what stands here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from corrigenda.surfaces.language import asked_for, page
from corrigenda.surfaces.reader.words import WORDS


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For whoever follows the desk's bare address."""
    language = asked_for(request)
    response = page(request, "reader/home.html", {"words": WORDS[language]}, language=language)
    patch_vary_headers(response, ["Accept-Language"])
    return response
