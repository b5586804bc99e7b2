"""Related stories as JSON for the widget, and as HTML for inclusion by a server. Pure."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from corrigenda.flow.publication.related.finding import Corrected, Related, Story
from corrigenda.flow.publication.related.wording import corrected, heading
from corrigenda.lib import days, zones


def document(url: str, found: Related) -> dict[str, object]:
    """The answer of `GET /api/related`; `day` is `published_at` as the house writes a date."""
    return {
        "url": url,
        "heading": heading(found.language),
        "language": found.language,
        "direction": found.direction,
        "stories": [
            {
                "headline": one.headline,
                "url": one.url,
                "published_at": one.published_at.isoformat(),
                "day": day(one.published_at, found),
                "corrected": one.corrected and _mark(one.corrected, found.language),
            }
            for one in found.stories
        ],
    }


def aside(found: Related) -> SafeString:
    """One `<aside>`, which the widget leaves alone; empty where there is nothing to tell of."""
    if not found.stories:
        return SafeString("")
    lines = format_html_join("", "<li>{}</li>", ((_line(one, found),) for one in found.stories))
    return format_html(
        '<aside class="corrigenda-related" data-corrigenda-related lang="{}" dir="{}">'
        "<h2>{}</h2><ul>{}</ul></aside>",
        found.language,
        found.direction,
        heading(found.language),
        lines,
    )


def day(at: datetime, found: Related) -> str:
    """The date by the clocks of the house, in the language or in English."""
    with translation.override(found.language):
        return days.written(at.astimezone(zones.zone(found.zone)))


def _mark(one: Corrected, language: str) -> dict[str, str]:
    return {
        "says": corrected(language),
        "label": one.label,
        "permalink": one.permalink,
        "published_at": one.published_at.isoformat(),
    }


def _line(one: Story, found: Related) -> SafeString:
    told = format_html(
        '<a href="{}"><bdi>{}</bdi></a> <time datetime="{}">{}</time>',
        one.url,
        one.headline,
        one.published_at.isoformat(),
        day(one.published_at, found),
    )
    if one.corrected is None:
        return told
    return told + format_html(
        ' <a class="corrigenda-corrected" href="{}">{}</a>',
        one.corrected.permalink,
        corrected(found.language),
    )
