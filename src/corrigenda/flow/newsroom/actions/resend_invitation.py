"""Send an invitation again, with a new link."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.invite import VALID, Invited, invite_by_mail
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import InvitationError
from corrigenda.flow.newsroom.models import Invitation
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock, ids


def resend_invitation(invitation: Invitation, *, by: Actor) -> Invited:
    """The same offer for another seven days; the link that was sent before works no more.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        InvitationError: it was taken up or withdrawn.
    """
    require(by, "staff.invite", invitation.outlet)
    token, now = ids.token(), clock.now()
    with transaction.atomic():
        still_open = Invitation.objects.filter(
            pk=invitation.pk, accepted_at=None, withdrawn_at=None
        )
        if not still_open.update(
            token_hash=ids.token_hash(token), invited_at=now, expires_at=now + VALID
        ):
            raise InvitationError("It was taken up or withdrawn meanwhile. Nothing was sent.")
        record(by, "staff.invite_again", invitation.outlet, invitation, email=invitation.email)
    invitation.refresh_from_db()
    return invite_by_mail(invitation, token, by)
