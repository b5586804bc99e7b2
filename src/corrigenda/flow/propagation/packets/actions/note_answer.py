"""Note what a subscriber says became of a packet of ours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from corrigenda.flow.propagation.models import Sending, Subscriber
from corrigenda.flow.propagation.packets.actions.note_places import note_places
from corrigenda.flow.propagation.packets.form import Answer
from corrigenda.flow.propagation.packets.ledger import beyond_of
from corrigenda.lib import clock

FAST = timedelta(hours=1)
"""By so much the clock of a house may be fast; what it signed later than that says nothing."""


def note_answer(answer: Answer, paired: Sequence[Subscriber]) -> bool:
    """Keep the newest acknowledgement; whether it was news. Called inside a transaction.

    Of a packet that never went to this house nothing is kept: it knows nothing of it. One that went
    there before the house was paired with anew is the same house's.
    """
    assert answer.head.about is not None
    now = clock.now()
    outlets = [one.outlet_id for one in paired]
    sent = Sending.objects.filter(
        packet__packet_id=answer.head.about,
        subscriber__house=answer.head.house,
        subscriber__outlet__in=outlets,
    )
    keys = list(sent.filter(_older_than(answer, now)).values_list("pk", flat=True))
    # Asked again by the UPDATE: of two that come at once the newer one stays.
    new = Sending.objects.filter(_older_than(answer, now), pk__in=keys).update(
        number=answer.number,
        said_at=answer.at,
        answered_at=now,
        counts=answer.counts,
        places=answer.places,
        verdict=answer.verdict,
        beyond=beyond_of(answer.counts, answer.places),
    )
    for sending in Sending.objects.filter(pk__in=keys if new else []).select_related(
        "packet__entry__correction", "subscriber"
    ):
        note_places(sending)
    return bool(new)


def _older_than(answer: Answer, now: datetime) -> Q:
    """What an acknowledgement is newer than, by when it was signed: a house that was restored from
    a backup counts from a lower number again. By its number where no such time is known.
    """
    by_number = Q(number__lt=answer.number)
    return (
        Q(said_at__lt=answer.at)
        | Q(said_at=answer.at) & by_number
        | Q(said_at__gt=now + FAST) & by_number
        | Q(said_at=None) & (by_number | Q(answered_at__lt=answer.at))
    )
