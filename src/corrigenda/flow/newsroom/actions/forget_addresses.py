"""Drop yesterday's keys and counts, so that no address hash can be followed."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.newsroom.models import AddressKey, Tally
from corrigenda.lib import clock


def forget_addresses() -> int:
    """Delete address keys and tallies that are older than a day; returns how many."""
    now = clock.now()
    keys, _ = AddressKey.objects.filter(day__lt=now.date() - timedelta(days=1)).delete()
    tallies, _ = Tally.objects.filter(window__lt=now - timedelta(days=1)).delete()
    return keys + tallies
