"""`/api/staff`, `/api/departures`, `/api/invitations` and `/api/audit`: the people of an outlet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.invite import Invited, invite
from corrigenda.flow.newsroom.actions.reactivate import reactivate
from corrigenda.flow.newsroom.actions.resend_invitation import resend_invitation
from corrigenda.flow.newsroom.actions.set_bylines import set_bylines
from corrigenda.flow.newsroom.actions.withdraw_invitation import withdraw_invitation
from corrigenda.flow.newsroom.audit import Asked, page_of_audit
from corrigenda.flow.newsroom.models import Invitation, Membership, Outlet, Role
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.queries import (
    colleagues,
    gone_colleagues,
    open_invitations,
    outlets_of,
)
from corrigenda.surfaces.api.schemas import Moment, Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

staff = Router(tags=["people"], auth=by_staff_token)
invitations = Router(tags=["people"], auth=by_staff_token)
departures = Router(tags=["people"], auth=by_staff_token)
audit = Router(tags=["people"], auth=by_staff_token)

PROBLEMS = dict.fromkeys((401, 403, 404, 422), Problem)
MOST_LEFT = 200


class MemberOut(Schema):
    """Somebody who works for an outlet."""

    username: str
    name: str
    email: str
    role: str
    bylines: list[str]


class MemberIn(Schema):
    """What is to become of a member; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    role: Role | None = None
    bylines: list[str] | None = Field(None, max_length=100)


class RoleIn(Schema):
    """A role."""

    model_config = ConfigDict(extra="forbid")

    role: Role


class LeftOut(Schema):
    """Somebody who left an outlet."""

    username: str
    name: str


class InvitationIn(Schema):
    """Who is invited to what."""

    model_config = ConfigDict(extra="forbid")

    name: str
    email: str
    role: Role


class InvitationOut(Schema):
    """An invitation; `url` only in the answer that makes it."""

    id: int
    name: str
    email: str
    role: str
    expires_at: datetime
    url: str = ""
    mailed: bool = False


class AuditIn(Schema):
    """Which entries are asked for."""

    who: str = ""
    verb: str = ""
    since: Moment | None = None
    until: Moment | None = None
    before: int = Field(0, ge=0, lt=2**63, description="`older` of the page before this one.")


class AuditOut(Schema):
    """At most 50 entries, the newest first."""

    entries: list[dict[str, Any]]
    older: int = Field(description="Ask with before= this for the next page; 0 at the end.")


@staff.get(
    "",
    response={200: list[MemberOut], **PROBLEMS},
    summary="Who works for an outlet",
    operation_id="members",
)
def members(request: HttpRequest, outlet: str) -> list[MemberOut]:
    """By name."""
    house = _outlet(request, outlet)
    require(actors.of(staff_of(request)), "staff.change", house)
    return [_member(one) for one in colleagues(house)]


@staff.patch(
    "/{username}",
    response={200: MemberOut, **PROBLEMS},
    summary="Change a role or bylines",
    operation_id="change_member",
)
def change(request: HttpRequest, username: str, outlet: str, payload: MemberIn) -> MemberOut:
    """The role first, then the bylines."""
    house, by = _outlet(request, outlet), actors.of(staff_of(request))
    require(by, "staff.change", house)
    held = _held(house, username)
    if payload.role is not None:
        hire(username, outlet=house, role=payload.role, by=by)
    if payload.bylines is not None:
        set_bylines(held.staff, payload.bylines, outlet=house, by=by)
    return _member(_held(house, username))


@staff.api_operation(
    ["DELETE"],
    "/{username}",
    response={204: None, **PROBLEMS},
    summary="End somebody's role",
    operation_id="end_role",
)
def end(request: HttpRequest, username: str, outlet: str) -> Status[None]:
    """The account is closed when that was the last one."""
    house, by = _outlet(request, outlet), actors.of(staff_of(request))
    require(by, "staff.deactivate", house)
    deactivate(_held(house, username).staff, outlet=house, by=by)
    return Status(204, None)


@departures.get(
    "", response={200: list[LeftOut], **PROBLEMS}, summary="Who left", operation_id="departures"
)
def left(request: HttpRequest, outlet: str) -> list[LeftOut]:
    """Those who worked for an outlet and do no more, by name; at most 200."""
    house = _outlet(request, outlet)
    require(actors.of(staff_of(request)), "staff.change", house)
    gone = gone_colleagues(house)[:MOST_LEFT]
    return [LeftOut(username=one.username, name=one.full_name) for one in gone]


