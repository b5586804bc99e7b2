"""Sign somebody out everywhere."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of


def end_sessions(staff: Staff) -> None:
    """End every session of theirs; `staff` is what a new one is begun with."""
    with transaction.atomic():
        Staff.objects.filter(pk=staff.pk).update(sessions_begun=F("sessions_begun") + 1)
        for outlet in outlets_of(staff):
            record(of(staff), "staff.end_sessions", outlet, staff)
    staff.refresh_from_db(fields=["sessions_begun"])
