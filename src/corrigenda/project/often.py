"""Jinja2 for the queue and the cases, which are looked at all day, and for what stands often on a
page; everything else is a template of Django's."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import capfirst, pluralize
from jinja2 import Environment, StrictUndefined

from corrigenda.lib import days
from corrigenda.surfaces.desk.templatetags.desk import (
    age,
    at,
    diff,
    in_field,
    key,
    place_mark,
    queue_row,
    short,
    when,
)
from corrigenda.surfaces.public.templatetags.public import in_query, utc


def environment(**options: Any) -> Environment:
    """The surfaces' filters, keys and addresses, and an error for a name that is not known.

    What is asked for is escaped unless it is marked as safe, as Django's backend has it.
    """
    made = Environment(**{**options, "undefined": StrictUndefined})  # noqa: S701 - Django says
    made.filters |= {"age": age, "diff": diff, "in_query": in_query, "utc": utc}
    made.filters |= {"capfirst": capfirst, "in_field": in_field, "pluralize": pluralize}
    made.filters |= {"day": days.written, "short": short}
    made.globals |= {"at": at, "key": key, "place_mark": place_mark}
    made.globals |= {"queue_row": queue_row, "when": when}
    return made
