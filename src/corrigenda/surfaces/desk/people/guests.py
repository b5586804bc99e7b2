"""Who comes in by the house's own sign-in."""

from __future__ import annotations

import re
import unicodedata

from corrigenda.flow.newsroom.actions.accept_invitation import accept_invitation_by_email
from corrigenda.flow.newsroom.actions.hire import checked_name
from corrigenda.flow.newsroom.errors import InvitationError, LinkSpentError, StaffError
from corrigenda.flow.newsroom.models import Invitation, Staff
from corrigenda.flow.newsroom.queries import invitations_to, staff_by_email


class NotInvitedError(Exception):
    """Nobody whom an administrator named; the message says what to do."""


def guest(emails: list[str], name: str) -> Staff:
    """The member of staff with one of these addresses; an open invitation to it is taken up.

    Args:
        emails: those of which the provider says that they are verified.
        name: as the provider has it; the invitation's goes before.

    Raises:
        NotInvitedError: there is nobody.
    """
    if not emails:
        raise NotInvitedError(
            "Your sign-in service does not say that your e-mail address is verified. "
            "Whoever runs it can set that."
        )
    for email in emails:
        staff = staff_by_email(email)
        waiting = list(invitations_to(email))
        if staff is None and waiting:
            staff = _new_account(waiting[0], email)
        for invitation in waiting:
            staff = _take_up(invitation, staff)
        if staff is not None:
            return staff
    raise NotInvitedError(
        f"There is no account at this desk for {emails[0]}. "
        "An administrator of your outlet can invite you, under exactly this address."
    )


def _new_account(invitation: Invitation, email: str) -> Staff:
    first, last = checked_name(invitation.name)
    return Staff(
        username=_free_username(email), first_name=first, last_name=last, email=invitation.email
    )


def _take_up(invitation: Invitation, staff: Staff | None) -> Staff | None:
    if staff is None:
        return None
    try:
        return accept_invitation_by_email(invitation, staff)
    except (InvitationError, LinkSpentError, StaffError):
        # Taken up meanwhile, or they work there: who they are does not hang on it.
        return staff if staff.pk else None


def _free_username(email: str) -> str:
    plain = unicodedata.normalize("NFKD", email.partition("@")[0])
    stem = re.sub(r"[^\w.+-]", "", plain)[:140] or "member"
    taken = set(Staff.objects.filter(username__istartswith=stem).values_list("username", flat=True))
    folded = {one.casefold() for one in taken}
    number, name = 1, stem
    while name.casefold() in folded:
        number += 1
        name = f"{stem}{number}"
    return name
