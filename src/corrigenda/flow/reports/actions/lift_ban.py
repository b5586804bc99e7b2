"""End a ban before its time."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.errors import BanError
from corrigenda.flow.reports.models import Ban
from corrigenda.lib import clock


def lift_ban(ban: Ban, *, by: Actor) -> None:
    """Its address may send again at once, and is forgotten.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        BanError: it has ended already.
    """
    require(by, "report.lift_ban", ban.outlet)
    now = clock.now()
    with transaction.atomic():
        lifted = Ban.objects.filter(pk=ban.pk, lifted_at=None, expires_at__gt=now).update(
            lifted_at=now, sender=""
        )
        if not lifted:
            raise BanError("This ban has ended already.")
        record(by, "report.lift_ban", ban.outlet, ban)
