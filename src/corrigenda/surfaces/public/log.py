"""`GET /corrections/`: the public log, by day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.surfaces.language import page
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.public.pages import MomentError, moment, page_of
from corrigenda.surfaces.public.scope import scope_of
from corrigenda.surfaces.public.words import WORDS

_MOMENT = (
    "?before= is a moment such as 2027-05-31T12:00:00Z. Leave it out to see the newest entries."
)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The newest first; `?outlet=` keeps to one outlet, `?before=` goes back in time."""
    scope = scope_of(request)
    words = WORDS[scope.language]
    given = request.GET.get("before", "")
    try:
        before = moment(given) if given else None
    except MomentError:
        return answer(request, 400, "moment", _MOMENT)
    context = {
        "scope": scope,
        "outlet": scope.outlet,
        "page": page_of(scope.outlet, before),
        "first": before is None,
        "words": words,
    }
    return page(request, "public/log.html", context, language=scope.language)
