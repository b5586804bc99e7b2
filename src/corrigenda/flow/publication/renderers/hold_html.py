"""The line on a story that is being checked, as an HTML fragment. Pure."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from corrigenda.flow.publication.holds import Hold


def render(hold: Hold | None) -> SafeString:
    """One `<aside>`, like a notice but with no id: it is no correction; empty for no hold."""
    if hold is None:
        return SafeString("")
    return format_html(
        '<aside class="corrigenda-notice corrigenda-hold" data-corrigenda-hold '
        'lang="{}" dir="{}"><p>{}</p></aside>',
        hold.language,
        hold.direction,
        hold.words,
    )
