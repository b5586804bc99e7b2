"""An outlet's channels: what an administrator sets, tests and takes away."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypedDict

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.change_endpoint import change_endpoint
from corrigenda.flow.propagation.actions.remove_endpoint import remove_endpoint
from corrigenda.flow.propagation.actions.rotate_secret import rotate_secret
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.actions.try_channel import try_channel
from corrigenda.flow.propagation.delivery_states import DeliveryState
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import ChannelKind, Endpoint
from corrigenda.flow.propagation.queries import chat_of, endpoint_of, outlets_for
from corrigenda.surfaces.desk.access import for_staff
from corrigenda.surfaces.desk.telling.channels_page import Shown, channels_page
from corrigenda.surfaces.desk.telling.forms import ChatForm, EndpointForm
from corrigenda.surfaces.problems import answer

OutletView = Callable[[HttpRequest, Staff, Outlet], HttpResponse]
EndpointView = Callable[[HttpRequest, Staff, Endpoint], HttpResponse]


def _for_outlet(view: OutletView) -> Callable[[HttpRequest, Staff], HttpResponse]:
    """Let in who administers the outlet that is meant; without a name, the first of theirs."""

    @wraps(view)
    def handle(request: HttpRequest, staff: Staff) -> HttpResponse:
        own = outlets_for(staff, "channel.change")
        if not own:
            return answer(
                request, 403, "not-allowed", "Channels are for administrators. Ask one of them."
            )
        slug = request.POST.get("outlet") or request.GET.get("outlet")
        outlet = next((one for one in own if one.slug == slug), None) if slug else own[0]
        if outlet is None:
            raise Http404
        return view(request, staff, outlet)

    return handle


def _for_endpoint(view: EndpointView) -> Callable[[HttpRequest, Staff, int], HttpResponse]:
    """Let in who administers the endpoint's outlet."""

    @wraps(view)
    def handle(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
        endpoint = endpoint_of(outlets_for(staff, "channel.change"), pk)
        if endpoint is None:
            raise Http404
        return view(request, staff, endpoint)

    return handle


@for_staff
@require_safe
@_for_outlet
def show(request: HttpRequest, staff: Staff, outlet: Outlet) -> HttpResponse:
    """Mail, chat and endpoints."""
    return channels_page(request, staff, outlet, Shown())


@for_staff
@require_POST
@_for_outlet
def chat(request: HttpRequest, staff: Staff, outlet: Outlet) -> HttpResponse:
    """Set the chat, or take it away."""
    form = ChatForm(request.POST)
    try:
        kept = set_chat(outlet, *_typed_chat(request, outlet), by=actors.of(staff))
    except ChannelError as error:
        _put(form, error)
        return channels_page(request, staff, outlet, Shown(chat=form), 422)
    messages.success(request, "The chat is set." if kept else "The chat hears nothing any more.")
    return _back(outlet)


def _typed_chat(request: HttpRequest, outlet: Outlet) -> tuple[str, list[str]]:
    """The address is never shown again, so the field may be left empty to keep it."""
    if "remove" in request.POST:
        return "", []
    url = request.POST.get("url", "").strip()
    room = chat_of(outlet)
    if not url and room is None:
        raise ChannelError("url", "Paste the address of the chat's incoming webhook.")
    return url or (room.url if room else ""), request.POST.getlist("groups")


@for_staff
@require_POST
@_for_outlet
def add(request: HttpRequest, staff: Staff, outlet: Outlet) -> HttpResponse:
    """Add an endpoint, and show its secret this once."""
    form = EndpointForm(request.POST)
    try:
        made = add_endpoint(outlet, by=actors.of(staff), **_typed(request))
    except ChannelError as error:
        _put(form, error)
        return channels_page(request, staff, outlet, Shown(form=form), 422)
    return channels_page(request, staff, outlet, Shown(secret=made.secret, secret_of=made.name))


@for_staff
@require_POST
@_for_endpoint
def change(request: HttpRequest, staff: Staff, endpoint: Endpoint) -> HttpResponse:
    """Change an endpoint."""
    form = EndpointForm(request.POST)
    is_on = "is_on" in request.POST
    try:
        change_endpoint(endpoint, is_on=is_on, by=actors.of(staff), **_typed(request))
    except ChannelError as error:
        _put(form, error)
        shown = Shown(form=form, endpoint=endpoint.pk)
        return channels_page(request, staff, endpoint.outlet, shown, 422)
    messages.success(request, f"{endpoint.name} was changed.")
    return _back(endpoint.outlet)


@for_staff
@require_POST
@_for_endpoint
def rotate(request: HttpRequest, staff: Staff, endpoint: Endpoint) -> HttpResponse:
    """Make a new secret, and show it this once."""
    secret = rotate_secret(endpoint, by=actors.of(staff))
    shown = Shown(secret=secret, secret_of=endpoint.name)
    return channels_page(request, staff, endpoint.outlet, shown)


@for_staff
@require_POST
@_for_endpoint
def remove(request: HttpRequest, staff: Staff, endpoint: Endpoint) -> HttpResponse:
    """Take an endpoint away."""
    name, outlet = endpoint.name, endpoint.outlet
    remove_endpoint(endpoint, by=actors.of(staff))
    messages.success(request, f"{name} was removed: it is told nothing any more.")
    return _back(outlet)


@for_staff
@require_POST
@_for_outlet
def test(request: HttpRequest, staff: Staff, outlet: Outlet) -> HttpResponse:
    """Send a test now, by mail to oneself, to the chat, or to an endpoint."""
    kind, _, key = request.POST.get("channel", "").partition(":")
    pk = int(key) if key.isdecimal() and len(key) < 19 else 0
    endpoint = endpoint_of([outlet], pk)
    if kind not in ChannelKind.values or (kind == ChannelKind.WEBHOOK and endpoint is None):
        raise Http404
    try:
        made = try_channel(outlet, ChannelKind(kind), endpoint=endpoint, by=actors.of(staff))
        if made.state == DeliveryState.SENT:
            messages.success(request, f"The test was taken, for {made.to}.")
        else:
            messages.error(request, f"The test did not get through to {made.to}: {made.error}")
    except ChannelError as error:
        messages.error(request, str(error))
    return _back(outlet)


class _Typed(TypedDict):
    name: str
    url: str
    events: list[str]


def _typed(request: HttpRequest) -> _Typed:
    given = request.POST
    return {
        "name": given.get("name", ""),
        "url": given.get("url", ""),
        "events": given.getlist("events"),
    }


def _put(form: forms.Form, error: ChannelError) -> None:
    form.full_clean()
    form.errors.clear()
    form.add_error(error.field if error.field in form.fields else None, str(error))


def _back(outlet: Outlet) -> HttpResponse:
    return redirect(f"{reverse('desk:channels')}?outlet={outlet.slug}")
