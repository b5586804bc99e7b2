"""Take an invitation back."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import InvitationError
from corrigenda.flow.newsroom.models import Invitation
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock


def withdraw_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Its link works no more.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        InvitationError: it was taken up or withdrawn already.
    """
    require(by, "staff.invite", invitation.outlet)
    with transaction.atomic():
        still_open = Invitation.objects.filter(
            pk=invitation.pk, accepted_at=None, withdrawn_at=None
        )
        if not still_open.update(withdrawn_at=clock.now()):
            raise InvitationError("It was taken up or withdrawn meanwhile. Nothing was changed.")
        record(by, "staff.uninvite", invitation.outlet, invitation, email=invitation.email)
