"""What is told, to whom, and what became of each attempt."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.copies.models import (
    Copy,
    CopyKind,
    ErrorGram,
    Remembered,
    Sweep,
)
from corrigenda.flow.propagation.delivery_states import OPEN, DeliveryState
from corrigenda.flow.propagation.packet_models import (
    Acknowledgement,
    AgencyChange,
    AgencyItem,
    IncomingPacket,
    ItemPlace,
    Packet,
    PacketPlace,
    Sending,
    StoryHad,
    Subscriber,
)
from corrigenda.flow.reports.models import Contact

__all__ = [
    "Acknowledgement",
    "AgencyChange",
    "AgencyItem",
    "Asking",
    "ChannelKind",
    "ChatRoom",
    "Copy",
    "CopyKind",
    "Cursor",
    "Delivery",
    "DigestItem",
    "Endpoint",
    "ErrorGram",
    "Event",
    "Hearing",
    "IncomingPacket",
    "ItemPlace",
    "Line",
    "Packet",
    "PacketPlace",
    "ReaderAddress",
    "Remembered",
    "Sending",
    "StoryHad",
    "Subscriber",
    "Sweep",
    "TellingChoice",
]


class ChannelKind(models.TextChoices):
    """The ways by which somebody is told."""

    EMAIL = "email"
    CHAT = "chat"
    WEBHOOK = "webhook"
    PACKET = "packet"


class Cursor(models.Model):
    """How far a source of events was read; what lies above `low` is looked at again."""

    name = models.CharField(max_length=40, unique=True)
    low = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.low}"


class Event(models.Model):
    """Something that happened on the line and is told; taken over from it once."""

    key = models.CharField(max_length=120, unique=True)
    """Where it comes from, such as `audit:17`."""
    entry = models.OneToOneField(AuditEntry, on_delete=models.CASCADE, null=True, related_name="+")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=40)
    """As webhooks name it; see `events.py`."""
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, related_name="+")
    correction = models.ForeignKey(
        Correction, on_delete=models.CASCADE, null=True, related_name="+"
    )
    by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"], name="events_by_time"),
            models.Index(fields=["case", "type"], name="events_of_a_case"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.key}"


class Endpoint(models.Model):
    """An address of an outlet's that gets signed webhooks."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="endpoints")
    name = models.CharField(max_length=100)
    url = models.CharField(max_length=2000)
    events = models.JSONField(default=list)
    """The types of event that it gets."""
    secret = models.CharField(max_length=200)
    old_secret = models.CharField(max_length=200, blank=True)
    """The one before; messages carry both signatures until `old_until`."""
    old_until = models.DateTimeField(null=True)
    is_on = models.BooleanField(default=True)
    off_because = models.CharField(max_length=300, blank=True)
    """Why it was switched off by itself."""
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "url"], name="one_endpoint_at_an_address")
        ]

    def __str__(self) -> str:
        return self.name


class ChatRoom(models.Model):
    """The incoming webhook of an outlet's chat."""

    outlet = models.OneToOneField(Outlet, on_delete=models.CASCADE, related_name="chat_room")
    url = models.CharField(max_length=2000)
    groups = models.JSONField(default=list)
    """The groups of events that are told there."""

    def __str__(self) -> str:
        return f"chat of {self.outlet_id}"


class TellingChoice(models.Model):
    """How a member of staff wants to be told."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="telling")
    groups = models.JSONField(default=dict)
    """By group of events: `at_once`, `hourly`, `daily` or `never`."""
    daily_hour = models.PositiveSmallIntegerField(default=8)
    """0 to 23, in the outlet's time zone."""

    def __str__(self) -> str:
        return f"choices of {self.staff_id}"


