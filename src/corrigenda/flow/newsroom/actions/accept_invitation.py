"""Take up an invitation."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from corrigenda.flow.newsroom.actions.hire import checked_name, checked_username, give_role, lock
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import (
    InvitationError,
    LinkSpentError,
    PasswordError,
    StaffError,
)
from corrigenda.flow.newsroom.models import Invitation, Role, Staff
from corrigenda.flow.newsroom.queries import invitation_of_token
from corrigenda.lib import clock

TAKEN = "Somebody has this user name already: choose another one."


def accept_invitation(token: str, *, username: str, password: str = "") -> Staff:
    """Make the account that the link offers; without a password it has none (yet).

    Raises:
        LinkSpentError: it was used, withdrawn, has expired or never was.
        InvitationError: a user name that cannot be, or is taken.
        PasswordError: it is too short, too common or too much like their name.
    """
    invitation = _invitation(token)
    first, last = checked_name(invitation.name)
    try:
        username = checked_username(username)
    except StaffError as error:
        raise InvitationError(str(error)) from error
    staff = Staff(username=username, first_name=first, last_name=last, email=invitation.email)
    _give_password(staff, password)
    if Staff.objects.filter(username__iexact=username).exists():
        raise InvitationError(TAKEN)
    try:
        with transaction.atomic():
            staff.save()
            _take_up(invitation, staff)
    except IntegrityError as error:
        raise InvitationError(TAKEN) from error
    return staff


def accept_invitation_as(token: str, staff: Staff) -> Staff:
    """Take up the offer with an account that is there already.

    Raises:
        LinkSpentError: as above.
        InvitationError: they have a role there that would be lost, or the account is closed.
    """
    invitation = _invitation(token)
    with transaction.atomic():
        _join(invitation, staff)
    return staff


def accept_invitation_by_email(invitation: Invitation, staff: Staff) -> Staff:
    """Take it up for somebody whom a provider vouches for: it says that the address is theirs.

    Raises:
        LinkSpentError, InvitationError: as above.
    """
    with transaction.atomic():
        if staff.pk is None:
            staff.set_unusable_password()
            staff.save()
        _join(invitation, staff)
    return staff


def _invitation(token: str) -> Invitation:
    invitation = invitation_of_token(token)
    if invitation is None:
        raise _spent()
    return invitation


def _spent() -> LinkSpentError:
    return LinkSpentError(
        "This invitation was taken up or withdrawn, or is older than seven days. "
        "Ask who invited you for a new one."
    )


def _join(invitation: Invitation, staff: Staff) -> None:
    if not staff.is_active:
        raise InvitationError("This account is closed: take the invitation up with a new one.")
    if staff.memberships.filter(outlet=invitation.outlet).exists():
        raise InvitationError(
            f"You work for {invitation.outlet.name} already. An administrator can change your role."
        )
    if not staff.email:
        Staff.objects.filter(pk=staff.pk, email="").update(email=invitation.email)
    _take_up(invitation, staff)


def _take_up(invitation: Invitation, staff: Staff) -> None:
    lock(invitation.outlet)
    now = clock.now()
    still_open = Invitation.objects.filter(
        pk=invitation.pk,
        token_hash=invitation.token_hash,
        accepted_at=None,
        withdrawn_at=None,
        expires_at__gt=now,
    )
    # The UPDATE decides between two clicks on one link.
    if not still_open.update(accepted_at=now, accepted_by=staff):
        raise _spent()
    give_role(staff, invitation.outlet, Role(invitation.role))
    record(of(staff), "staff.join", invitation.outlet, staff, role=invitation.role)


def _give_password(staff: Staff, password: str) -> None:
    if not password:
        staff.set_unusable_password()
        return
    try:
        validate_password(password, staff)
    except ValidationError as error:
        raise PasswordError(" ".join(error.messages)) from error
    staff.set_password(password)
