"""`GET /corrections/policy`: how a house corrects, in sentences made from its policy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.queries import policy_address
from corrigenda.flow.publication.record import direction_of
from corrigenda.flow.publication.renderers.jsonld import policy as policy_data
from corrigenda.flow.publication.renderers.policy_text import render
from corrigenda.flow.publication.words_policy import WORDS
from corrigenda.lib.languages import LANGUAGES, spoken
from corrigenda.lib.words import Text
from corrigenda.surfaces.language import page
from corrigenda.surfaces.public.entry import data_block
from corrigenda.surfaces.public.scope import scope_of

_NAME = Text("English", "this language’s name in this language")


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Of `?outlet=`, in `?lang=`; of a desk with several outlets, their list."""
    scope = scope_of(request)
    asked = request.GET.get("lang", "")
    language = asked if asked in LANGUAGES else scope.language
    if scope.outlet is None:
        outlets = Outlet.objects.order_by("name")
        context: dict[str, object] = {"say": WORDS[language], "outlets": outlets}
        context["canonical"] = scope.address("policy")
        return page(request, "public/policies.html", context, language=language)
    context = {**_context(scope.outlet, language), "query": scope.query}
    return page(request, "public/policy.html", context, language=language)


def _context(outlet: Outlet, language: str) -> dict[str, object]:
    say = WORDS[language]
    return {
        "outlet": outlet,
        "say": say,
        "title": say["title_of"].format(outlet=outlet.name),
        "preamble": _preamble(outlet, language),
        "parts": render(outlet.policy, outlet.name, language),
        "languages": [(one, _NAME[one], direction_of(one)) for one in LANGUAGES if one != language],
        "canonical": policy_address(outlet),
        "data": data_block(policy_data(outlet.name, policy_address(outlet))),
    }


def _preamble(outlet: Outlet, language: str) -> tuple[str, str]:
    """The house's own words and their language: its own where it wrote none in ours."""
    written = outlet.policy.preamble
    for one in (language, spoken(outlet.language), *written):
        if written.get(one):
            return written[one], one
    return "", ""
