"""Subscribers: list, pair, change, pin, unpair; which stories they had."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.change_subscriber import change_subscriber
from corrigenda.flow.propagation.actions.make_feed import make_feed
from corrigenda.flow.propagation.actions.note_stories import forget_story, note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.pin_key import pin_key
from corrigenda.flow.propagation.actions.unpair import unpair
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.errors import SubscriberError
from corrigenda.flow.propagation.packets.queries import stories_had, subscriber_with
from corrigenda.flow.propagation.queries import outlets_for
from corrigenda.surfaces.desk.access import for_staff
from corrigenda.surfaces.desk.subscribers.forms import ChangeForm, PairForm, StoriesForm, put
from corrigenda.surfaces.desk.subscribers.pages import Shown, list_page, one_page
from corrigenda.surfaces.desk.trail import whole_number
from corrigenda.surfaces.problems import answer

OutletView = Callable[[HttpRequest, Staff, Outlet], HttpResponse]
OneView = Callable[[HttpRequest, Staff, Subscriber], HttpResponse]

READ, NOTE, CHANGE = "subscriber.read", "subscriber.note", "subscriber.change"
_WHO = {
    READ: "Subscribers are for editors. Ask one of them.",
    NOTE: "Which stories a subscriber had, editors note. Ask one of them.",
    CHANGE: "Pairing with other houses is up to administrators. Ask one of them.",
}


def _for_outlet(verb: str) -> Callable[[OutletView], Callable[[HttpRequest, Staff], HttpResponse]]:
    """Let in whose role allows it for the outlet that is meant; without a name, their first."""

    def decorate(view: OutletView) -> Callable[[HttpRequest, Staff], HttpResponse]:
        @wraps(view)
        def handle(request: HttpRequest, staff: Staff) -> HttpResponse:
            own = outlets_for(staff, verb)
            if not own:
                return answer(request, 403, "not-allowed", _WHO[verb])
            slug = request.POST.get("outlet") or request.GET.get("outlet")
            outlet = next((one for one in own if one.slug == slug), None) if slug else own[0]
            if outlet is None:
                raise Http404
            return view(request, staff, outlet)

        return handle

    return decorate


def _for_one(verb: str) -> Callable[[OneView], Callable[[HttpRequest, Staff, int], HttpResponse]]:
    """Let in whose role allows it for the subscriber's outlet."""

    def decorate(view: OneView) -> Callable[[HttpRequest, Staff, int], HttpResponse]:
        @wraps(view)
        def handle(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
            found = subscriber_with(outlets_for(staff, verb), pk)
            if found is None:
                raise Http404
            return view(request, staff, found)

        return handle

    return decorate


@for_staff
@require_safe
@_for_outlet(READ)
def show(request: HttpRequest, staff: Staff, outlet: Outlet) -> HttpResponse:
    """All of an outlet's."""
    return list_page(request, staff, outlet, Shown())


@for_staff
@require_safe
@_for_one(READ)
def one(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """One of them."""
    return one_page(request, staff, subscriber, Shown())


@for_staff
@require_POST
@_for_outlet(CHANGE)
def add(request: HttpRequest, staff: Staff, outlet: Outlet) -> HttpResponse:
    """Pair with a house; its key is then to be compared."""
    form, given = PairForm(request.POST), request.POST
    try:
        made = pair(
            outlet,
            **{name: given.get(name, "") for name in ("url", "name", "email", "inbox")},
            gets_all="gets_all" in given,
            by=actors.of(staff),
        )
    except SubscriberError as error:
        put(form, error)
        return list_page(request, staff, outlet, Shown(pair=form), 422)
    said = "Compare its key with what they say." if made.house else "It has no Corrigenda."
    if stories := made.stories.count():
        said += f" Its {stories:,} stories and its packets of before are kept."
    messages.success(request, f"{made.name} is a subscriber now. {said}")
    return redirect("desk:subscriber", made.pk)


@for_staff
@require_POST
@_for_one(CHANGE)
def change(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """Change how it is named and told."""
    form, given = ChangeForm(request.POST), request.POST
    try:
        change_subscriber(
            subscriber,
            name=given.get("name", ""),
            email=given.get("email", ""),
            inbox=given.get("inbox", ""),
            gets_all="gets_all" in given,
            is_heard="is_heard" in given,
            posts_again="posts_again" in given,
            by=actors.of(staff),
        )
    except SubscriberError as error:
        put(form, error)
        return one_page(request, staff, subscriber, Shown(change=form), 422)
    messages.success(request, f"{subscriber.name} was changed.")
    return redirect("desk:subscriber", subscriber.pk)


@for_staff
@require_POST
@_for_one(CHANGE)
def end(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """Unpair it."""
    unpair(subscriber, by=actors.of(staff))
    messages.success(request, f"{subscriber.name} is told nothing any more, and is not heard.")
    return redirect(f"{reverse('desk:subscribers')}?outlet={subscriber.outlet.slug}")


@for_staff
@require_POST
@_for_one(CHANGE)
def pin(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """Pin its new key."""
    try:
        pin_key(subscriber, request.POST.get("kid", ""), by=actors.of(staff))
    except SubscriberError as error:
        return one_page(request, staff, subscriber, Shown(pin_error=str(error)), 422)
    messages.success(request, f"The new key of {subscriber.name} is pinned.")
    return redirect("desk:subscriber", subscriber.pk)


@for_staff
@require_POST
@_for_one(CHANGE)
def feed(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """Make a new address for its feed, and show it this once."""
    token = make_feed(subscriber, by=actors.of(staff))
    address = f"{subscriber.outlet.desk_url}/api/packets?token={token}"
    return one_page(request, staff, subscriber, Shown(feed=address))


@for_staff
@require_POST
@_for_one(NOTE)
def note(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """Note stories that it had."""
    form = StoriesForm(request.POST)
    lines = request.POST.get("addresses", "").splitlines()
    try:
        noted = note_stories(subscriber, lines, by=actors.of(staff))
    except SubscriberError as error:
        put(form, error)
        return one_page(request, staff, subscriber, Shown(stories=form), 422)
    if noted.unknown:
        return one_page(request, staff, subscriber, Shown(unknown=noted.unknown[:50]))
    messages.success(request, f"{noted.new} noted, {noted.known} known already.")
    return redirect("desk:subscriber", subscriber.pk)


@for_staff
@require_POST
@_for_one(NOTE)
def forget(request: HttpRequest, staff: Staff, subscriber: Subscriber) -> HttpResponse:
    """Take back that it had a story."""
    key = whole_number(request.POST.get("story"))
    had = stories_had(subscriber).filter(pk=key).first()
    if had is None:
        raise Http404
    forget_story(had, by=actors.of(staff))
    messages.success(request, "It is noted no more that they had this story.")
    return redirect("desk:subscriber", subscriber.pk)
