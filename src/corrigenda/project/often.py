"""Jinja2 for what stands often on a page; everything else is a template of Django's."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, StrictUndefined

from corrigenda.lib import days
from corrigenda.surfaces.desk.templatetags.desk import age, diff, key
from corrigenda.surfaces.public.templatetags.public import in_query, utc


def environment(**options: Any) -> Environment:
    """The surfaces' filters and keys, and an error for a name that is not known.

    What is asked for is escaped unless it is marked as safe, as Django's backend has it.
    """
    made = Environment(**{**options, "undefined": StrictUndefined})  # noqa: S701 - Django says
    made.filters |= {"age": age, "diff": diff, "in_query": in_query, "utc": utc}
    made.filters["day"] = days.written
    made.globals["key"] = key
    return made
