"""Sign what goes to other houses, by the key of the day."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from corrigenda.flow.propagation.packets.envelope import written
from corrigenda.flow.publication.actions.make_key import make_key
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.chain.signing import sign
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.flow.publication.sealing import unsealed


def our_house() -> str:
    """The origin by which packets name this Corrigenda."""
    return str(settings.PACKET_HOUSE)


def signed(payload: Mapping[str, Json]) -> str:
    """The payload as a compact JWS.

    Raises:
        UnsealedError: the key was sealed with another secret.
    """
    return sign(unsealed(make_key().sealed), payload)


def sealed_envelope(payload: Mapping[str, Json]) -> dict[str, Json]:
    """The payload, signed now, with the keys that lead to the one that signs."""
    packet = signed(payload)
    return written(packet, house_keys())
