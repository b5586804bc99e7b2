"""Ask readers whether the address that came with a report is theirs: rarely, and only once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Value, When

from corrigenda.flow.propagation.addresses import address_hash, confirm_token, stop_hash
from corrigenda.flow.propagation.models import (
    Asking,
    ChannelKind,
    Cursor,
    Delivery,
    Hearing,
    ReaderAddress,
)
from corrigenda.flow.reports.models import Contact
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock, ids, mail
from corrigenda.lib.languages import first_spoken

BETWEEN = timedelta(hours=1)
IN_A_DAY = 3
"""Mails that ask, to one address: nobody's inbox can be filled through us."""
NEWS = timedelta(days=14)
"""A report held as suspected abuse may be released days later."""
OVERLAP = timedelta(minutes=10)
MAX_HEADLINES = 10
_HONEST = (ReportState.RECEIVED, ReportState.JOINED, ReportState.ANSWERED)


def ask(limit: int = 50) -> int:
    """Take over new contacts and ask those that may be asked; returns how many of both.

    A report that is held asks nobody; one mail asks for all reports of an address that wait.
    """
    if not mail.is_on():
        return 0
    return _take_contacts(limit) + sum(_ask(one) for one in _waiting()[:limit])


def _take_contacts(limit: int) -> int:
    now = clock.now()
    cursor, _ = Cursor.objects.get_or_create(name="contacts", defaults={"at": now})
    new = (
        Contact.objects.filter(pk__gt=cursor.low, left_at__gte=now - NEWS)
        .exclude(Exists(Hearing.objects.filter(contact=OuterRef("pk"))))
        .select_related("report__outlet")
        .order_by("pk")[:limit]
    )
    taken = [_take(contact) for contact in new]
    if not taken:
        old = Contact.objects.filter(pk__gt=cursor.low, left_at__lt=now - OVERLAP).aggregate(
            low=Max("pk")
        )["low"]
        if old:
            Cursor.objects.filter(pk=cursor.pk, low__lt=old).update(low=old, at=now)
    return sum(taken)


def _take(contact: Contact) -> bool:
    hashed = address_hash(contact.email)
    report = contact.report
    try:
        with transaction.atomic():
            address, _ = ReaderAddress.objects.get_or_create(
                address_hash=hashed, defaults={"stop_hash": stop_hash(hashed)}
            )
            Hearing.objects.create(
                contact=contact,
                outlet=report.outlet,
                address=address,
                language=first_spoken(report.language, report.outlet.language),
                since=contact.left_at,
            )
    except IntegrityError:
        return False  # another process took it, or its reader took the address back
    return True


def _waiting() -> QuerySet[Hearing]:
    now = clock.now()
    often = Q(address__asked_on=now.date(), address__asked_count__gte=IN_A_DAY)
    rested = Q(address__asked_at=None) | Q(address__asked_at__lte=now - BETWEEN)
    return (
        Hearing.objects.filter(
            rested,
            asking=None,
            since__gte=now - NEWS,
            address__stopped_at=None,
            address__dead_at=None,
            contact__report__state__in=_HONEST,
        )
        .exclude(often)
        .select_related("address", "outlet", "contact")
        .order_by("since", "pk")
    )


def _ask(hearing: Hearing) -> bool:
    now = clock.now()
    with transaction.atomic():
        if not _may_ask(hearing.address, now):
            return False
        nonce = uuid4()
        asking = Asking(
            nonce=nonce,
            address=hearing.address,
            outlet=hearing.outlet,
            language=hearing.language,
            asked_at=now,
        )
        asking.token_hash = ids.token_hash(confirm_token(asking))
        asking.save(force_insert=True)
        together = Hearing.objects.filter(
            address=hearing.address,
            outlet=hearing.outlet,
            asking=None,
            contact__report__state__in=_HONEST,
        )
        keys = list(together.values_list("pk", flat=True))
        Hearing.objects.filter(pk__in=keys).update(asking=asking)
        _deliver(asking, hearing, keys)
    return True


def _may_ask(address: ReaderAddress, now: datetime) -> bool:
    """Count one more asking of the address; the UPDATE decides between two processes."""
    today = now.date()
    rows = ReaderAddress.objects.filter(
        Q(asked_at=None) | Q(asked_at__lte=now - BETWEEN),
        pk=address.pk,
        stopped_at=None,
        dead_at=None,
    ).exclude(asked_on=today, asked_count__gte=IN_A_DAY)
    counted = Case(When(asked_on=today, then=F("asked_count") + 1), default=Value(1))
    return rows.update(asked_at=now, asked_count=counted, asked_on=today) == 1


def _deliver(asking: Asking, hearing: Hearing, keys: list[int]) -> None:
    stories = Hearing.objects.filter(pk__in=keys).select_related(
        "contact__report__article__current"
    )
    headlines = dict.fromkeys(
        one.contact.report.article.headline for one in stories if one.contact.report.article.current
    )
    Delivery.objects.create(
        key=f"asking:{asking.pk}",
        outlet=asking.outlet,
        channel=ChannelKind.EMAIL,
        line="email",
        kind="reader.confirm",
        to="A reader",
        contact=hearing.contact,
        payload={
            "asking": asking.pk,
            "language": asking.language,
            "headlines": list(headlines)[:MAX_HEADLINES],
        },
        made_at=asking.asked_at,
        since=asking.asked_at,
        due_at=asking.asked_at,
    )
