"""Open an outlet: its origins, its keys, its first member of staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import OutletError
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.lib import ids, urls


@dataclass(frozen=True, slots=True)
class Opened:
    """A new outlet and what is told only once.

    Attributes:
        api_token: what its CMS sends as a bearer token; only its hash is kept.
        hook_secret: what its webhooks are signed with (Standard Webhooks).
    """

    outlet: Outlet
    api_token: str
    hook_secret: str


def open_outlet(
    slug: str,
    *,
    name: str,
    language: str,
    desk_url: str,
    origins: Sequence[str],
    hook_url: str = "",
    reads_private_addresses: bool = False,
    by: Actor,
) -> Opened:
    """Make an outlet.

    Raises:
        OutletError: no origin, one that another outlet has, or a slug that is taken.
    """
    try:
        wanted = [urls.origin_of(urls.normalize(origin)) for origin in origins]
    except urls.UrlError as error:
        raise OutletError(f"Origin: {error}") from error
    if not wanted:
        raise OutletError("Name at least one origin, such as https://daily.example.")
    if Outlet.objects.filter(slug=slug).exists():
        raise OutletError(f"There is an outlet {slug!r} already.")
    taken = Origin.objects.filter(origin__in=wanted).first()
    if taken:
        raise OutletError(f"{taken.origin} belongs to {taken.outlet.name} already.")
    token, secret = ids.token(), ids.webhook_secret()
    with transaction.atomic():
        outlet = Outlet.objects.create(
            slug=slug,
            name=name,
            language=language,
            desk_url=desk_url.rstrip("/"),
            reads_private_addresses=reads_private_addresses,
            hook_url=hook_url,
            hook_secret=secret,
            api_token_hash=ids.token_hash(token),
        )
        Origin.objects.bulk_create([Origin(outlet=outlet, origin=one) for one in wanted])
        record(by, "outlet.open", outlet, outlet, origins=wanted)
    return Opened(outlet, token, secret)
