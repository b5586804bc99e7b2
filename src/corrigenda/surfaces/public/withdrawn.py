"""`GET /corrections/withdrawn?url=`: why a story was withdrawn, as a page in its place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.publication.on_story import standing_on
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.renderers import jsonld
from corrigenda.flow.publication.renderers.moment import written
from corrigenda.lib.languages import spoken
from corrigenda.lib.urls import UrlError
from corrigenda.lib.words import Text
from corrigenda.surfaces.language import page
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.public.entry import data_block
from corrigenda.surfaces.public.words_withdrawn import WORDS

_STANDS = Text(
    "No story at this address was withdrawn. Check the address after ?url=, or look the story up "
    "in the log."
)


@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    """The page, for a site to show or to lead to; 404 for a story that was not withdrawn."""
    try:
        notice = standing_on(request.GET.get("url", "")).withdrawal
    except UrlError as error:
        return answer(request, 400, "url", str(error))
    if notice is None:
        return answer(request, 404, "not-withdrawn", _STANDS)
    language = spoken(notice.language)
    return page(request, "public/withdrawn.html", _context(notice), language=language)


def _context(notice: Notice) -> dict[str, object]:
    words = WORDS[spoken(notice.language)]
    return {
        "notice": notice,
        "title": words["title"].format(headline=notice.headline),
        "lead": words["lead"].format(outlet=notice.outlet),
        "moment": written(notice.published_at, notice.zone, notice.language),
        "data": data_block(jsonld.permalink(notice)),
        "say": words,
    }
