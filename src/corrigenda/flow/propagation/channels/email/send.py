"""Send one delivery as mail."""

from __future__ import annotations

import json

from corrigenda.flow.newsroom.agencies import read_agencies
from corrigenda.flow.newsroom.models import Membership
from corrigenda.flow.propagation.addresses import address_of, confirm_token, stop_token
from corrigenda.flow.propagation.errors import UndeliveredError
from corrigenda.flow.propagation.links import choices_url, confirm_url, mail_domain, stop_url
from corrigenda.flow.propagation.models import Asking, Delivery, Packet, ReaderAddress
from corrigenda.flow.propagation.packets.signing import sealed_envelope
from corrigenda.flow.propagation.renderers.agency_mail import agency_mail
from corrigenda.flow.propagation.renderers.desk_mail import Mail, desk_mail
from corrigenda.flow.propagation.renderers.packet_mail import packet_mail
from corrigenda.flow.propagation.renderers.reader_mail import reader_mail
from corrigenda.flow.publication.sealing import UnsealedError
from corrigenda.lib import clock, mail
from corrigenda.lib.languages import spoken


def send(delivery: Delivery) -> None:
    """Hand it to the mail server; the same Message-ID at every try.

    Raises:
        UndeliveredError: nobody to send it to, or the mail server did not take it.
    """
    outlet = delivery.outlet
    headers = {"Message-ID": f"<{delivery.message_id}@{mail_domain(outlet)}>"}
    attachments: tuple[mail.Attachment, ...] = ()
    if delivery.kind.startswith("agency."):
        to, words, more = _to_agency(delivery)
        headers |= more
    elif delivery.subscriber is not None:
        to, words, attachments = _to_subscriber(delivery)
    elif delivery.kind.startswith("reader."):
        to, words, more = _to_reader(delivery)
        headers |= more
    else:
        to = _desk_address(delivery)
        words = desk_mail(delivery.payload, outlet=outlet.name, choices=choices_url(outlet))
    try:
        mail.send(
            to, words.subject, words.text, html=words.html, headers=headers, attachments=attachments
        )
    except mail.NoSuchAddressError as error:
        _is_dead(delivery)
        raise UndeliveredError(_without(str(error), to), retry=False) from error
    except mail.MailServerError as error:
        raise UndeliveredError(str(error), everyone=True) from error
    except mail.MailError as error:
        raise UndeliveredError(_without(str(error), to), retry=error.retry) from error


def _to_reader(delivery: Delivery) -> tuple[str, Mail, dict[str, str]]:
    contact, outlet = delivery.contact, delivery.outlet
    if contact is None:
        raise UndeliveredError("The reader's address was erased meanwhile.", retry=False)
    address = address_of(contact.email)
    if address is None or address.stopped_at or address.dead_at:
        raise UndeliveredError("The reader wants no mail, or cannot be reached.", retry=False)
    stop = stop_url(outlet, stop_token(address))
    # https://www.rfc-editor.org/rfc/rfc8058
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    payload = delivery.payload
    own = outlet.own_words(spoken(str(payload.get("language") or "")))
    words = reader_mail(
        payload, outlet=outlet.name, stop=stop, confirm=_link(delivery), end=own.get("mail_end", "")
    )
    return contact.email, words, headers


def _to_agency(delivery: Delivery) -> tuple[str, Mail, dict[str, str]]:
    """To the address that the policy gives now, or else to the one of when it was told."""
    payload, outlet = delivery.payload, delivery.outlet
    known = {one.name: one.address for one in read_agencies(outlet.policy.agencies)}
    to = known.get(str(payload.get("agency"))) or str(payload.get("address") or "")
    if not to:
        raise UndeliveredError("The policy has no address of the agency any more.", retry=False)
    desk = outlet.policy.desk_address
    words = agency_mail(payload, outlet=outlet.name, answered=bool(desk))
    return to, words, {"Reply-To": desk} if desk else {}


def _to_subscriber(delivery: Delivery) -> tuple[str, Mail, tuple[mail.Attachment, ...]]:
    """The packet for people to read, and signed for their programs."""
    subscriber = delivery.subscriber
    if subscriber is None or subscriber.ended_at or not subscriber.email:
        raise UndeliveredError("It is no subscriber by mail any more.", retry=False)
    packet = Packet.objects.filter(packet_id=str(delivery.payload.get("packet"))).first()
    if packet is None or not packet.payload:
        raise UndeliveredError("Its words were expunged meanwhile.", retry=False)
    try:
        signed = json.dumps(sealed_envelope(packet.payload), ensure_ascii=False)
    except UnsealedError as error:
        raise UndeliveredError(str(error)) from error
    attached = mail.Attachment("packet.json", "application/json", signed.encode())
    return subscriber.email, packet_mail(packet.payload, delivery.outlet.name), (attached,)


def _link(delivery: Delivery) -> str:
    """Where the reader confirms; the token is in no row, so it is derived at every try."""
    asking = Asking.objects.filter(pk=delivery.payload.get("asking")).first()
    return confirm_url(delivery.outlet, confirm_token(asking)) if asking else ""


def _desk_address(delivery: Delivery) -> str:
    staff = delivery.staff
    if staff is None:
        address = str(delivery.payload.get("address") or delivery.outlet.policy.desk_address)
        if not address:
            raise UndeliveredError("The outlet has no address for its desk any more.", retry=False)
        return address
    at_work = Membership.objects.filter(
        staff=staff, outlet=delivery.outlet_id, staff__is_active=True
    )
    if not at_work.exists():
        raise UndeliveredError(f"{delivery.to} does not work here any more.", retry=False)
    if not staff.email:
        raise UndeliveredError(f"{delivery.to} has no e-mail address.", retry=False)
    return staff.email


def _is_dead(delivery: Delivery) -> None:
    address = address_of(delivery.contact.email) if delivery.contact else None
    if address is not None:
        ReaderAddress.objects.filter(pk=address.pk, dead_at=None).update(dead_at=clock.now())


def _without(said: str, address: str) -> str:
    """What a server says about an address often repeats it; the desk does not see a reader's."""
    return said.replace(address, "…").replace(address.lower(), "…")
