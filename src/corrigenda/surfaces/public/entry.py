"""`GET /corrections/<id>`: one entry of the log, for good."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from corrigenda.anchoring import word_diff
from corrigenda.flow.publication.labels import in_the_story
from corrigenda.flow.publication.queries import entry_of
from corrigenda.flow.publication.renderers import text_fragment
from corrigenda.flow.publication.renderers.jsonld import permalink, written
from corrigenda.lib.languages import spoken
from corrigenda.surfaces.language import page
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.public import copies
from corrigenda.surfaces.public.formats import FORMATS, NO_ENTRY
from corrigenda.surfaces.public.words import WORDS


@require_safe
def entry(request: HttpRequest, public_id: str) -> HttpResponse:
    """The entry as it was published, and which other entries it stands with."""
    notice = entry_of(public_id)
    if notice is None:
        return answer(request, 404, "no-entry", NO_ENTRY)
    language = spoken(notice.language)
    context = {
        "notice": notice,
        "diff": word_diff(notice.before, notice.after) if notice.before else [],
        "data": data_block(permalink(notice)),
        "formats": FORMATS,
        "to_the_words": text_fragment.render(notice),
        "show": in_the_story(notice.language)["show"],
        "copies": copies.said(public_id, language),
        "words": WORDS[language],
    }
    return page(request, "public/entry.html", context, language=language)


def data_block(document: Mapping[str, object]) -> SafeString:
    """JSON that may stand inside a `<script>` element, whatever its strings say."""
    return mark_safe(written(document))  # noqa: S308  # every character that ends a script is escaped
