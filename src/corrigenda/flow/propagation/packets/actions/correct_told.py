"""Put right what is remembered of a house or an agency, where it corrects itself again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.actions.remember import keep_grams, with_room
from corrigenda.flow.propagation.copies.memory import error_grams
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket, Remembered
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.mindful import as_sought
from corrigenda.flow.propagation.telling import proves
from corrigenda.lib import clock


def correct_told(
    told: IncomingPacket | AgencyChange, before: Iterable[Selector], after: str
) -> None:
    """Give the errors whose fix it corrects its own fix; inside the caller's transaction.

    Where it gives their old words back, these were no error and are forgotten.

    Args:
        before: what it corrects, and what stood there before that.
        after: what stands there since; empty where the words went.
    """
    for row in rows_before(told, before):
        passage = row.words[row.start : row.end]
        row.grams.all().delete()
        grams = with_room(error_grams(Sought(row.words, row.start, row.end), after), told_by(told))
        if passage.split() == after.split() or not grams:
            row.delete()
            continue
        if isinstance(told, IncomingPacket):
            row.packet = told
        else:
            row.item = told
        row.after, row.at = after, clock.now()
        row.save(update_fields=["packet", "item", "after", "at"])
        keep_grams(row, grams)


def rows_before(
    told: IncomingPacket | AgencyChange, before: Iterable[Selector]
) -> list[Remembered]:
    """What is remembered of the same house or agency with a fix that is wrong by now.

    A fix of few words is the same one only in the same story, or in the same item.
    """
    older = Q(packet__lt=told.pk) if isinstance(told, IncomingPacket) else Q(item__lt=told.pk)
    words = list(before)
    wrong = {one.exact for one in words} - {""}
    # Put right another way where they stood before, they are the same error.
    anew = Q(words__in={as_sought(one).words for one in words})
    rows = Remembered.objects.filter(told_by(told) & older, Q(after__in=wrong) | anew)
    known = rows.select_related("packet", "item").order_by("pk")
    about = _about(told)
    return [
        one
        for one in known
        if (about and _about(one.packet or one.item) == about)
        or (one.after in wrong and proves(one.after))
    ]


def told_by(told: IncomingPacket | AgencyChange) -> Q:
    """What is remembered of the same house, or of the same agency, at the same outlet."""
    if isinstance(told, IncomingPacket):
        return Q(packet__subscriber=told.subscriber_id)
    return Q(item__outlet=told.outlet_id, item__source=told.source)


def _about(told: IncomingPacket | AgencyChange | None) -> str:
    """The story that a packet corrects, or the name of an item."""
    if isinstance(told, IncomingPacket):
        return form.read_correction(told.payload).url if told.payload else ""
    return told.guid if told else ""
