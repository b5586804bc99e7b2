"""`/api/subscribers`: who is told of corrections, which stories they had, what came back."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.errors import HttpError

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.change_subscriber import change_subscriber
from corrigenda.flow.propagation.actions.make_feed import make_feed
from corrigenda.flow.propagation.actions.note_stories import forget_story, note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.pin_key import pin_key
from corrigenda.flow.propagation.actions.unpair import unpair
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.queries import (
    Known,
    sent_to,
    stories_had,
    subscriber_with,
    subscribers_of,
    taken_from,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of
from corrigenda.surfaces.api.subscribers_schemas import (
    ChangedSubscriberIn,
    FeedOut,
    NewSubscriberIn,
    NotedOut,
    PinIn,
    SentOut,
    StoriesAsked,
    StoriesIn,
    StoriesOut,
    StoryOut,
    SubscriberInFullOut,
    SubscriberOut,
    SubscribersOut,
    TakenPacketOut,
)
from corrigenda.surfaces.api.telling import outlets_allowing

router = Router(tags=["packets"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 422), Problem)


@router.get("", response={200: SubscribersOut, **PROBLEMS}, operation_id="subscribers")
def listed(request: HttpRequest) -> SubscribersOut:
    """The subscribers of one's outlets, by name."""
    own = outlets_allowing(staff_of(request), "subscriber.read")
    return SubscribersOut(subscribers=[_out(one) for one in subscribers_of(own)])


@router.post("", response={201: SubscriberOut, **PROBLEMS}, operation_id="pair")
def add(request: HttpRequest, given: NewSubscriberIn) -> Status[SubscriberOut]:
    """Pair with a house, whose key is pinned; or note one that is reached by mail or feed."""
    staff = staff_of(request)
    outlet = _outlet_called(staff, given.outlet)
    fields = given.model_dump(exclude={"outlet"})
    made = pair(outlet, **fields, by=actors.of(staff))
    return Status(201, _known(made))


@router.get("/{int:pk}", response={200: SubscriberInFullOut, **PROBLEMS}, operation_id="subscriber")
def one(request: HttpRequest, pk: int) -> SubscriberInFullOut:
    """One, with the packets that went to it and came from it, the newest first."""
    found = _subscriber(request, pk, "subscriber.read")
    return SubscriberInFullOut(
        **_known(found).model_dump(),
        sent=[SentOut.of(row) for row in sent_to(found)],
        came=[TakenPacketOut.of(row) for row in taken_from(found)],
    )


@router.put(
    "/{int:pk}", response={200: SubscriberOut, **PROBLEMS}, operation_id="change_subscriber"
)
def change(request: HttpRequest, pk: int, given: ChangedSubscriberIn) -> SubscriberOut:
    """Write what it is now."""
    found = _subscriber(request, pk, "subscriber.change")
    change_subscriber(found, **given.model_dump(), by=actors.of(staff_of(request)))
    return _known(found)


@router.api_operation(
    ["DELETE"], "/{int:pk}", response={204: None, **PROBLEMS}, operation_id="unpair"
)
def end(request: HttpRequest, pk: int) -> Status[None]:
    """Send it nothing more, and take nothing more from it."""
    unpair(_subscriber(request, pk, "subscriber.change"), by=actors.of(staff_of(request)))
    return Status(204, None)


@router.post("/{int:pk}/key", response={200: SubscriberOut, **PROBLEMS}, operation_id="pin_key")
def pin(request: HttpRequest, pk: int, given: PinIn) -> SubscriberOut:
    """Pin a key that the old one did not sign, after somebody compared it with the house."""
    found = _subscriber(request, pk, "subscriber.change")
    pin_key(found, given.kid, by=actors.of(staff_of(request)))
    return _known(found)


@router.post("/{int:pk}/feed", response={200: FeedOut, **PROBLEMS}, operation_id="make_feed")
def new_feed(request: HttpRequest, pk: int) -> FeedOut:
    """A new address for its feed, told this once; the one before works no more."""
    found = _subscriber(request, pk, "subscriber.change")
    token = make_feed(found, by=actors.of(staff_of(request)))
    return FeedOut(url=f"{found.outlet.desk_url}/api/packets?token={token}")


@router.get("/{int:pk}/stories", response={200: StoriesOut, **PROBLEMS}, operation_id="stories_had")
def stories(request: HttpRequest, pk: int, asked: Query[StoriesAsked]) -> StoriesOut:
    """The stories that it had, the last one noted first."""
    rows = stories_had(_subscriber(request, pk, "subscriber.read"))
    page = rows[asked.after : asked.after + asked.limit]
    return StoriesOut(stories=[StoryOut.of(row) for row in page])


@router.post("/{int:pk}/stories", response={200: NotedOut, **PROBLEMS}, operation_id="note_stories")
def note(request: HttpRequest, pk: int, given: StoriesIn) -> NotedOut:
    """Note that it had these; of those corrected already it is sent the packets."""
    found = _subscriber(request, pk, "subscriber.note")
    noted = note_stories(found, given.urls, by=actors.of(staff_of(request)))
    return NotedOut(new=noted.new, known=noted.known, unknown=list(noted.unknown))


@router.api_operation(
    ["DELETE"],
    "/{int:pk}/stories/{int:story}",
    response={204: None, **PROBLEMS},
    operation_id="forget_story",
)
def forget(request: HttpRequest, pk: int, story: int) -> Status[None]:
    """Take back that it had a story."""
    had = stories_had(_subscriber(request, pk, "subscriber.note")).filter(pk=story).first()
    if had is None:
        raise HttpError(404, "There is no such story noted.")
    forget_story(had, by=actors.of(staff_of(request)))
    return Status(204, None)


def _subscriber(request: HttpRequest, pk: int, verb: str) -> Subscriber:
    found = subscriber_with(outlets_allowing(staff_of(request), verb), pk)
    if found is None:
        raise HttpError(404, "There is no such subscriber of yours.")
    return found


def _outlet_called(staff: Staff, slug: str) -> Outlet:
    own = outlets_allowing(staff, "subscriber.change")
    if not slug and len(own) > 1:
        raise HttpError(422, "You administer several outlets: name one as `outlet`.")
    found = next((one for one in own if one.slug == slug or not slug), None)
    if found is None:
        raise HttpError(404, "There is no such outlet of yours.")
    return found


def _known(row: Subscriber) -> SubscriberOut:
    return next(_out(one) for one in subscribers_of([row.outlet]) if one.subscriber.pk == row.pk)


def _out(known: Known) -> SubscriberOut:
    row = known.subscriber
    names = ("name", "house", "email", "inbox", "kid", "gets_all", "is_heard")
    since = ("inbox_off_at", "unreached_at")
    return SubscriberOut(
        id=row.pk,
        outlet=row.outlet.slug,
        other_kid=row.other_key,
        stories=known.stories,
        packets_sent=known.sent,
        packets_answered=known.answered,
        packets_taken=known.taken,
        **{one: getattr(row, one) for one in (*names, *since)},
    )
