"""Whose letters come in at which address."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LetterState


def outlets_writable() -> dict[str, Outlet]:
    """The outlets that take letters, by their address in lower case; the oldest first."""
    found: dict[str, Outlet] = {}
    for outlet in Outlet.objects.order_by("pk"):
        address = outlet.policy.letters_address.lower()
        if address:
            found.setdefault(address, outlet)
    return found


def outlets_at(recipients: Iterable[str]) -> list[Outlet]:
    """The outlets to whose address a mail goes: the very address first, else without `+tag`."""
    known = outlets_writable()
    found = (known.get(one.lower()) or known.get(_without_tag(one.lower())) for one in recipients)
    return list({one.pk: one for one in found if one is not None}.values())


def own_addresses() -> frozenset[str]:
    """Addresses from which no reader writes, because they are ours."""
    sender = str(settings.CORRIGENDA_MAIL_FROM).rpartition("<")[2].rstrip("> ").lower()
    return frozenset({*outlets_writable(), sender} - {""})


def own_hosts() -> frozenset[str]:
    """What stands behind the @ in the Message-IDs of our mails."""
    urls = Outlet.objects.order_by().values_list("desk_url", flat=True)
    return frozenset((urlsplit(one).hostname or "localhost").lower() for one in urls)


def letters_at(outlets: Iterable[Outlet], state: LetterState) -> QuerySet[Letter]:
    """The letters in a state: those that wait the oldest first, others the newest first."""
    rows = Letter.objects.filter(outlet__in=list(outlets), state=state).select_related(
        "outlet", "article__current", "report"
    )
    if state == LetterState.WAITING:
        return rows.order_by("received_at", "pk")
    return rows.order_by("-judged_at", "-pk")


def _without_tag(address: str) -> str:
    name, _, domain = address.rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"
