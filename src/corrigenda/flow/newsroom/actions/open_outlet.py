"""Open an outlet: its origins, its keys, its first member of staff."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import OutletError
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.lib import ids, languages, text, urls

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
MEANWHILE = "Another command took the slug or an origin in the meantime: look, and try again."


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
        OutletError: no origin, one that another outlet has, a slug that is taken, or a
            name, language or address that cannot be.
    """
    if not _SLUG.fullmatch(slug):
        raise OutletError("The slug is up to 50 small letters, digits, - and _, such as daily.")
    wanted = checked_origins(origins)
    if not wanted:
        raise OutletError("Name at least one origin, such as https://daily.example.")
    check_details(name, language, desk_url, hook_url)
    token, secret = ids.token(), ids.webhook_secret()
    try:
        with transaction.atomic():
            if Outlet.objects.filter(slug=slug).exists():
                raise OutletError(f"There is an outlet {slug!r} already.")
            refuse_taken(wanted)
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
    except IntegrityError as error:
        raise OutletError(MEANWHILE) from error
    return Opened(outlet, token, secret)


def checked_origins(origins: Sequence[str]) -> list[str]:
    """Each origin once, as scheme, host and port, of addresses that may name a page below it.

    Raises:
        OutletError: one that is no address of a site.
    """
    try:
        wanted = [urls.origin_of(urls.normalize(origin)) for origin in origins]
    except urls.UrlError as error:
        raise OutletError(f"Origin: {error}") from error
    return list(dict.fromkeys(wanted))


def refuse_taken(origins: Sequence[str], *, but_for: Outlet | None = None) -> None:
    """Let nobody take an origin that an outlet has, `but_for` the one that asks.

    Raises:
        OutletError: one that another outlet has.
    """
    others = Origin.objects.filter(origin__in=origins).select_related("outlet")
    taken = (others.exclude(outlet=but_for) if but_for else others).first()
    if taken:
        raise OutletError(f"{taken.origin} belongs to {taken.outlet.name} already.")


def check_details(name: str, language: str, desk_url: str, hook_url: str) -> None:
    """Look at an outlet's details; an empty `hook_url` is no webhook.

    Raises:
        OutletError: a name, language or address that cannot be.
    """
    if not languages.is_tag(language):
        raise OutletError("The language is a language tag, such as en or pt-BR.")
    try:
        text.check_text(name, field="The name", max_chars=200)
    except text.TextError as error:
        raise OutletError(str(error)) from error
    if not name.strip():
        raise OutletError("Give the outlet the name that readers know it by.")
    for what, url in (("The desk's address", desk_url), ("The webhook", hook_url or desk_url)):
        try:
            urls.parse(url)
        except urls.UrlError as error:
            raise OutletError(f"{what}: {error}") from error
        if len(url) > 500:
            raise OutletError(f"{what} has more than 500 characters: give a shorter one.")
