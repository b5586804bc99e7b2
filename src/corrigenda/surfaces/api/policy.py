"""`/api/outlets/<slug>/policy`: what a house decides for itself."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest
from ninja import Router
from ninja.errors import HttpError

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.surfaces.api.decisions_schemas import PolicyIn, PolicyOut
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["policy"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((400, 401, 403, 404, 422), Problem)


@router.get("/{slug}/policy", response={200: PolicyOut, **PROBLEMS}, operation_id="get_policy")
def get_policy(request: HttpRequest, slug: str) -> PolicyOut:
    """The policy with every field, defaults included."""
    outlet = _outlet(request, slug)
    require(actors.of(staff_of(request)), "desk.read", outlet)
    return _out(outlet)


@router.put("/{slug}/policy", response={200: PolicyOut, **PROBLEMS}, operation_id="put_policy")
def put_policy(request: HttpRequest, slug: str, given: PolicyIn) -> PolicyOut:
    """Change the whole policy, as an administrator; 422 names the field that cannot be so."""
    change = Change(policy=given.policy)
    changed = change_outlet(_outlet(request, slug), change, by=actors.of(staff_of(request)))
    return _out(changed.outlet)


def _outlet(request: HttpRequest, slug: str) -> Outlet:
    own = outlets_of(staff_of(request))
    outlet = next((one for one in own if one.slug == slug), None)
    if outlet is None:
        raise HttpError(404, "You work for no outlet of that name.")
    return outlet


def _out(outlet: Outlet) -> PolicyOut:
    return PolicyOut(outlet=outlet.slug, policy=asdict(outlet.policy))
