"""What the corrections desk puts into a story's page on the server's side."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urljoin

from corrigenda.flow.publication.holds import hold_on
from corrigenda.flow.publication.queries import notices_for
from corrigenda.flow.publication.renderers import hold_html, jsonld, notice_html
from corrigenda.surfaces.demo.story import Story

PUBLISHER = "The Tessarine Daily"


def notices_html(url: str, language: str) -> str:
    """The notices of the story at `url`, as safe HTML; empty when it has none."""
    return notice_html.render(notices_for(url)) + hold_html.render(hold_on(url))


def json_ld(story: Story, url: str, modified_at: datetime | None = None) -> str:
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
        "correction": [jsonld.comment(notice) for notice in notices_for(url)],
    }
    if story.picture:
        document["image"] = urljoin(url, story.picture.src)
    return _for_script(json.dumps(document, ensure_ascii=False, indent=1))


def _for_script(text: str) -> str:
    """JSON that can neither end its script element nor open a comment in it (HTML, 4.12.1.3)."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
