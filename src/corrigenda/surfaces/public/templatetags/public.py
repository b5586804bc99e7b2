"""What the log's templates ask for."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

_ASKED = ("days", "language", "outlet", "scope", "words")


def utc(moment: datetime, form: str) -> str:
    """A moment in UTC, by a format of `strftime`."""
    return moment.astimezone(UTC).strftime(form)


def in_query(value: str) -> str:
    """A value as it stands in the query of an address."""
    return quote(value, safe="")


@register.simple_tag(takes_context=True)
def log_days(context: Context) -> SafeString:
    """The entries by day, which Jinja2 renders in a fifth of the time."""
    known = {name: context[name] for name in _ASKED}
    days = render_to_string("public/days.html", known, using="jinja2")
    return SafeString(days)  # Jinja2 has escaped what is asked for.
