"""Remember what a packet or an agency's item put right, for stories that come after it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.actions.remember import keep_grams, with_room
from corrigenda.flow.propagation.copies.memory import error_grams
from corrigenda.flow.propagation.copies.seeking import count
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket, Remembered
from corrigenda.flow.propagation.packets.mindful import as_sought
from corrigenda.flow.propagation.telling import proves, tells
from corrigenda.lib import clock

LEAST = 5
"""Words with those around them: fewer stand in stories that have nothing to do with it."""


def remember_told(
    told: IncomingPacket | AgencyChange, before: Iterable[Selector], after: str
) -> None:
    """Keep the old words of it, once.

    Called before the archive is looked through: a story is there by then, or is asked of the
    memory when it comes.

    Args:
        before: what stood there, and what stood there before that.
        after: what stands there since; empty where the words went, or nothing was said of them.
    """
    by = "packet" if isinstance(told, IncomingPacket) else "item"
    with transaction.atomic():
        row = type(told).objects.select_for_update().get(pk=told.pk)
        is_erased = isinstance(row, IncomingPacket) and row.redacted_at is not None
        if is_erased or Remembered.objects.filter(**{by: row}).exists():
            return
        before = list(before)
        _let_go(row, before, after)
        for one in before:
            what = as_sought(one)
            is_known_again = _tells(one) and count(what.words) >= LEAST
            grams = with_room(error_grams(what, after)) if is_known_again else []
            if grams:
                kept = Remembered.objects.create(
                    words=what.words, start=what.start, end=what.end, after=after,
                    at=clock.now(), **{by: row},
                )  # fmt: skip
                keep_grams(kept, grams)


def _tells(one: Selector) -> bool:
    """Whether the words, or those around them, are more than stands anywhere."""
    return proves(one.exact) or any(map(tells, (one.prefix, one.suffix)))


def _let_go(told: IncomingPacket | AgencyChange, before: list[Selector], after: str) -> None:
    """Where it gives words back that its house or agency had put right, these were no error."""
    same = (
        Q(packet__subscriber=told.subscriber_id)
        if isinstance(told, IncomingPacket)
        else Q(item__outlet=told.outlet_id, item__source=told.source)
    )
    for row in Remembered.objects.filter(same, after__in=[one.exact for one in before]):
        if row.words[row.start : row.end].split() == after.split():
            row.delete()
