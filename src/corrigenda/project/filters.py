"""Filters that every template has."""

from __future__ import annotations

from datetime import date

from django import template

from corrigenda.lib import days

register = template.Library()


@register.filter(expects_localtime=True)
def day(at: date) -> str:
    """The day, as the page's language writes it; of a moment, by the clock that is current."""
    return days.written(at)
