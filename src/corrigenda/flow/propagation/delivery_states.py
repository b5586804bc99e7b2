"""The states of a delivery: one attempt to tell someone."""

from __future__ import annotations

from enum import StrEnum

from corrigenda.lib.states import Table


class DeliveryState(StrEnum):
    """Where a delivery is."""

    WAITING = "waiting"
    FAILED = "failed"
    SENT = "sent"
    GIVEN_UP = "given_up"


DELIVERY = Table(
    "state",
    {
        DeliveryState.WAITING: frozenset(
            {DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.GIVEN_UP}
        ),
        # Failed again is a transition too: it counts the try and says when the next one is.
        DeliveryState.FAILED: frozenset(
            {
                DeliveryState.SENT,
                DeliveryState.FAILED,
                DeliveryState.GIVEN_UP,
                DeliveryState.WAITING,
            }
        ),
        DeliveryState.SENT: frozenset(),
        # A person may have it tried again.
        DeliveryState.GIVEN_UP: frozenset({DeliveryState.WAITING}),
    },
)

OPEN = (DeliveryState.WAITING, DeliveryState.FAILED)
