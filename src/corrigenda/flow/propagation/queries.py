"""What others ask of the propagation stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Max, Q, QuerySet

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.propagation.delivery_states import OPEN
from corrigenda.flow.propagation.events import DEFAULTS, Group, How
from corrigenda.flow.propagation.links import receipt_url
from corrigenda.flow.propagation.models import (
    Asking,
    ChannelKind,
    ChatRoom,
    Delivery,
    Endpoint,
    Hearing,
    Line,
    ReaderAddress,
    Subscriber,
    TellingChoice,
)
from corrigenda.flow.reports.models import Channel, Contact, Report
from corrigenda.lib import clock, ids

MOST_RECEIPTS = 20


def asking_of(token: str) -> Asking | None:
    """The mail that asked, by the token in its link."""
    hashed = ids.token_hash(token)
    return Asking.objects.select_related("outlet").filter(token_hash=hashed).first()


def receipts_of(asking: Asking) -> list[tuple[str, str]]:
    """Headline and private link of each letter that a mail asked about.

    Whoever used the form was given the link then; and who typed another's address there must not
    show that other what they sent.
    """
    asked = asking.hearings.filter(contact__report__channel=Channel.EMAIL).select_related(
        "contact__report__outlet", "contact__report__article__current"
    )
    reports = [one.contact.report for one in asked.order_by("pk")[:MOST_RECEIPTS]]
    links = [(one.article.headline, receipt_url(one)) for one in reports]
    return [one for one in links if one[1]]


class Wish(StrEnum):
    """How far a reader's wish has come to be told the outcome by mail."""

    NONE = "none"
    ASKED = "asked"
    """Whether the address is theirs; or it is about to be."""
    CONFIRMED = "confirmed"
    TOLD = "told"


def wish_of(report: Report) -> tuple[Wish, datetime | None]:
    """The wish, and when its reader was told."""
    contact = Contact.objects.select_related("hearing").filter(report=report).first()
    if contact is None:
        return Wish.NONE, None
    hearing: Hearing | None = getattr(contact, "hearing", None)
    if hearing is None or hearing.confirmed_at is None:
        return Wish.ASKED, None
    return (Wish.TOLD, hearing.told_at) if hearing.told_at else (Wish.CONFIRMED, None)


def stopping(token: str) -> ReaderAddress | None:
    """The address whose mail this token stops."""
    return ReaderAddress.objects.filter(stop_hash=ids.token_hash(token)).first()


def language_of(address: ReaderAddress) -> str:
    """The tag of the language in which its owner reads our mail; empty once it is erased."""
    heard = Hearing.objects.filter(address=address).order_by("-pk")
    return heard.values_list("language", flat=True).first() or ""


def outlets_for(staff: Staff, verb: str) -> list[Outlet]:
    """The outlets for which somebody's role allows `verb`."""
    held = Outlet.objects.filter(
        memberships__staff=staff, memberships__role__in=[role.value for role in ALLOWED[verb]]
    )
    return list(held.order_by("name")) if staff.is_active else []


def deliveries_for(outlets: Iterable[Outlet]) -> QuerySet[Delivery]:
    """The deliveries of the outlets, the newest first."""
    return (
        Delivery.objects.filter(outlet__in=[one.pk for one in outlets])
        .select_related("outlet")
        .order_by("-made_at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Down:
    """A line that is down, with what waits behind it.

    Attributes:
        name: as people know it: the mail server, the chat of an outlet, an endpoint.
        waiting: deliveries of the outlets that were asked for.
    """

    line: Line
    name: str
    waiting: int


def down_for(outlets: Iterable[Outlet]) -> list[Down]:
    """The lines that are down, of those that the outlets use."""
    by_key = {f"chat:{one.pk}": f"the chat of {one.name}" for one in outlets}
    endpoints = Endpoint.objects.filter(outlet__in=[one.pk for one in outlets])
    names = {
        "email": "the mail server",
        **by_key,
        **{f"endpoint:{one.pk}": f"the endpoint {one.name}" for one in endpoints},
    }
    subscribers = Subscriber.objects.filter(outlet__in=[one.pk for one in outlets])
    names |= {f"subscriber:{one.pk}": f"the subscriber {one.name}" for one in subscribers}
    lines = Line.objects.filter(key__in=names, down_since__isnull=False).order_by("down_since")
    waiting = dict(
        Delivery.objects.filter(
            line__in=[line.key for line in lines],
            state__in=OPEN,
            outlet__in=[one.pk for one in outlets],
        )
        .order_by()
        .values_list("line")
        .annotate(Count("pk"))
    )
    return [Down(line, names[line.key], waiting.get(line.key, 0)) for line in lines]


def endpoints_of(outlet: Outlet) -> QuerySet[Endpoint]:
    """The endpoints of an outlet, in the order they were added."""
    return Endpoint.objects.filter(outlet=outlet).select_related("outlet").order_by("pk")


def endpoint_of(outlets: Iterable[Outlet], pk: int) -> Endpoint | None:
    """An endpoint of one of the outlets."""
    return (
        Endpoint.objects.select_related("outlet")
        .filter(pk=pk, outlet__in=[one.pk for one in outlets])
        .first()
    )


def chat_of(outlet: Outlet) -> ChatRoom | None:
    """The chat of an outlet, if it has one."""
    return ChatRoom.objects.filter(outlet=outlet).first()


def without_address(outlet: Outlet) -> list[Staff]:
    """Those at work for the outlet who can be told nothing by mail."""
    return list(
        Staff.objects.filter(Q(email=""), memberships__outlet=outlet, is_active=True).order_by(
            "username"
        )
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """How somebody is told.

    Attributes:
        groups: every group, with how, in the order of the page.
        daily_hour: 0 to 23.
    """

    groups: dict[Group, How]
    daily_hour: int


def choices_of(staff: Staff) -> Choices:
    """As somebody chose, and as everybody is told who has not."""
    row = TellingChoice.objects.filter(staff=staff).first()
    chosen = row.groups if row else {}
    groups = {
        group: How(chosen[group]) if chosen.get(group) in list(How) else how
        for group, how in DEFAULTS.items()
    }
    return Choices(groups, row.daily_hour if row else 8)


@dataclass(frozen=True, slots=True)
class LastDay:
    """Mail of the last day: how many were sent, and when the last one was."""

    sent: int
    last: datetime | None


def last_day(outlet: Outlet) -> LastDay:
    """What was mailed for an outlet in the last day."""
    since = clock.now() - timedelta(days=1)
    sent = Delivery.objects.filter(outlet=outlet, made_at__gte=since, channel=ChannelKind.EMAIL)
    found = sent.aggregate(count=Count("sent_at"), last=Max("sent_at"))
    return LastDay(found["count"], found["last"])
