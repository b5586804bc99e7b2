"""End a token of a member of staff."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff, StaffToken
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.lib import clock


def revoke_token(staff: Staff, pk: int) -> None:
    """End a token of `staff`; one that is none of theirs, or ended already, is passed over."""
    with transaction.atomic():
        row = StaffToken.objects.filter(staff=staff, pk=pk, revoked_at=None).first()
        if row is None:
            return
        StaffToken.objects.filter(pk=pk, revoked_at=None).update(revoked_at=clock.now())
        for outlet in outlets_of(staff):
            record(of(staff), "staff.revoke_token", outlet, row, name=row.name)
