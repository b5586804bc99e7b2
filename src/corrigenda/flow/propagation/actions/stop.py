"""Write to an address no more, because its owner says so."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.propagation.errors import NoTokenError
from corrigenda.flow.propagation.models import ReaderAddress
from corrigenda.flow.propagation.queries import stopping
from corrigenda.flow.reports.models import Contact
from corrigenda.lib import clock


def stop(token: str) -> None:
    """Stop all mail to the address for good, and erase it; again is harmless.

    Its keyed hash stays, so that it is not written to when somebody gives it again.

    Raises:
        NoTokenError: the link is of no mail that was sent.
    """
    address = stopping(token)
    if address is None:
        raise NoTokenError("This link was not copied whole.")
    with transaction.atomic():
        ReaderAddress.objects.filter(pk=address.pk, stopped_at=None).update(stopped_at=clock.now())
        Contact.objects.filter(hearing__address=address).delete()
