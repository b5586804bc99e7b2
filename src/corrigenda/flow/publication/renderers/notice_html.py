"""The notices of an article as an HTML fragment, for inclusion by the server. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from corrigenda.flow.publication.record import Notice


def render(notices: Sequence[Notice]) -> SafeString:
    """One `<aside>` a notice; the widget draws the same and leaves these alone."""
    return format_html_join("\n", "{}", ((_one(notice),) for notice in notices))


def _one(notice: Notice) -> SafeString:
    return format_html(
        '<aside class="corrigenda-notice" data-corrigenda-notice="{}" data-kind="{}" '
        'lang="{}" dir="{}">'
        '<p><strong>{}</strong> <time datetime="{}">{}</time> {}</p>'
        '<a href="{}">{}</a></aside>',
        notice.id,
        notice.kind,
        notice.language,
        notice.direction,
        notice.label,
        notice.published_at.isoformat(),
        notice.published_at.strftime("%Y-%m-%d %H:%M UTC"),
        notice.words,
        notice.permalink,
        notice.permalink.split("://", 1)[-1],
    )
