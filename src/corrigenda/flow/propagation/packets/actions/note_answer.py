"""Note what a subscriber says became of a packet of ours."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.propagation.models import Sending, Subscriber
from corrigenda.flow.propagation.packets.actions.note_places import note_places
from corrigenda.flow.propagation.packets.form import Answer
from corrigenda.flow.propagation.packets.ledger import beyond_of
from corrigenda.lib import clock


def note_answer(answer: Answer, paired: Sequence[Subscriber]) -> bool:
    """Keep the newest acknowledgement; whether it was news. Called inside a transaction.

    Of a packet that never went to this subscriber nothing is kept: it knows nothing of it.
    """
    assert answer.head.about is not None
    rows = Sending.objects.filter(
        packet__packet_id=answer.head.about, subscriber__in=paired, number__lt=answer.number
    )
    new = rows.update(
        number=answer.number,
        answered_at=clock.now(),
        counts=answer.counts,
        places=answer.places,
        beyond=beyond_of(answer.counts, answer.places),
    )
    if new:
        for sending in Sending.objects.filter(
            packet__packet_id=answer.head.about, subscriber__in=paired
        ).select_related("packet__entry__correction", "subscriber"):
            note_places(sending)
    return bool(new)
