"""`GET /corrections/transparency`: what standards ask, and what of it the house does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.queries import policy_address
from corrigenda.flow.publication.renderers.transparency import (
    House,
    render,
    requirements,
)
from corrigenda.flow.publication.words_transparency import WORDS
from corrigenda.lib import clock
from corrigenda.surfaces.language import page
from corrigenda.surfaces.public.scope import Scope, scope_of
from corrigenda.surfaces.public.scorecard import MAX_AGE, data_of, told_of


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Of `?outlet=`; of a desk with several outlets, their list."""
    scope = scope_of(request)
    say = WORDS[scope.language]
    context: dict[str, object] = {"say": say, "scope": scope, "outlet": scope.outlet}
    context["canonical"] = scope.address("transparency")
    if scope.outlet is None:
        context["outlets"] = Outlet.objects.order_by("name")
    else:
        context["lead"] = say["lead"].format(outlet=scope.outlet.name)
        context["requirements"] = [
            (one, say[one.state]) for one in requirements(_house(scope.outlet), scope.language)
        ]
    return page(request, "public/transparency.html", context, language=scope.language)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The same as data, with the figures; of several outlets, where each has its own."""
    scope = scope_of(request)
    if scope.outlet is None:
        outlets = Outlet.objects.order_by("name")
        found: dict[str, object] = {
            "outlets": [{"name": one.name, "url": _address(one)} for one in outlets]
        }
    else:
        found = _data(scope, scope.outlet)
    response = JsonResponse(found)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response


def _data(scope: Scope, outlet: Outlet) -> dict[str, object]:
    day = clock.now().date().isoformat()
    return render(_house(outlet), scope.language, data_of(told_of(scope)), day)


def _address(outlet: Outlet) -> str:
    return Scope(outlet, outlet.language).address("transparency.json")


def _house(outlet: Outlet) -> House:
    scope = Scope(outlet, outlet.language)
    return House(
        outlet=outlet.name,
        policy=outlet.policy,
        policy_url=policy_address(outlet),
        log=scope.address(),
        figures=scope.address("scorecard"),
        feed=scope.address("feed.atom"),
    )
