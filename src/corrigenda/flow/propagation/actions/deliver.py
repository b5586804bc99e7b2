"""Make the deliveries that are due: one after another, each until it succeeds or is given up."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import OperationalError, transaction
from django.db.models import Q, QuerySet

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.channels.chat.send import send as send_chat
from corrigenda.flow.propagation.channels.email.send import send as send_email
from corrigenda.flow.propagation.channels.packet.send import send as send_packet
from corrigenda.flow.propagation.channels.webhook.send import send as send_webhook
from corrigenda.flow.propagation.delivery_states import DELIVERY, OPEN, DeliveryState
from corrigenda.flow.propagation.errors import UndeliveredError
from corrigenda.flow.propagation.models import ChannelKind, Delivery, Line
from corrigenda.flow.propagation.timing import LONGEST_WAIT_OF_A_LINE, wait
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)
"""Longer than the longest talk with a mail server; see `lib/mail`."""
WORKED = timedelta(minutes=1)
GIVEN_UP_AT_ONCE = 200

SEND = {
    ChannelKind.EMAIL: send_email,
    ChannelKind.CHAT: send_chat,
    ChannelKind.WEBHOOK: send_webhook,
    ChannelKind.PACKET: send_packet,
}
DAYS_OF_A_PACKET = 30
"""After which a packet is given up: a house that was down for weeks still has the error."""
_OF_A_PACKET = "packet."


def deliver(limit: int = 20) -> int:
    """Make deliveries that are due; returns how many were tried."""
    for done in range(limit):
        # One at a time: a process that is killed leaves one leased, and a line that is found
        # to be down keeps the others from being tried.
        claimed = claim(_due, lease=LEASE, limit=1, now=clock.now())
        if not claimed:
            return done
        each(claimed, deliver_one)
    return limit


def deliver_one(delivery: Delivery) -> bool:
    """Try one delivery now; whether it was made."""
    try:
        SEND[ChannelKind(delivery.channel)](delivery)
    except UndeliveredError as error:
        log.warning("delivery %s by %s: %s", delivery.pk, delivery.line, error)
        _failed(delivery, error)
        return False
    except OperationalError:
        raise
    except Exception:
        log.exception("delivery %s failed", delivery.pk)
        _failed(delivery, UndeliveredError("It could not be made; the server's log says why."))
        return False
    with transaction.atomic():
        now = clock.now()
        DELIVERY.advance(
            delivery,
            DeliveryState.SENT,
            sent_at=now,
            tries=delivery.tries + 1,
            error="",
            leased_until=None,
        )
        _works(delivery)
    return True


def _due(now: datetime) -> QuerySet[Delivery]:
    down = Line.objects.filter(next_at__gt=now).values("key")
    return (
        Delivery.objects.filter(state__in=OPEN, due_at__lte=now)
        .exclude(line__in=down)
        .select_related("outlet", "staff", "contact", "endpoint", "subscriber")
        .order_by("due_at", "pk")
    )


def _failed(delivery: Delivery, error: UndeliveredError) -> None:
    now, tries = clock.now(), delivery.tries + 1
    with transaction.atomic():
        if not error.retry or _is_old(delivery):
            _give_up(delivery, str(error), tries)
        else:
            DELIVERY.advance(
                delivery,
                DeliveryState.FAILED,
                tries=tries,
                error=str(error)[:300],
                due_at=now + wait(tries),
                leased_until=None,
            )
        if error.everyone:
            # Not this one failed but its line: it asks again when the line is asked again, or
            # a few that wait would sleep for hours after everything works.
            again = _is_down(delivery, str(error))
            Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.FAILED).update(due_at=again)


def _is_old(delivery: Delivery) -> bool:
    return clock.now() - delivery.since > _longest(delivery)


def _longest(delivery: Delivery) -> timedelta:
    is_packet = delivery.kind.startswith(_OF_A_PACKET)
    return timedelta(days=DAYS_OF_A_PACKET if is_packet else delivery.outlet.policy.telling_days)


def _are_old(outlet: Outlet) -> Q:
    """What has waited for longer than its kind may, in an outlet."""
    now, of_packets = clock.now(), Q(kind__startswith=_OF_A_PACKET)
    long, short = (timedelta(days=one) for one in (DAYS_OF_A_PACKET, outlet.policy.telling_days))
    return of_packets & Q(since__lt=now - long) | ~of_packets & Q(since__lt=now - short)


def _give_up(delivery: Delivery, why: str, tries: int) -> None:
    DELIVERY.advance(
        delivery, DeliveryState.GIVEN_UP, tries=tries, error=why[:300], leased_until=None
    )


def _is_down(delivery: Delivery, why: str) -> datetime:
    """Note that nothing gets through; when to try again."""
    now = clock.now()
    line, _ = Line.objects.get_or_create(key=delivery.line)
    again = now + wait(line.tries + 1, LONGEST_WAIT_OF_A_LINE)
    Line.objects.filter(pk=line.pk).update(
        down_since=line.down_since or now,
        tries=line.tries + 1,
        next_at=again,
        error=why[:300],
    )
    # Those that wait behind it are never tried themselves, and must not wait for ever.
    behind = Delivery.objects.filter(
        line=delivery.line, outlet=delivery.outlet_id, state__in=OPEN, leased_until=None
    ).select_related("outlet")
    for one in behind.filter(_are_old(delivery.outlet)).order_by("due_at")[:GIVEN_UP_AT_ONCE]:
        _give_up(one, f"Waited too long. {why}", one.tries)
    return again


def _works(delivery: Delivery) -> None:
    now = clock.now()
    line, _ = Line.objects.get_or_create(key=delivery.line)
    if line.down_since is None and line.worked_at and now - line.worked_at < WORKED:
        return
    was_down = line.down_since is not None
    Line.objects.filter(pk=line.pk).update(
        down_since=None, tries=0, next_at=None, error="", worked_at=now
    )
    if was_down:
        waiting = Delivery.objects.filter(
            line=delivery.line, state=DeliveryState.FAILED, due_at__gt=now
        )
        waiting.update(due_at=now)
