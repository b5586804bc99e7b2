"""A story's article as the reader gets it: its places filled, its addresses made whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from django.template.loader import render_to_string
from django.templatetags.static import static

from corrigenda.surfaces.demo.story import Story
from corrigenda.surfaces.demo.wording import WORDING

PLACES = ("notices", "share", "correction-line", "newsletter")

_PLACE = re.compile(rf"<!-- place:({'|'.join(PLACES)}) -->")
_STATIC = '"/static/'


def article_html(story: Story, url: str, notices: Mapping[str, str] | None = None) -> str:
    """The `<article>` of a story at `url`, with the notices' safe HTML in their places.

    This is what a page shows, and what the CMS sends to the desk.
    """
    context = {
        "story": story,
        "url": url,
        "report_url": f"/report?url={quote(url, safe='')}",
        "words": WORDING[story.language],
        "notices": notices or {},
    }

    def fill(match: re.Match[str]) -> str:
        return render_to_string(f"demo/parts/{match.group(1)}.html", context).strip()

    return _PLACE.sub(fill, story.article.replace(_STATIC, f'"{static("")}'))


def withdrawn_html(story: Story, url: str, notice: str) -> str:
    """The `<article>` of a story that was withdrawn: its headline, and why, as safe HTML.

    It is answered by 200, so that the desk can read that the notice is shown and the text gone.
    """
    words = WORDING[story.language]
    context = {"story": story, "url": url, "words": words, "notices": {"top": notice}}
    return render_to_string("demo/parts/withdrawn.html", context).strip()
