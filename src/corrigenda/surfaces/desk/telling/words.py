"""What these screens call things."""

from __future__ import annotations

from corrigenda.flow.propagation.delivery_states import DeliveryState
from corrigenda.flow.propagation.events import How
from corrigenda.flow.propagation.models import ChannelKind
from corrigenda.flow.propagation.renderers.wording import EVENTS

CHANNELS = {
    ChannelKind.EMAIL: "Mail",
    ChannelKind.CHAT: "Chat",
    ChannelKind.WEBHOOK: "Webhook",
    ChannelKind.PACKET: "Packet",
}

KINDS = {
    **EVENTS,
    "digest": "A digest",
    "test": "A test",
    "agency.asked": "An agency is asked whether its words are right",
    "agency.corrected": "A correction to the agency that it is credited to",
    "packet.correction": "A correction to a subscriber",
    "packet.redaction": "A redaction to a subscriber",
    "packet.answer": "An acknowledgement of a packet",
    "reader.confirm": "Is this address yours?",
    "reader.outcome": "What became of the report",
}

STATES = {
    DeliveryState.WAITING: "Waiting",
    DeliveryState.FAILED: "To be tried again",
    DeliveryState.GIVEN_UP: "Given up",
    DeliveryState.SENT: "Sent",
}
TONES = {
    DeliveryState.WAITING: "new",
    DeliveryState.FAILED: "checking",
    DeliveryState.GIVEN_UP: "overdue",
    DeliveryState.SENT: "fix",
}

HOW = {
    How.AT_ONCE: "At once",
    How.HOURLY: "Once an hour, together",
    How.DAILY: "Once a day, together",
    How.NEVER: "Never",
}
