"""The notices of a story as an HTML fragment, for inclusion by the server. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from corrigenda.flow.publication.labels import in_the_log, in_the_story, superseded
from corrigenda.flow.publication.record import TO_WORDS, Earlier, Notice
from corrigenda.flow.publication.renderers.moment import written
from corrigenda.flow.publication.renderers.text_directive import directive


def render(notices: Sequence[Notice]) -> SafeString:
    """One `<aside>` a notice; the widget draws the same and leaves these alone."""
    return format_html_join("\n", "{}", ((_one(notice),) for notice in notices))


def _one(notice: Notice) -> SafeString:
    return format_html(
        '<aside class="corrigenda-notice" data-corrigenda-notice="{}" data-kind="{}" '
        'data-placement="{}" '
        'lang="{}" dir="{}">'
        '<p><strong>{}</strong> <time datetime="{}">{}</time> {}</p>{}'
        '<a href="{}">{}</a>{}</aside>',
        notice.id,
        notice.kind,
        notice.placement,
        notice.language,
        notice.direction,
        notice.label,
        notice.published_at.isoformat(),
        written(notice.published_at, notice.zone, notice.language),
        notice.words,
        _earlier(notice),
        notice.permalink,
        in_the_log(notice.language),
        _to_the_words(notice),
    )


def _to_the_words(notice: Notice) -> SafeString:
    """The link to the corrected words: the script marks them, a browser alone scrolls there."""
    if notice.passage is None:
        return SafeString("")
    address = f"{TO_WORDS}{notice.id}{directive(notice.passage)}"
    return format_html(' <a href="{}">{}</a>', address, in_the_story(notice.language)["show"])


def _earlier(notice: Notice) -> SafeString:
    """What was superseded, by its kind and day: its words stand in the log only."""
    if not notice.earlier:
        return SafeString("")
    links = format_html_join(", ", "{}", ((_link(one, notice),) for one in notice.earlier))
    return format_html(
        '<p class="corrigenda-earlier">{} {}</p>', superseded(notice.language), links
    )


def _link(earlier: Earlier, notice: Notice) -> SafeString:
    return format_html(
        '<a href="{}">{}, <time datetime="{}">{}</time></a>',
        earlier.permalink,
        earlier.label,
        earlier.published_at.isoformat(),
        written(earlier.published_at, notice.zone, notice.language),
    )
