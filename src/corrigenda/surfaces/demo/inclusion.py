"""What the corrections desk puts into a story's page on the server's side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urljoin

from corrigenda.flow.publication.on_story import Standing
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.renderers import hold_html, jsonld, notice_html
from corrigenda.surfaces.demo.story import Story

PUBLISHER = "The Tessarine Daily"


PLACES = ("top", "passage", "end")


def notices_html(standing: Standing) -> dict[str, str]:
    """By place of the story what stands there, as safe HTML; empty where nothing does."""
    return {place: _fragment(standing.at(place)) for place in PLACES}


def _fragment(standing: Standing) -> str:
    return hold_html.render(standing.hold) + notice_html.render(standing.notices)


def json_ld(
    story: Story, url: str, notices: Sequence[Notice], modified_at: datetime | None = None
) -> str:
    """The story as schema.org NewsArticle, fit to stand inside a `<script>` element."""
    document: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": story.headline,
        "description": story.standfirst,
        "articleSection": story.section,
        "inLanguage": story.language,
        "datePublished": story.published_at.isoformat(),
        "dateModified": (modified_at or story.published_at).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": PUBLISHER},
        "correction": [jsonld.comment(notice) for notice in notices],
    }
    if story.picture:
        document["image"] = urljoin(url, story.picture.src)
    return _for_script(json.dumps(document, ensure_ascii=False, indent=1))


def _for_script(text: str) -> str:
    """JSON that can neither end its script element nor open a comment in it (HTML, 4.12.1.3)."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
