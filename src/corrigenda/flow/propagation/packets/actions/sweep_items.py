"""Look for what agencies' corrections changed, and file what is found by the front door."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import F, QuerySet

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.models import AgencyChange, ItemPlace
from corrigenda.flow.propagation.packets.actions.remember_told import remember_told
from corrigenda.flow.propagation.packets.finding import Place, Wanted, find_in, selectors
from corrigenda.flow.propagation.packets.fitting import fitted, is_corrected
from corrigenda.flow.propagation.packets.newest import newest_told
from corrigenda.flow.propagation.packets.saying import why_of_item
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)


def sweep_items(limit: int = 4) -> int:
    """Take the next batch of the archive for changes that wait; returns how many were claimed."""
    found = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(found, _batch)
    return len(found)


def _waiting(now: datetime) -> QuerySet[AgencyChange]:
    return AgencyChange.objects.filter(swept_at=None).select_related("outlet").order_by("at", "pk")


def _batch(change: AgencyChange) -> None:
    wanted = Wanted(Selector.from_dict(change.selector_data))
    # Old words that are not known are no error: the corrected item begins with the same ones.
    if not change.cursor and (change.is_canceled or not change.is_whole):
        remember_told(change, selectors(wanted), change.after)
    batch = find_in(change.outlet, wanted, after=change.cursor)
    with transaction.atomic():
        row = AgencyChange.objects.select_for_update().get(pk=change.pk)
        if row.cursor != change.cursor:
            return
        newest = newest_told(row)
        if newest is not None:
            found = sum(file_item(newest, place) for place in batch.places)
            AgencyChange.objects.filter(pk=newest.pk).update(found=F("found") + found)
        row.cursor, row.leased_until = batch.cursor, None
        # Words that the agency gave back meanwhile are looked for no more.
        row.swept_at = clock.now() if batch.is_last or newest is None else None
        row.save(update_fields=["cursor", "leased_until", "swept_at"])


def file_item(change: AgencyChange, place: Place) -> bool:
    """Report a place, once a story; whether there is one more. Inside a transaction."""
    changes = not (change.is_whole or change.is_canceled)
    if changes and is_corrected(
        place.version.text, place.start, place.end, place.before, change.after
    ):
        return False
    fix = fitted(place.found, place.before, change.after) if changes else None
    name = f"corrigenda:item:{change.key}:{place.version.article_id}"
    report = point_at(
        place.version,
        place.start,
        place.end,
        Pointed(
            why=why_of_item(change, place, fits=fix is not None),
            should_say=fix or "",
            source_url=change.link,
        ),
        client_id=uuid5(NAMESPACE_URL, name),
        channel=Channel.PACKET,
    )
    if report is None:
        return False
    ItemPlace.objects.create(
        change=change, article_id=place.version.article_id, report=report, fits=fix is not None
    )
    return True
