"""The page of an outlet's channels: mail, chat, endpoints, each with its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import Endpoint
from corrigenda.flow.propagation.queries import (
    Down,
    chat_of,
    down_for,
    endpoints_of,
    last_day,
    outlets_for,
    without_address,
)
from corrigenda.lib import mail
from corrigenda.surfaces.desk.access import page
from corrigenda.surfaces.desk.telling.forms import ChatForm, EndpointForm


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the page is as somebody typed it, or is shown this once.

    Attributes:
        endpoint: key of the endpoint that `form` changes; 0 for a new one.
        secret: of `secret_of`, new.
    """

    chat: ChatForm | None = None
    form: EndpointForm | None = None
    endpoint: int = 0
    secret: str = ""
    secret_of: str = ""


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """An endpoint as the page shows it."""

    endpoint: Endpoint
    down: Down | None
    form: EndpointForm
    is_open: bool


def channels_page(
    request: HttpRequest, staff: Staff, outlet: Outlet, shown: Shown, status: int = 200
) -> HttpResponse:
    """The page, with what was typed or made."""
    down = {one.line.key: one for one in down_for([outlet])}
    room = chat_of(outlet)
    rows = [
        EndpointRow(
            one,
            down.get(f"endpoint:{one.pk}"),
            shown.form if shown.form and shown.endpoint == one.pk else _filled(one),
            shown.form is not None and shown.endpoint == one.pk,
        )
        for one in endpoints_of(outlet)
    ]
    context: dict[str, object] = {
        "outlet": outlet,
        "own": outlets_for(staff, "channel.change"),
        "mail": _mail(outlet, down.get("email")),
        "room": room,
        "room_host": urlsplit(room.url).hostname if room else "",
        "room_down": down.get(f"chat:{outlet.pk}"),
        "chat_form": shown.chat
        or ChatForm(initial={"groups": room.groups if room else [], "url": ""}),
        "rows": rows,
        "new_form": shown.form if shown.form and not shown.endpoint else _empty(),
        "new_is_open": shown.form is not None and not shown.endpoint,
        "secret": shown.secret,
        "secret_of": shown.secret_of,
    }
    return page(request, staff, "desk/telling/channels.html", context, status)


def _filled(endpoint: Endpoint) -> EndpointForm:
    return EndpointForm(
        initial={
            "name": endpoint.name,
            "url": endpoint.url,
            "events": endpoint.events,
            "is_on": endpoint.is_on,
        }
    )


def _empty() -> EndpointForm:
    return EndpointForm(initial={"events": []})


@dataclass(frozen=True, slots=True)
class MailState:
    """How mail is doing."""

    is_on: bool
    server: str
    sender: str
    desk_address: str
    down: Down | None
    sent: int
    last: datetime | None
    without: list[Staff]


def _mail(outlet: Outlet, down: Down | None) -> MailState:
    day = last_day(outlet)
    server = mail.read_server(settings.CORRIGENDA_MAIL) if mail.is_on() else None
    return MailState(
        is_on=mail.is_on(),
        server=f"{server.host}:{server.port}" if server else "",
        sender=settings.CORRIGENDA_MAIL_FROM,
        desk_address=outlet.policy.desk_address,
        down=down,
        sent=day.sent,
        last=day.last,
        without=without_address(outlet),
    )
