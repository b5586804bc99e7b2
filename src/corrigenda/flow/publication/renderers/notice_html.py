"""The notices of an article as an HTML fragment, for inclusion by the server. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import dateformat, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from corrigenda.flow.publication.labels import in_the_log
from corrigenda.flow.publication.record import Notice


def render(notices: Sequence[Notice]) -> SafeString:
    """One `<aside>` a notice; the widget draws the same and leaves these alone."""
    return format_html_join("\n", "{}", ((_one(notice),) for notice in notices))


def _one(notice: Notice) -> SafeString:
    return format_html(
        '<aside class="corrigenda-notice" data-corrigenda-notice="{}" data-kind="{}" '
        'data-placement="{}" '
        'lang="{}" dir="{}">'
        '<p><strong>{}</strong> <time datetime="{}">{}</time> {}</p>'
        '<a href="{}">{}</a></aside>',
        notice.id,
        notice.kind,
        notice.placement,
        notice.language,
        notice.direction,
        notice.label,
        notice.published_at.isoformat(),
        _moment(notice),
        notice.words,
        notice.permalink,
        in_the_log(notice.language),
    )


def _moment(notice: Notice) -> str:
    """Date and time as the notice's language writes them, with the zone."""
    with translation.override(notice.language):
        # E: the month as it stands in a date, which Slavic languages decline.
        return dateformat.format(notice.published_at, "j E Y, H:i") + " UTC"
