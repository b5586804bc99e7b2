"""A moment as a house writes it for its readers: date, time and zone. Pure."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from corrigenda.lib import days, zones


def written(at: datetime, zone: str, language: str) -> str:
    """The moment by the clocks of `zone`, in the language or in English.

    A zone without letters of its own is told by its distance: `UTC+04`.
    """
    local = at.astimezone(zones.zone(zone))
    name = local.tzname() or "UTC"
    named = f"UTC{name}" if name.startswith(("+", "-")) else name
    with translation.override(language):
        return f"{days.written(local)}, {local:%H:%M} {named}"
