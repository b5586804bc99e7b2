"""The desk's navigation: each part of it for those who may use it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.newsroom.queries import roles_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the desk.

    Attributes:
        url_name: where it begins; every address below that is part of it.
        verb: who may do this, at any outlet of theirs, sees it.
    """

    name: str
    url_name: str
    verb: str


@dataclass(frozen=True, slots=True)
class Link:
    """An entry on a page."""

    name: str
    url: str
    here: bool


ENTRIES = (
    Entry("Queue", "desk:queue", "desk.read"),
    Entry("Approvals", "desk:approvals", "correction.decide"),
    Entry("Changes", "desk:changes", "correction.decide"),
    Entry("Held", "desk:held", "report.release"),
    Entry("Letters", "desk:letters", "letter.place"),
    Entry("Figures", "desk:figures", "figures.read"),
    Entry("Deliveries", "desk:deliveries", "telling.read"),
    Entry("Subscribers", "desk:subscribers", "subscriber.read"),
    Entry("Policy", "desk:policy", "desk.read"),
    Entry("Setup", "desk:setup", "outlet.change"),
    Entry("People", "desk:staff", "staff.change"),
    Entry("Audit", "desk:audit", "audit.read"),
    Entry("Erasing", "desk:erasing", "erasure.ask"),
)


def links(request: HttpRequest, staff: Staff) -> list[Link]:
    """The parts of the desk that somebody may use, and which of them this page is in."""
    found = [(entry, _url(entry.url_name)) for entry in _entries(roles_of(staff).values())]
    queue = reverse("desk:queue")
    cases = request.path == queue or request.path.startswith(f"{queue}cases/")
    return [
        Link(entry.name, url, cases if url == queue else request.path.startswith(url))
        for entry, url in found
    ]


@cache
def _url(name: str) -> str:
    return reverse(name)


def _entries(roles: Iterable[str]) -> list[Entry]:
    held = set(roles)
    return [one for one in ENTRIES if held & ALLOWED[one.verb]]
