"""`GET /.well-known/corrigenda.json`: outlets, endpoints and keys, for programs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from corrigenda import __version__
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.flow.publication.renderers.well_known import House, render

MAX_AGE = 300


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The document; the keys are those that the logs of all outlets here are signed with."""
    houses = [
        House(
            slug=one.slug,
            name=one.name,
            language=one.language,
            url=one.desk_url,
            origins=[origin.origin for origin in one.origins.all()],
        )
        for one in Outlet.objects.prefetch_related("origins").order_by("slug")
    ]
    answer = JsonResponse(render(settings.CORRIGENDA_URL, houses, house_keys(), __version__))
    answer["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return answer
