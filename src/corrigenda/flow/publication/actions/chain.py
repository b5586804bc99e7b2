"""Take entries that no record tells of into the chain: those published before there was one."""

from __future__ import annotations

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.append import append_entries
from corrigenda.flow.publication.models import Entry


def chain_due(limit: int = 200) -> int:
    """Record up to `limit` entries, the oldest first; returns how many there were.

    New entries are recorded as they are published. Any number of processes may do this: each
    looks again under the lock of the outlet's log.
    """
    waiting = Entry.objects.filter(is_recorded=False).order_by("published_at", "pk")
    found = list(waiting[:limit])
    outlets = Outlet.objects.in_bulk({entry.outlet_id for entry in found})
    return sum(
        len(append_entries(outlet, [one for one in found if one.outlet_id == pk]))
        for pk, outlet in outlets.items()
    )
