"""Invite somebody to a role at an outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from corrigenda.flow.newsroom.actions.hire import checked_email, checked_name
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import InvitationError, StaffError
from corrigenda.flow.newsroom.models import Invitation, Outlet, Role
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.queries import open_invitations
from corrigenda.lib import clock, ids, mail

VALID = timedelta(days=7)
MOST_OPEN = 200


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with its link.

    Attributes:
        url: told only now.
        mailed: whether the mail server took the mail.
        said: what to tell when it did not.
    """

    invitation: Invitation
    url: str
    mailed: bool
    said: str = ""


def invite(name: str, email: str, role: str, *, outlet: Outlet, by: Actor) -> Invited:
    """Make an invitation that is valid for seven days, and mail it where mail is set up.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        InvitationError: a name, address or role that cannot be, or an address that was invited
            already or is that of somebody who works there.
    """
    require(by, "staff.invite", outlet)
    name, email = _checked(name, email, role)
    now = clock.now()
    with transaction.atomic():
        Outlet.objects.select_for_update().get(pk=outlet.pk)
        _refuse_known(email, outlet)
        token = ids.token()
        invitation = Invitation.objects.create(
            outlet=outlet,
            name=name,
            email=email,
            role=role,
            token_hash=ids.token_hash(token),
            invited_by=by.staff,
            invited_at=now,
            expires_at=now + VALID,
        )
        record(by, "staff.invite", outlet, invitation, name=name, email=email, role=role)
    return invite_by_mail(invitation, token, by)


def invite_by_mail(invitation: Invitation, token: str, by: Actor) -> Invited:
    """Mail the link; whether that goes well or not, it can be handed over."""
    outlet = invitation.outlet
    url = f"{outlet.desk_url}/desk/join/{token}"
    role = invitation.role.replace("_", " ")
    body = (
        f"Dear {invitation.name},\n\n"
        f"{by.name} invites you to the corrections desk of {outlet.name}, as {role}.\n\n"
        f"Take it up here, within seven days. The link works once:\n{url}\n\n"
        "If you do not know what this is about, do nothing: the link ends by itself.\n"
    )
    try:
        mail.send(invitation.email, f"The corrections desk of {outlet.name}", body)
    except mail.MailOffError:
        return Invited(invitation, url, False, "This Corrigenda sends no mail.")
    except mail.MailError as error:
        return Invited(invitation, url, False, f"The mail could not be sent: {error}")
    return Invited(invitation, url, True)


def _checked(name: str, email: str, role: str) -> tuple[str, str]:
    if role not in Role.values:
        raise InvitationError(f"Choose a role: {', '.join(Role.values)}.")
    try:
        first, last = checked_name(name)
        if not first:
            raise InvitationError("Give the name that colleagues know them by.")
        return f"{first} {last}".strip()[:200], checked_email(email)
    except StaffError as error:
        raise InvitationError(str(error)) from error


def _refuse_known(email: str, outlet: Outlet) -> None:
    open_ones = open_invitations(outlet)
    if open_ones.filter(email__iexact=email).exists():
        raise InvitationError(f"{email} is invited already: send that invitation again.")
    if open_ones.count() >= MOST_OPEN:
        raise InvitationError("Two hundred invitations are open: withdraw some first.")
    if outlet.memberships.filter(staff__email__iexact=email).exists():
        raise InvitationError(f"{email} is that of somebody who works for {outlet.name} already.")
