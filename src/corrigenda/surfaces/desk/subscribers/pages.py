"""The pages of the subscribers: all of an outlet's, and one with its packets."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.propagation.models import IncomingPacket, Sending, Subscriber
from corrigenda.flow.propagation.packets.came import Came, items_kept, items_that_came
from corrigenda.flow.propagation.packets.ledger import put_together
from corrigenda.flow.propagation.packets.queries import (
    SHOWN,
    fingerprint,
    sent_to,
    stories_had,
    subscribers_of,
    taken_from,
)
from corrigenda.flow.propagation.queries import outlets_for
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.flow.publication.queries import permalink
from corrigenda.lib import mail
from corrigenda.surfaces.desk.access import page
from corrigenda.surfaces.desk.subscribers.forms import ChangeForm, PairForm, StoriesForm
from corrigenda.surfaces.desk.subscribers.words import HOW, VERDICTS, told


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a page is as somebody typed it, or is shown this once.

    Attributes:
        feed: the new address of a feed.
        unknown: addresses at which no story stands.
    """

    pair: PairForm | None = None
    change: ChangeForm | None = None
    stories: StoriesForm | None = None
    pin_error: str = ""
    feed: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentRow:
    """A packet that went out, as the page shows it."""

    sending: Sending
    words: str
    link: str
    answer: str


@dataclass(frozen=True, slots=True)
class CameRow:
    """A packet that came in, as the page shows it."""

    packet: IncomingPacket
    words: str
    link: str
    answer: str
    verdict: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agency's item that corrects or takes back, as the page shows it."""

    came: Came
    became: str


def list_page(
    request: HttpRequest, staff: Staff, outlet: Outlet, shown: Shown, status: int = 200
) -> HttpResponse:
    """The subscribers of an outlet, and the form by which one is added."""
    own = house_keys().all
    context: dict[str, object] = {
        "outlet": outlet,
        "own": outlets_for(staff, "subscriber.read"),
        "rows": subscribers_of([outlet]),
        "may_change": may(actors.of(staff), "subscriber.change", outlet),
        "form": shown.pair or PairForm(initial={}),
        "is_open": shown.pair is not None,
        "items": [_item(one) for one in items_that_came([outlet])],
        "items_kept": items_kept([outlet]),
        "our_key": fingerprint(own[-1].id) if own else "",
    }
    return page(request, staff, "desk/subscribers/list.html", context, status)


def one_page(
    request: HttpRequest, staff: Staff, subscriber: Subscriber, shown: Shown, status: int = 200
) -> HttpResponse:
    """One subscriber: its key, its stories, the packets to it and from it."""
    outlet = subscriber.outlet
    known = next(one for one in subscribers_of([outlet]) if one.subscriber.pk == subscriber.pk)
    by = actors.of(staff)
    stories = stories_had(subscriber)[:SHOWN]
    context: dict[str, object] = {
        "outlet": outlet,
        "one": subscriber,
        "known": known,
        "key": fingerprint(subscriber.kid),
        "mail_is_on": mail.is_on(),
        "other_key": fingerprint(subscriber.other_key),
        "may_change": may(by, "subscriber.change", outlet),
        "may_note": may(by, "subscriber.note", outlet),
        "change": shown.change or _filled(subscriber),
        "stories_form": shown.stories or StoriesForm(initial={"addresses": ""}),
        "stories": [(one, HOW[one.how]) for one in stories],
        "more_stories": max(0, known.stories - SHOWN),
        "sent": [_sent(one) for one in sent_to(subscriber)],
        "came": [_came(one) for one in taken_from(subscriber)],
        "pin_error": shown.pin_error,
        "feed": shown.feed,
        "unknown": shown.unknown,
    }
    return page(request, staff, "desk/subscribers/one.html", context, status)


def _filled(subscriber: Subscriber) -> forms.Form:
    names = ("name", "email", "inbox", "gets_all", "is_heard")
    return ChangeForm(initial={one: getattr(subscriber, one) for one in names})


def _sent(sending: Sending) -> SentRow:
    packet = sending.packet
    said = "Words were removed by law" if packet.type == "redaction" else packet.entry.headline
    became = put_together(sending.answers.all())
    answer = told(became.counts, became.verdict) if sending.answered_at else ""
    return SentRow(sending, said, permalink(packet.entry), answer)


def _item(came: Came) -> ItemRow:
    if came.is_lost:
        return ItemRow(came, "Fits no story here: look for it by hand")
    if came.is_sought and not came.counts:
        return ItemRow(came, "Being looked for")
    return ItemRow(came, told(came.counts))


def _came(packet: IncomingPacket) -> CameRow:
    payload = packet.payload
    said = str(payload.get("headline") or "Its words were removed by law")
    return CameRow(
        packet,
        said,
        str(payload.get("permalink") or ""),
        told(packet.answered.get("counts", {})) if packet.answered else "",
        VERDICTS.get(packet.verdict, ""),
    )
