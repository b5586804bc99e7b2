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
from corrigenda.flow.propagation.packets.actions.correct_told import (
    correct_told,
    rows_before,
    told_by,
)
from corrigenda.flow.propagation.packets.mindful import as_sought
from corrigenda.flow.propagation.telling import proves, tells
from corrigenda.lib import clock

LEAST = 5
"""Words with those around them: fewer stand in stories that have nothing to do with it."""


def remember_told(
    told: IncomingPacket | AgencyChange, before: Iterable[Selector], after: str | None
) -> None:
    """Keep the old words of it, once.

    Called before the archive is looked through: a story is there by then, or is asked of the
    memory when it comes.

    Args:
        before: what stood there, and what stood there before that.
        after: what stands there since; empty where the words went, None where nothing was said
            of them.
    """
    by = "packet" if isinstance(told, IncomingPacket) else "item"
    before = list(before)
    with transaction.atomic():
        row = _locked(told, before)
        is_erased = isinstance(row, IncomingPacket) and row.redacted_at is not None
        if is_erased or Remembered.objects.filter(**{by: row}).exists():
            return
        if after is not None:
            correct_told(row, before, after)
        known = _known(row)
        for one in before:
            what = as_sought(one)
            is_known_again = _tells(one) and count(what.words) >= LEAST
            is_known_again = is_known_again and one.exact not in known
            grams = (
                with_room(error_grams(what, after or ""), told_by(row)) if is_known_again else []
            )
            if grams:
                kept = Remembered.objects.create(
                    words=what.words, start=what.start, end=what.end, after=after or "",
                    at=clock.now(), **{by: row},
                )  # fmt: skip
                keep_grams(kept, grams)


def _locked(
    told: IncomingPacket | AgencyChange, before: list[Selector]
) -> IncomingPacket | AgencyChange:
    """It and those that it corrects, in the order of their keys, so that nothing is filed of them
    meanwhile; itself, as it is now.
    """
    others = {one.packet_id or one.item_id for one in rows_before(told, before)}
    rows = type(told).objects.select_for_update().filter(pk__in={told.pk, *others})
    return next(one for one in rows.order_by("pk") if one.pk == told.pk)


def _known(told: IncomingPacket | AgencyChange) -> set[str]:
    """The old words that are remembered with its own fix, or with a newer one of its house."""
    newer = Q(packet__gte=told.pk) if isinstance(told, IncomingPacket) else Q(item__gte=told.pk)
    rows = Remembered.objects.filter(told_by(told), newer)
    return {one.words[one.start : one.end] for one in rows}


def _tells(one: Selector) -> bool:
    """Whether the words, or those around them, are more than stands anywhere."""
    return proves(one.exact) or any(map(tells, (one.prefix, one.suffix)))
