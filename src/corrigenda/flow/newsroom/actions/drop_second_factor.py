"""Take away a second factor that somebody has lost, with its recovery codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of


def drop_second_factor(staff: Staff) -> bool:
    """Remove authenticator app, passkeys and recovery codes; whether there were any.

    Only the operator does so: an administrator of one outlet could otherwise become somebody
    who works for another one, too.
    """
    with transaction.atomic():
        gone, _ = Authenticator.objects.filter(user=staff).delete()
        if gone:
            for outlet in outlets_of(staff):
                record(OPERATOR, "staff.second_factor", outlet, staff, what="taken away")
    return bool(gone)
