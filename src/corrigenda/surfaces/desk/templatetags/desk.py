"""What the desk's templates ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template import Context
from django.template.defaultfilters import truncatechars
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from corrigenda.anchoring import Op, Piece
from corrigenda.lib import clock
from corrigenda.surfaces.desk import elapsed
from corrigenda.surfaces.desk.keys import KEYS, SCREENS
from corrigenda.surfaces.desk.rows import Row

register = template.Library()

_SHORT = 400
"""Code points of a diff whose markup is kept."""
_CSRF = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
_MARK = 2_147_000_000
"""Stands for a key in an address."""
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
    return elapsed.age(clock.now() - moment)


@register.simple_tag
def when(moment: datetime | None) -> SafeString | str:
    """A moment as `<time>`: date and time as the clocks of the page's outlet show them."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    text = f"{local.day} {local:%b %Y, %H:%M %Z}"
    # A case has a dozen, and nothing in them is anybody's words.
    return SafeString(f'<time datetime="{moment.isoformat(timespec="seconds")}">{text}</time>')


def in_field(moment: datetime) -> str:
    """A moment as a field of date and time holds it, by the clocks of the page's outlet."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def short(text: str, most: int) -> str:
    """A text of at most so many characters, the last of them an ellipsis where it had more."""
    return text if len(text) <= most else truncatechars(text, most)


def at(name: str, key: int | None = None) -> str:
    """The address of a screen of the desk, or of one thing on it by its key: `{% url %}` in a
    tenth of the time."""
    before, after = _address(name, one=key is not None)
    return before if key is None else f"{before}{key}{after}"


@cache
def _address(name: str, *, one: bool) -> tuple[str, str]:
    """What stands before the key in an address, and behind it."""
    before, _, after = reverse(name, args=[_MARK] if one else []).partition(str(_MARK))
    return before, after


@cache
def place_mark(mark: str) -> SafeString:
    """The drawing beside what the page says of a passage's place."""
    return render_to_string("place_mark.html", {"mark": mark}, using="django")


@lru_cache(2_000)
def queue_row(row: Row) -> SafeString:
    """A row of the queue. It is kept by all that it shows, and most of what is shown of the queue
    was shown a moment ago."""
    return _by_jinja("desk/queue_row.html", {"row": row})


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, **more: object) -> SafeString:
    """A part of the page that Jinja2 renders, in a fifth of the time that a template takes, from
    what the page knows and what is given beside that."""
    given: Any = context.flatten()
    # One token a page, and no new one for each of its parts.
    hidden = format_html(_CSRF, given["csrf_token"])
    return _by_jinja(name, {**given, **more, "csrf_input": hidden})


def _by_jinja(name: str, known: dict[str, Any]) -> SafeString:
    return SafeString(render_to_string(name, known, using="jinja2"))  # Jinja2 has escaped it.


@register.simple_tag
@cache
def key(screen: str, name: str) -> SafeString:
    """The attributes that give an element its keys, by the table of `keys`."""
    return format_html('data-key="{}" data-key-label="{}"', KEYS[name], SCREENS[screen][name])