class ReaderAddress(models.Model):
    """What must be remembered of a reader's address: its keyed hash, never itself."""

    address_hash = models.CharField(max_length=64, unique=True)
    stop_hash = models.CharField(max_length=64, unique=True)
    """The hash of the token by which its owner stops all mail."""
    asked_at = models.DateTimeField(null=True)
    """When it was last asked to confirm."""
    asked_on = models.DateField(null=True)
    asked_count = models.PositiveSmallIntegerField(default=0)
    """How often on that day."""
    stopped_at = models.DateTimeField(null=True)
    """When its owner said that they want no mail."""
    dead_at = models.DateTimeField(null=True)
    """When its mail server said that there is no such mailbox."""

    def __str__(self) -> str:
        return f"address {self.pk}"


class Asking(models.Model):
    """One mail that asks a reader whether an address is theirs."""

    nonce = models.UUIDField(default=uuid.uuid4, unique=True)
    """What its token is derived from, with the secret."""
    token_hash = models.CharField(max_length=64, unique=True)
    address = models.ForeignKey(ReaderAddress, on_delete=models.CASCADE, related_name="+")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=35)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["asked_at"], name="askings_by_time")]

    def __str__(self) -> str:
        return f"asking {self.pk}"


class Hearing(models.Model):
    """A reader's wish to hear what became of one report."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="hearing")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    address = models.ForeignKey(ReaderAddress, on_delete=models.CASCADE, related_name="hearings")
    language = models.CharField(max_length=35)
    since = models.DateTimeField()
    asking = models.ForeignKey(
        Asking, on_delete=models.SET_NULL, null=True, related_name="hearings"
    )
    """The mail that asked; none while the report is held, or the address was asked lately."""
    confirmed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    """When the outcome was handed to the mail."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["since"], name="hearings_to_ask", condition=models.Q(asking=None)),
            models.Index(
                fields=["confirmed_at"],
                name="hearings_to_tell",
                condition=models.Q(told_at=None, confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"hearing of contact {self.contact_id}"


class Line(models.Model):
    """The way that deliveries take together: the mail server, a chat, an endpoint.

    While it is down one delivery at a time tries it, and the others wait.
    """

    key = models.CharField(max_length=60, unique=True)
    down_since = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    worked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class Delivery(models.Model):
    """One attempt to tell someone, tried again until it succeeds or is given up."""

    key = models.CharField(max_length=200, unique=True)
    """One for each event, recipient and channel."""
    message_id = models.UUIDField(default=uuid.uuid4, unique=True)
    """The same at every try, so that who gets it twice can tell."""
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=ChannelKind.choices)
    line = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    """What it tells: a type of event, `digest`, `reader.confirm`, `reader.outcome`, `test`."""
    target = models.CharField(max_length=60, blank=True)
    """What it is about, such as `case:17`."""
    to = models.CharField(max_length=200)
    """To whom, as the desk may see it; never a reader's address."""
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, related_name="+")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, null=True, related_name="+")
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, null=True, related_name="+"
    )
    payload = models.JSONField()
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in DeliveryState],
        default=DeliveryState.WAITING.value,
    )
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    since = models.DateTimeField()
    """From when the time until it is given up counts: when it was made or last taken up."""
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                name="deliveries_due",
                condition=models.Q(state__in=[one.value for one in OPEN]),
            ),
            models.Index(
                fields=["line", "due_at"],
                name="deliveries_on_a_line",
                condition=models.Q(state__in=[one.value for one in OPEN]),
            ),
            models.Index(fields=["outlet", "state", "-made_at"], name="deliveries_by_state"),
            models.Index(fields=["outlet", "-made_at"], name="deliveries_by_time"),
            models.Index(fields=["staff", "made_at"], name="deliveries_to_staff"),
            models.Index(fields=["made_at"], name="deliveries_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"


class DigestItem(models.Model):
    """An event that somebody hears of with others, at a time."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    recipient = models.CharField(max_length=60)
    """`staff:5`, `desk` or `chat`."""
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True, related_name="+")
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "recipient"], name="one_item_for_somebody")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], name="digest_items_due", condition=models.Q(taken_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} for {self.recipient}"
