"""Which outlets an erasure is of."""

from __future__ import annotations

from corrigenda.flow.newsroom.models import Erasure, Outlet


def outlets_in(outlet: Outlet | None) -> list[Outlet]:
    """This outlet, or all of the desk."""
    return [outlet] if outlet else list(Outlet.objects.order_by("slug"))


def outlets_of(erasure: Erasure) -> list[Outlet]:
    """The outlets of which the words go."""
    return outlets_in(erasure.outlet)
