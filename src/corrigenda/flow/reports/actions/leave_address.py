"""A reader leaves an address on their receipt, to be told the outcome."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.reports.actions.appeal import READER
from corrigenda.flow.reports.errors import ClosedError
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.flow.reports.still_open import takes_address
from corrigenda.flow.reports.submission import check_contact
from corrigenda.lib import clock

IN_AN_HOUR = 5
"""Addresses that are taken from one address of the network."""
_HOUR = timedelta(hours=1)


def leave_address(report: Report, email: str, *, address: str) -> None:
    """Whoever has its receipt may; one that nobody has confirmed is replaced.

    Nothing is told to the address before its owner says that it is theirs: see the propagation's
    `ask`. The same again is harmless.

    Args:
        address: of the reader's connection, as a trusted proxy or the socket says; see `receive`.

    Raises:
        ReportError: it is no e-mail address.
        ClosedError: the report is held, rejected, erased or ended, or an address is confirmed.
        TooManyError: too many from one connection within the hour.
    """
    wanted = email.strip()
    check_contact(wanted)
    if not takes_address(report):
        raise ClosedError("There is nothing more to be told about this report.")
    count(f"address:{report.outlet_id}:{hash_address(address)}", limit=IN_AN_HOUR, window=_HOUR)
    with transaction.atomic():
        row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if not takes_address(row):
            raise ClosedError("There is nothing more to be told about this report.")
        left = Contact.objects.filter(report=row).first()
        if left is not None and left.confirmed_at is not None:
            raise ClosedError("The address that was left is confirmed.")
        if left is not None and left.email.casefold() == wanted.casefold():
            return
        if left is not None:
            left.delete()
        Contact.objects.create(report=row, email=wanted, left_at=clock.now())
        record(READER, "report.leave_address", report.outlet, row)
