"""Take a packet of another house: verified, durable, and only then acknowledged.

Nothing is looked for here: the job process does that (`sweep_packets.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.newsroom.expunging.kept import standing
from corrigenda.flow.propagation.models import IncomingPacket, Subscriber
from corrigenda.flow.propagation.packet_models import PacketType, Verdict
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.note_answer import note_answer
from corrigenda.flow.propagation.packets.actions.take_redaction import take_redaction
from corrigenda.flow.propagation.packets.envelope import Envelope, peek
from corrigenda.flow.propagation.packets.errors import (
    HouseError,
    OtherPacketError,
    PacketError,
    UnknownHouseError,
    UntrustedError,
)
from corrigenda.flow.propagation.packets.houses import house_of
from corrigenda.flow.propagation.packets.signing import our_house
from corrigenda.flow.propagation.packets.trust import (
    OtherKeyError,
    Pin,
    Verified,
    pins_of,
    verified,
)
from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.flow.publication.chain.canonical import Json, canonical
from corrigenda.flow.publication.chain.keys import Key
from corrigenda.flow.publication.chain.signing import SignatureError
from corrigenda.lib import clock

ASKED = timedelta(minutes=1)
"""How often a house is asked for its keys at most: whoever sends false packets in its name must
not have us call on it for each."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is acknowledged: the same for a packet that comes again.

    Attributes:
        new: False when it had been taken before.
        rows: what is swept, one for each outlet that is paired with its house.
    """

    type: str
    id: str
    new: bool
    rows: tuple[IncomingPacket, ...] = ()


def take_packet(envelope: Envelope) -> Taken:
    """Verify a packet and keep it.

    Raises:
        PacketError: it is not well formed.
        UnknownHouseError: its house is not paired with any outlet here.
        UntrustedError: it is not signed by the house's pinned key, or one to which that leads.
        OtherPacketError: another packet came under this id.
    """
    head = form.read_head(peek(envelope.packet))
    if head.house == our_house():
        return Taken(head.type, str(head.id), new=False)
    paired = list(
        Subscriber.objects.filter(house=head.house, ended_at=None)
        .select_related("outlet")
        .order_by("pk")
    )
    if not paired:
        raise UnknownHouseError(
            f"{head.house} is not paired with this house. Ask its administrators to pair with you; "
            "until then nothing of yours is taken."
        )
    trusted = _trusted(envelope, paired)
    # Pairings by which it does not verify do not get it: their desks hear of the key.
    heard = {one.pk for one, _ in trusted}
    _note_other_key([one for one in paired if one.pk not in heard], trusted[0][1].pins[-1].kid)
    with transaction.atomic():
        for subscriber, found in trusted:
            _pin(subscriber, found.pins)
        return _kept([(one, found) for one, found in trusted])


def _trusted(envelope: Envelope, paired: Sequence[Subscriber]) -> list[tuple[Subscriber, Verified]]:
    """The pairings by whose keys it verifies; the house itself is asked where none does."""
    try:
        return _verified(envelope.packet, paired, envelope.keys)
    except OtherKeyError as error:
        house = _keys_of(paired[0])
        if house is None:
            raise UntrustedError(
                f"The packet cannot be trusted: {error}. Send the keys that lead to it, or try "
                "again in a minute."
            ) from error
        try:
            return _verified(envelope.packet, paired, house)
        except SignatureError as again:
            _note_other_key(paired, house[-1].id)
            raise UntrustedError(
                f"The packet cannot be trusted: {again}. The receiving desk was told; its "
                "administrators can pin the new key."
            ) from again
    except SignatureError as error:
        raise UntrustedError(f"The packet cannot be trusted: {error}.") from error


def _verified(
    packet: str, paired: Sequence[Subscriber], offered: Sequence[Key]
) -> list[tuple[Subscriber, Verified]]:
    found: list[tuple[Subscriber, Verified]] = []
    wrong: SignatureError | None = None
    for one in paired:
        try:
            found.append((one, verified(packet, pins_of(one.keys), offered)))
        except SignatureError as error:
            # That it is signed by a key of which more may be known counts before all else.
            if not isinstance(wrong, OtherKeyError):
                wrong = error
    if not found and wrong is not None:
        raise wrong
    return found


def _keys_of(subscriber: Subscriber) -> tuple[Key, ...] | None:
    """What the house itself says its keys are; None where it was asked a moment ago, or is down."""
    now = clock.now()
    due = Q(keys_read_at=None) | Q(keys_read_at__lte=now - ASKED)
    if not Subscriber.objects.filter(due, pk=subscriber.pk).update(keys_read_at=now):
        return None
    try:
        return house_of(subscriber).keys
    except HouseError:
        return None


def _note_other_key(paired: Sequence[Subscriber], kid: str) -> None:
    """Tell the desks once that the house, or a packet which another pairing trusts, shows a key
    that the pinned one did not sign.
    """
    now = clock.now()
    for one in paired:
        # A packet of long ago is signed by a key that this pin has left behind.
        if kid[:64] in (one.other_key, *(pin["kid"] for pin in one.keys)):
            continue
        with transaction.atomic():
            Subscriber.objects.filter(pk=one.pk).update(other_key=kid[:64], other_key_at=now)
            record(
                SYSTEM, "subscriber.other_key", one.outlet, one,
                name=one.name, house=one.house, kid=kid[:64], pinned=one.kid,
            )  # fmt: skip


def _pin(subscriber: Subscriber, pins: list[Pin]) -> None:
    """Keep the keys to which the pinned one led; never fewer than there are."""
    row = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    led = [one.to_dict() for one in pins]
    # A person may have pinned another key since these were verified: that one stands.
    if len(led) <= len(row.keys) or led[: len(row.keys)] != row.keys:
        return
    row.keys = led
    row.other_key, row.other_key_at = "", None
    row.save(update_fields=["keys", "other_key", "other_key_at"])
    record(
        SYSTEM, "subscriber.rotate_key", row.outlet, row, name=row.name, kid=row.kid
    )  # fmt: skip


def _kept(trusted: Sequence[tuple[Subscriber, Verified]]) -> Taken:
    payload = trusted[0][1].payload
    head = form.read_head(payload)
    paired = [one for one, _ in trusted]
    if head.type == form.ACKNOWLEDGEMENT:
        new = note_answer(form.read_answer(payload), paired)
        return Taken(head.type, str(head.id), new=new)
    if head.type == form.REDACTION:
        return Taken(head.type, str(head.id), new=take_redaction(head, paired))
    content = form.read_correction(payload)
    found = [_one(content, payload, one) for one in paired]
    return Taken(
        head.type,
        str(head.id),
        new=any(new for _, new in found),
        rows=tuple(row for row, _ in found),
    )


def _one(
    content: form.Content, payload: dict[str, Json], subscriber: Subscriber
) -> tuple[IncomingPacket, bool]:
    sha256, now = digest(canonical(payload)), clock.now()
    eraser = standing(subscriber.outlet.slug)
    known = IncomingPacket.objects.filter(subscriber=subscriber, packet_id=content.head.id).first()
    if known is not None and known.sha256 not in (sha256, ""):
        raise OtherPacketError(
            "Another packet came under this id: a changed correction is a new packet."
        )
    if known is not None:
        return known, False
    verdict = _verdict(content, sha256, subscriber)
    return IncomingPacket.objects.get_or_create(
        subscriber=subscriber,
        packet_id=content.head.id,
        defaults={
            "outlet": subscriber.outlet,
            "root": content.root.name,
            "type": PacketType.CORRECTION,
            "sha256": sha256,
            "payload": eraser.mask_json(payload) if eraser else payload,
            "verdict": verdict,
            "received_at": now,
            "swept_at": None if verdict == Verdict.SWEPT else now,
            "answer_due_at": now if verdict != Verdict.SWEPT else None,
        },
    )


def _verdict(content: form.Content, sha256: str, subscriber: Subscriber) -> Verdict:
    """Whether it is swept for: not what comes from here, nor what was swept for when it came by
    another way.

    What only says that it comes from another packet hides nothing: that one has to have come from
    its own house, and to have been looked for.
    """
    if not subscriber.is_heard:
        return Verdict.UNHEARD
    if our_house() in {one.house for one in content.chain}:
        return Verdict.OURS
    for link in content.chain:
        came = IncomingPacket.objects.filter(
            outlet=subscriber.outlet_id,
            subscriber__house=link.house,
            packet_id=link.packet,
            verdict=Verdict.SWEPT,
        )
        if came.exists():
            return Verdict.KNOWN
    return Verdict.SWEPT


__all__ = ["PacketError", "Taken", "take_packet"]
