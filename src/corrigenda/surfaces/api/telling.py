"""`/api/deliveries` and `/api/endpoints`: who was told, and an outlet's signed webhooks."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.errors import HttpError

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.change_endpoint import change_endpoint
from corrigenda.flow.propagation.actions.give_up import give_up
from corrigenda.flow.propagation.actions.remove_endpoint import remove_endpoint
from corrigenda.flow.propagation.actions.retry import retry
from corrigenda.flow.propagation.actions.rotate_secret import rotate_secret
from corrigenda.flow.propagation.actions.try_channel import try_channel
from corrigenda.flow.propagation.models import ChannelKind, Delivery, Endpoint
from corrigenda.flow.propagation.queries import (
    deliveries_for,
    endpoint_of,
    endpoints_of,
    outlets_for,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of
from corrigenda.surfaces.api.telling_schemas import (
    ChangedEndpointIn,
    DeliveriesIn,
    DeliveriesOut,
    DeliveryOut,
    EndpointOut,
    EndpointsOut,
    NewEndpointIn,
    SecretEndpointOut,
)

deliveries = Router(tags=["telling"], auth=by_staff_token)
endpoints = Router(tags=["telling"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)


@deliveries.get("", response={200: DeliveriesOut, **PROBLEMS}, operation_id="deliveries")
def listed(request: HttpRequest, asked: Query[DeliveriesIn]) -> DeliveriesOut:
    """The newest first; go on with `before`, the last one's `made_at`."""
    rows = deliveries_for(outlets_allowing(staff_of(request), "telling.read"))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.channel:
        rows = rows.filter(channel=asked.channel)
    if asked.before:
        rows = rows.filter(made_at__lt=asked.before)
    return DeliveriesOut(deliveries=[delivery_out(one) for one in rows[: asked.limit]])


@deliveries.post(
    "/{int:pk}/retry", response={200: DeliveryOut, **PROBLEMS}, operation_id="retry_delivery"
)
def try_again(request: HttpRequest, pk: int) -> DeliveryOut:
    """Try one again now; 409 when it was sent meanwhile."""
    found = _delivery(request, pk)
    retry(found, by=actors.of(staff_of(request)))
    return delivery_out(found)


@deliveries.post(
    "/{int:pk}/give-up", response={200: DeliveryOut, **PROBLEMS}, operation_id="give_up_delivery"
)
def try_no_more(request: HttpRequest, pk: int) -> DeliveryOut:
    """Try one no more; 409 when it was sent meanwhile."""
    found = _delivery(request, pk)
    give_up(found, by=actors.of(staff_of(request)))
    return delivery_out(found)


@endpoints.get("", response={200: EndpointsOut, **PROBLEMS}, operation_id="endpoints")
def endpoints_listed(request: HttpRequest) -> EndpointsOut:
    """The endpoints of the outlets that the token's owner administers."""
    own = outlets_allowing(staff_of(request), "channel.change")
    rows = [one for outlet in own for one in endpoints_of(outlet)]
    return EndpointsOut(endpoints=[_endpoint_out(one) for one in rows])


@endpoints.post("", response={201: SecretEndpointOut, **PROBLEMS}, operation_id="add_endpoint")
def add(request: HttpRequest, given: NewEndpointIn) -> Status[SecretEndpointOut]:
    """Add one; its secret is told this once."""
    staff = staff_of(request)
    made = add_endpoint(
        outlet_called(staff, given.outlet),
        name=given.name,
        url=given.url,
        events=given.events,
        by=actors.of(staff),
    )
    return Status(201, _with_secret(made))


@endpoints.put("/{int:pk}", response={200: EndpointOut, **PROBLEMS}, operation_id="change_endpoint")
def change(request: HttpRequest, pk: int, given: ChangedEndpointIn) -> EndpointOut:
    """Write what it is now."""
    found = _endpoint_of(request, pk)
    change_endpoint(
        found,
        name=given.name,
        url=given.url,
        events=given.events,
        is_on=given.is_on,
        by=actors.of(staff_of(request)),
    )
    return _endpoint_out(found)


@endpoints.post(
    "/{int:pk}/secret", response={200: SecretEndpointOut, **PROBLEMS}, operation_id="rotate_secret"
)
def rotate(request: HttpRequest, pk: int) -> SecretEndpointOut:
    """A new secret, told this once; for a day messages carry both signatures."""
    found = _endpoint_of(request, pk)
    rotate_secret(found, by=actors.of(staff_of(request)))
    return _with_secret(found)


@endpoints.post("/{int:pk}/test", response={200: DeliveryOut, **PROBLEMS}, operation_id="test")
def test(request: HttpRequest, pk: int) -> DeliveryOut:
    """Send a test now; the answer says what came of it."""
    found = _endpoint_of(request, pk)
    made = try_channel(
        found.outlet, ChannelKind.WEBHOOK, endpoint=found, by=actors.of(staff_of(request))
    )
    return delivery_out(made)


@endpoints.api_operation(
    ["DELETE"], "/{int:pk}", response={204: None, **PROBLEMS}, operation_id="remove_endpoint"
)
def remove(request: HttpRequest, pk: int) -> Status[None]:
    """Take it away, with what was still to be sent there."""
    remove_endpoint(_endpoint_of(request, pk), by=actors.of(staff_of(request)))
    return Status(204, None)


def outlets_allowing(staff: Staff, verb: str) -> list[Outlet]:
    """The outlets at which somebody may do `verb`.

    Raises:
        HttpError: 403, there is none.
    """
    own = outlets_for(staff, verb)
    if not own:
        raise HttpError(403, "Your role does not allow this at any outlet.")
    return own


def outlet_called(staff: Staff, slug: str) -> Outlet:
    """The outlet of this name whose channels somebody may change; without one, their only one.

    Raises:
        HttpError: 403, 404 or 422, there is none, or there are several.
    """
    own = outlets_allowing(staff, "channel.change")
    if not slug and len(own) > 1:
        raise HttpError(422, "You administer several outlets: name one as `outlet`.")
    found = next((one for one in own if one.slug == slug or not slug), None)
    if found is None:
        raise HttpError(404, "There is no such outlet of yours.")
    return found


def _delivery(request: HttpRequest, pk: int) -> Delivery:
    own = outlets_allowing(staff_of(request), "telling.read")
    found = deliveries_for(own).filter(pk=pk).first()
    if found is None:
        raise HttpError(404, "There is no such delivery of yours.")
    return found


def _endpoint_of(request: HttpRequest, pk: int) -> Endpoint:
    found = endpoint_of(outlets_allowing(staff_of(request), "channel.change"), pk)
    if found is None:
        raise HttpError(404, "There is no such endpoint of yours.")
    return found


def _endpoint_out(row: Endpoint) -> EndpointOut:
    return EndpointOut(
        id=row.pk,
        outlet=row.outlet.slug,
        name=row.name,
        url=row.url,
        events=row.events,
        is_on=row.is_on,
        off_because=row.off_because,
    )


def _with_secret(row: Endpoint) -> SecretEndpointOut:
    return SecretEndpointOut(**_endpoint_out(row).model_dump(), secret=row.secret)


def delivery_out(row: Delivery) -> DeliveryOut:
    """A delivery as the API tells it."""
    names = ("channel", "kind", "target", "to", "state", "tries", "error", "made_at", "due_at")
    return DeliveryOut(
        id=row.pk,
        outlet=row.outlet.slug,
        sent_at=row.sent_at,
        **{one: getattr(row, one) for one in names},
    )
