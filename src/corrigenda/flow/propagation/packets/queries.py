"""What screens and the API ask of subscribers and packets."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Prefetch, QuerySet

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import (
    Acknowledgement,
    IncomingPacket,
    Line,
    Sending,
    StoryHad,
    Subscriber,
)
from corrigenda.flow.propagation.packets.envelope import Envelope, peek
from corrigenda.flow.propagation.packets.errors import PacketError

SHOWN = 50
"""Rows of a list on a subscriber's page."""


@dataclass(frozen=True, slots=True)
class Known:
    """A subscriber with what is to be seen of it at a glance.

    Attributes:
        down: the line to it, while nothing gets through.
    """

    subscriber: Subscriber
    stories: int
    sent: int
    last_sent: datetime | None
    answered: int
    taken: int
    down: Line | None


def subscribers_of(outlets: Iterable[Outlet]) -> list[Known]:
    """The subscribers of the outlets, by name."""
    rows = list(
        Subscriber.objects.filter(outlet__in=[one.pk for one in outlets], ended_at=None)
        .select_related("outlet")
        .order_by("name", "pk")
    )
    stories = _counts(StoryHad.objects.filter(subscriber__in=rows))
    sent = _counts(Sending.objects.filter(subscriber__in=rows))
    answered = _counts(Sending.objects.filter(subscriber__in=rows, answered_at__isnull=False))
    taken = _counts(IncomingPacket.objects.filter(subscriber__in=rows))
    last = dict(
        Sending.objects.filter(subscriber__in=rows)
        .order_by()
        .values_list("subscriber")
        .annotate(Max("made_at"))
    )
    lines = Line.objects.filter(
        key__in=[f"subscriber:{one.pk}" for one in rows], down_since__isnull=False
    )
    down = {one.key: one for one in lines}
    return [
        Known(
            one,
            stories.get(one.pk, 0),
            sent.get(one.pk, 0),
            last.get(one.pk),
            answered.get(one.pk, 0),
            taken.get(one.pk, 0),
            down.get(f"subscriber:{one.pk}"),
        )
        for one in rows
    ]


def subscriber_with(outlets: Iterable[Outlet], pk: int) -> Subscriber | None:
    """A subscriber of one of the outlets, unless it was unpaired."""
    return (
        Subscriber.objects.select_related("outlet")
        .filter(pk=pk, outlet__in=[one.pk for one in outlets], ended_at=None)
        .first()
    )


def stories_had(subscriber: Subscriber) -> QuerySet[StoryHad]:
    """The stories that a subscriber had, the last one noted first."""
    return (
        StoryHad.objects.filter(subscriber=subscriber)
        .select_related("article__current", "subscriber__outlet")
        .order_by("-at", "-pk")
    )


def sent_to(subscriber: Subscriber) -> list[Sending]:
    """The packets that went to a subscriber, the newest first, with their `answers`."""
    rows = Sending.objects.filter(subscriber=subscriber).select_related("packet__entry__outlet")
    answers = Prefetch("answers", Acknowledgement.objects.order_by("pk"))
    return list(rows.prefetch_related(answers).order_by("-made_at", "-pk")[:SHOWN])


def taken_from(subscriber: Subscriber) -> list[IncomingPacket]:
    """The packets that came from a subscriber, the newest first, with `found` places."""
    rows = IncomingPacket.objects.filter(subscriber=subscriber).annotate(found=Count("places"))
    return list(rows.order_by("-received_at", "-pk")[:SHOWN])


def are_known(envelopes: Iterable[Envelope]) -> bool:
    """Whether a packet under the id of each was taken before, true or not."""
    named = {_id_of(one) for one in envelopes}
    taken = IncomingPacket.objects.filter(packet_id__in=[one for one in named if one])
    return len(named) == taken.values("packet_id").distinct().count()


def _id_of(envelope: Envelope) -> UUID | None:
    try:
        return UUID(str(peek(envelope.packet).get("id")))
    except (PacketError, ValueError):
        return None


def fingerprint(kid: str) -> str:
    """A key's id in hexadecimal, in groups of four, to be compared aloud."""
    try:
        plain = base64.urlsafe_b64decode(kid + "=" * (-len(kid) % 4)).hex()
    except ValueError:
        plain = kid
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def _counts(
    rows: QuerySet[StoryHad] | QuerySet[Sending] | QuerySet[IncomingPacket],
) -> dict[int, int]:
    return dict(rows.order_by().values_list("subscriber").annotate(Count("pk")))
