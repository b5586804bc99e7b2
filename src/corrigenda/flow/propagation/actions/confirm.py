"""Take a reader's word that an address is theirs."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.propagation.errors import NoTokenError
from corrigenda.flow.propagation.models import Asking
from corrigenda.flow.propagation.queries import asking_of
from corrigenda.flow.reports.models import Contact
from corrigenda.lib import clock

VALID = timedelta(days=14)


def confirm(token: str) -> Asking:
    """Confirm the address for the reports that the mail asked about; again is harmless.

    Raises:
        NoTokenError: no such mail was sent, or too long ago.
    """
    asking = asking_of(token)
    now = clock.now()
    if asking is None or (asking.confirmed_at is None and asking.asked_at < now - VALID):
        raise NoTokenError("This link is too old, or was not copied whole.")
    with transaction.atomic():
        Asking.objects.filter(pk=asking.pk, confirmed_at=None).update(confirmed_at=now)
        open_ones = asking.hearings.filter(confirmed_at=None)
        Contact.objects.filter(pk__in=open_ones.values("contact")).update(confirmed_at=now)
        open_ones.update(confirmed_at=now)
    return asking
