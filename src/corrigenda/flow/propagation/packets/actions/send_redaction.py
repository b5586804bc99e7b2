"""Have the words of an expunged entry erased wherever its packet went."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.propagation.delivery_states import DELIVERY, OPEN, DeliveryState
from corrigenda.flow.propagation.models import Delivery, Packet, Sending
from corrigenda.flow.propagation.packet_models import PacketType
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.send_packets import send_to
from corrigenda.flow.propagation.packets.signing import our_house
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock


def send_redaction(entry: Entry) -> int:
    """Erase an entry's packet here and send a redaction to whoever it went to; how many.

    Inside the caller's transaction, if there is one; doing it again is harmless. A redaction says
    which packet it is about and none of its words.
    """
    with transaction.atomic():
        packet = Packet.objects.filter(entry=entry, type=PacketType.CORRECTION).first()
        if packet is None:
            return 0
        Packet.objects.filter(pk=packet.pk).update(payload={})
        unsent = Delivery.objects.filter(key__startswith=f"packet:{packet.pk}:", state__in=OPEN)
        for one in unsent.order_by("pk"):
            DELIVERY.advance(one, DeliveryState.GIVEN_UP, error="Its words were expunged.")
        redaction = _redaction(entry, packet)
        sent = Sending.objects.filter(packet=packet, subscriber__ended_at=None)
        for sending in sent.select_related("subscriber").order_by("pk"):
            send_to(redaction, sending.subscriber)
        return sent.count()


def _redaction(entry: Entry, packet: Packet) -> Packet:
    made, new = Packet.objects.get_or_create(
        entry=entry,
        type=PacketType.REDACTION,
        defaults={"outlet": entry.outlet, "made_at": clock.now()},
    )
    if new:
        head = form.head(
            form.REDACTION,
            made.packet_id,
            house=our_house(),
            outlet=entry.outlet.name,
            at=made.made_at,
        )
        made.payload = {**head, "packet": str(packet.packet_id)}
        made.save(update_fields=["payload"])
    return made
