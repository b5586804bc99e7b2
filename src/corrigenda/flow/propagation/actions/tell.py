"""Say who is told of an event, and how: deliveries at once, or items of a digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.events import DEFAULTS, Group, How
from corrigenda.flow.propagation.facts import Facts, facts_of, reader_words
from corrigenda.flow.propagation.models import (
    ChannelKind,
    ChatRoom,
    Delivery,
    DigestItem,
    Endpoint,
    Event,
    TellingChoice,
)
from corrigenda.flow.propagation.recipients import Recipient, group_for_all, staff_for
from corrigenda.flow.propagation.timing import digest_at
from corrigenda.lib import clock, mail, zones

AN_HOURS_FILL = 12
"""Deliveries to one recipient in an hour; what comes after them waits for a digest, so that a
reader who sends two hundred reports fills no inbox."""


def tell(event: Event) -> None:
    """Make what the event asks for, inside the caller's transaction; making it twice is harmless.

    No mail is made where none can be sent.
    """
    facts = facts_of(event)
    if mail.is_on():
        shown = {**facts, "readers": reader_words(event)}
        _staff(event, shown)
        _desk(event, shown)
    _chat(event, facts)
    for endpoint in Endpoint.objects.filter(outlet=event.outlet_id, is_on=True):
        if event.type in endpoint.events:
            _deliver(event, facts, _machine(endpoint))


@dataclass(frozen=True, slots=True)
class _To:
    """One recipient by one channel."""

    name: str
    channel: ChannelKind
    line: str
    label: str
    staff: Staff | None = None
    endpoint: Endpoint | None = None


def _member(staff: Staff) -> _To:
    name = f"staff:{staff.pk}"
    return _To(name, ChannelKind.EMAIL, "email", staff.full_name[:200], staff=staff)


_THE_DESK = _To("desk", ChannelKind.EMAIL, "email", "The desk")


def _the_chat(outlet: Outlet) -> _To:
    return _To("chat", ChannelKind.CHAT, f"chat:{outlet.pk}", "The chat")


def _machine(endpoint: Endpoint) -> _To:
    name = f"endpoint:{endpoint.pk}"
    return _To(name, ChannelKind.WEBHOOK, name, endpoint.name, endpoint=endpoint)


def _staff(event: Event, facts: Facts) -> None:
    recipients = [one for one in staff_for(event) if one.staff.email]
    choices = {
        one.staff_id: one
        for one in TellingChoice.objects.filter(staff__in=[one.staff for one in recipients])
    }
    for one in recipients:
        choice = choices.get(one.staff.pk)
        how = how_for(one, choice)
        if how is How.NEVER:
            continue
        to = _member(one.staff)
        if how is How.AT_ONCE:
            _at_once(event, {**facts, "group": one.group}, to)
            continue
        hour = choice.daily_hour if choice else 8
        zone = zones.zone(event.outlet.policy.time_zone)
        due = digest_at(how, clock.now(), hour=hour, zone=zone)
        _later(event, to, due)


def how_for(one: Recipient, choice: TellingChoice | None) -> How:
    """How somebody wants to be told of a group, or how everybody is who has not chosen."""
    wanted = (choice.groups if choice else {}).get(one.group)
    return How(wanted) if wanted in list(How) else DEFAULTS[one.group]


def _desk(event: Event, facts: Facts) -> None:
    if event.outlet.policy.desk_address and group_for_all(event):
        _at_once(event, facts, _THE_DESK)


def _chat(event: Event, facts: Facts) -> None:
    group: Group | None = group_for_all(event)
    room = ChatRoom.objects.filter(outlet=event.outlet_id).first()
    if room and group in room.groups:
        _at_once(event, facts, _the_chat(event.outlet))


def _at_once(event: Event, facts: Facts, to: _To) -> None:
    now = clock.now()
    lately = Delivery.objects.filter(
        outlet=event.outlet,
        made_at__gt=now - timedelta(hours=1),
        line=to.line,
        to=to.label,
        staff=to.staff,
        contact=None,
    )
    if lately.count() >= AN_HOURS_FILL:
        _later(event, to, digest_at(How.HOURLY, now, hour=0, zone=zones.zone("UTC")))
    else:
        _deliver(event, facts, to)


def _later(event: Event, to: _To, due_at: datetime) -> None:
    DigestItem.objects.get_or_create(
        event=event,
        recipient=to.name,
        defaults={"outlet": event.outlet, "due_at": due_at, "staff": to.staff},
    )


def _deliver(event: Event, facts: Facts, to: _To) -> None:
    now = clock.now()
    Delivery.objects.get_or_create(
        key=f"{event.key}:{to.name}:{to.channel}",
        defaults={
            "outlet": event.outlet,
            "channel": to.channel,
            "line": to.line,
            "kind": event.type,
            "target": f"case:{event.case_id}" if event.case_id else "",
            "to": to.label,
            "payload": facts,
            "made_at": now,
            "since": now,
            "due_at": now,
            "staff": to.staff,
            "endpoint": to.endpoint,
        },
    )
