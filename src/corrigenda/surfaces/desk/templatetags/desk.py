"""What the desk's templates ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from corrigenda.anchoring import Op, Piece
from corrigenda.lib import clock
from corrigenda.surfaces.desk.keys import KEYS, SCREENS

register = template.Library()

_SHORT = 400
"""Code points of a diff whose markup is kept."""
_STEPS = ((60, 1, "s"), (3600, 60, "min"), (86_400, 3600, "h"), (86_400 * 14, 86_400, "d"))
# Screen readers keep quiet about <del> and <ins>. With a dir of their own the English words
# are left out when dir=auto asks which way the passage runs.
_FORMS = {
    Op.EQUAL: "{}",
    Op.DELETE: '<del><span class="visually-hidden" lang="en" dir="ltr">not </span>{}</del>',
    Op.INSERT: '<ins><span class="visually-hidden" lang="en" dir="ltr">but </span>{}</ins>',
}


@register.filter
def diff(pieces: Iterable[Piece]) -> SafeString:
    """A word diff as `<del>` and `<ins>`; every word of it escaped."""
    several = tuple(pieces)
    short = sum(len(one.text) for one in several) <= _SHORT
    return _kept_diff(several) if short else _diff(several)


def _diff(pieces: tuple[Piece, ...]) -> SafeString:
    return SafeString("".join(_FORMS[one.op].format(escape(one.text)) for one in pieces))


# The queue is looked at again and again.
_kept_diff = lru_cache(4_096)(_diff)


@register.filter
def age(moment: datetime) -> str:
    """How long ago, in the largest unit that fits: `45 s`, `12 min`, `3 h`, `5 d`, `7 weeks`."""
    seconds = max(0, int((clock.now() - moment).total_seconds()))
    for below, unit, name in _STEPS:
        if seconds < below:
            return f"{seconds // unit} {name}"
    weeks = seconds // (86_400 * 7)
    return f"{weeks} weeks" if weeks < 104 else f"{weeks // 52} years"


@register.simple_tag
def when(moment: datetime | None) -> SafeString | str:
    """A moment as `<time>`: date and time as the clocks of the page's outlet show them."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    text = f"{local.day} {local:%b %Y, %H:%M} {local:%Z}"
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), text)


@register.simple_tag(takes_context=True)
def queue_rows(context: Context) -> SafeString:
    """The rows of the queue, which Jinja2 renders in a fifth of the time."""
    known = {
        "queue": context["queue"],
        "several_outlets": len(context["outlets"]) > 1,
        "before": reverse("desk:case", args=[0])[:-1],
    }
    rows = render_to_string("desk/queue_rows.html", known, using="jinja2")
    return SafeString(rows)  # Jinja2 has escaped what is asked for.


@register.simple_tag
@cache
def key(screen: str, name: str) -> SafeString:
    """The attributes that give an element its keys, by the table of `keys`."""
    return format_html('data-key="{}" data-key-label="{}"', KEYS[name], SCREENS[screen][name])