@staff.post(
    "/{username}/reactivate",
    response={200: MemberOut, **PROBLEMS},
    summary="Have somebody back",
    operation_id="reactivate",
)
def have_back(request: HttpRequest, username: str, outlet: str, payload: RoleIn) -> MemberOut:
    """With a role at an outlet that they left; a closed account is open again."""
    house, by = _outlet(request, outlet), actors.of(staff_of(request))
    require(by, "staff.change", house)
    them = gone_colleagues(house).filter(username=username).first()
    if them is None:
        raise HttpError(404, f"Nobody of that user name left {house.name}.")
    reactivate(them, outlet=house, role=payload.role.value, by=by)
    return _member(_held(house, username))


@invitations.get(
    "",
    response={200: list[InvitationOut], **PROBLEMS},
    summary="Who is invited",
    operation_id="invitations",
)
def invited(request: HttpRequest, outlet: str) -> list[InvitationOut]:
    """The newest first; also those that are too old."""
    house = _outlet(request, outlet)
    require(actors.of(staff_of(request)), "staff.invite", house)
    return [_invitation(one) for one in open_invitations(house)]


@invitations.post(
    "", response={201: InvitationOut, **PROBLEMS}, summary="Invite somebody", operation_id="invite"
)
def make(request: HttpRequest, outlet: str, payload: InvitationIn) -> Status[InvitationOut]:
    """Mailed where there is a mail server; `url` is told only now."""
    house, by = _outlet(request, outlet), actors.of(staff_of(request))
    made = invite(payload.name, payload.email, payload.role.value, outlet=house, by=by)
    return Status(201, _made(made))


@invitations.post(
    "/{pk}/resend",
    response={200: InvitationOut, **PROBLEMS},
    summary="Send a new link",
    operation_id="resend_invitation",
)
def resend(request: HttpRequest, pk: int, outlet: str) -> InvitationOut:
    """For another seven days; the old link ends."""
    by = actors.of(staff_of(request))
    return _made(resend_invitation(_open(request, pk, outlet), by=by))


@invitations.api_operation(
    ["DELETE"],
    "/{pk}",
    response={204: None, **PROBLEMS},
    summary="Withdraw an invitation",
    operation_id="withdraw_invitation",
)
def withdraw(request: HttpRequest, pk: int, outlet: str) -> Status[None]:
    """Its link ends."""
    withdraw_invitation(_open(request, pk, outlet), by=actors.of(staff_of(request)))
    return Status(204, None)


@audit.get(
    "",
    response={200: AuditOut, **PROBLEMS},
    summary="The audit trail of an outlet",
    operation_id="audit",
)
def trail(request: HttpRequest, outlet: str, asked: Query[AuditIn]) -> AuditOut:
    """By person, verb and time."""
    house = _outlet(request, outlet)
    require(actors.of(staff_of(request)), "audit.read", house)
    wanted = Asked(asked.who, asked.verb, asked.since, asked.until)
    page = page_of_audit(house, wanted, before=asked.before)
    fields = ("at", "who", "verb", "target", "detail")
    entries = [{name: getattr(one, name) for name in fields} for one in page.entries]
    return AuditOut(entries=entries, older=page.older)


def _outlet(request: HttpRequest, slug: str) -> Outlet:
    own = outlets_of(staff_of(request))
    found = next((one for one in own if one.slug == slug), None)
    if found is None:
        raise HttpError(404, "You work for no outlet of this name.")
    return found


def _held(outlet: Outlet, username: str) -> Membership:
    held = next((one for one in colleagues(outlet) if one.staff.username == username), None)
    if held is None:
        raise HttpError(404, f"Nobody of that user name works for {outlet.name}.")
    return held


def _open(request: HttpRequest, pk: int, outlet: str) -> Invitation:
    house = _outlet(request, outlet)
    require(actors.of(staff_of(request)), "staff.invite", house)
    found = open_invitations(house).filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise HttpError(404, "There is no open invitation of this number.")
    return found


def _member(held: Membership) -> MemberOut:
    return MemberOut(
        username=held.staff.username,
        name=held.staff.full_name,
        email=held.staff.email,
        role=held.role,
        bylines=[one.name for one in held.bylines.all()],
    )


def _invitation(one: Invitation) -> InvitationOut:
    return InvitationOut(
        id=one.pk, name=one.name, email=one.email, role=one.role, expires_at=one.expires_at
    )


def _made(made: Invited) -> InvitationOut:
    told = _invitation(made.invitation)
    told.url, told.mailed = made.url, made.mailed
    return told
