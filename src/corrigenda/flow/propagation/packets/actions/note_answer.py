"""Note what an outlet of a subscriber says became of a packet of ours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from corrigenda.flow.propagation.models import Acknowledgement, Sending, Subscriber
from corrigenda.flow.propagation.packets.actions.note_places import note_places
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.propagation.packets.form import Answer
from corrigenda.flow.propagation.packets.ledger import beyond_of
from corrigenda.lib import clock

FAST = timedelta(hours=1)
"""By so much the clock of a house may be fast; what it signed later than that says nothing."""
MOST_OUTLETS = 100
"""Of one house that answer one packet."""


def note_answer(answer: Answer, paired: Sequence[Subscriber]) -> bool:
    """Keep the outlet's newest acknowledgement; whether it was news. Called inside a transaction.

    Of a packet that never went to this house nothing is kept: it knows nothing of it. One that went
    there before the house was paired with anew is the same house's.

    Raises:
        PacketError: more outlets answer than a house has.
    """
    assert answer.head.about is not None
    # Locked: of two answers that come at once the newer one stays.
    sent = Sending.objects.select_for_update(of=("self",)).filter(
        packet__packet_id=answer.head.about,
        subscriber__house=answer.head.house,
        subscriber__outlet__in=[one.outlet_id for one in paired],
    )
    rows = sent.select_related("packet__entry__correction", "subscriber").order_by("pk")
    news = [_note(answer, one) for one in rows]
    return any(news)


def _note(answer: Answer, sending: Sending) -> bool:
    now = clock.now()
    row = _row_of(answer, sending)
    if row.pk and not _is_newer(answer, row, now):
        return False
    row.slug, row.name = answer.slug or row.slug, answer.head.outlet
    row.number, row.said_at, row.answered_at = answer.number, answer.at, now
    row.counts, row.places, row.verdict = answer.counts, answer.places, answer.verdict
    row.beyond = beyond_of(answer.counts, answer.places)
    row.save()
    sending.answered_at = now
    sending.save(update_fields=["answered_at"])
    note_places(sending, answer.places)
    return True


def _row_of(answer: Answer, sending: Sending) -> Acknowledgement:
    """What the outlet answered before; else what nobody knows of which outlet it is, for it was
    kept by a version that did not tell them apart; else a new one.
    """
    rows = sorted(sending.answers.all(), key=lambda one: one.pk)
    if answer.slug:
        for row in rows:
            if row.slug == answer.slug:
                return row
    # By its name, or by its stories where it goes by another one, if a version told no slug.
    untold = [one for one in rows if not (one.slug and answer.slug)]
    for is_it in (_is_named, _names_a_place, _is_of_nobody):
        for row in untold:
            if is_it(row, answer):
                return row
    if len(rows) >= MOST_OUTLETS:
        raise PacketError(f"At most {MOST_OUTLETS} outlets of a house answer a packet.")
    return Acknowledgement(sending=sending)


def _is_named(row: Acknowledgement, answer: Answer) -> bool:
    return bool(row.name == answer.head.outlet)


def _names_a_place(row: Acknowledgement, answer: Answer) -> bool:
    known = {one["url"] for one in row.places}
    return any(one["url"] in known for one in answer.places)


def _is_of_nobody(row: Acknowledgement, _: Answer) -> bool:
    return not row.slug and not row.name


def _is_newer(answer: Answer, row: Acknowledgement, now: datetime) -> bool:
    """By when it was signed: a house that was restored from a backup counts from a lower number
    again. By its number where no such time is known.
    """
    by_number = row.number < answer.number
    if row.said_at is None:
        return by_number or row.answered_at < answer.at
    if row.said_at < answer.at:
        return True
    return by_number and (row.said_at == answer.at or row.said_at > now + FAST)
