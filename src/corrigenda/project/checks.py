"""What can be unsafe in a configuration, each with what to do about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import PolicyError
from corrigenda.flow.reports.mailboxes import outlets_writable
from corrigenda.lib.address import is_loopback
from corrigenda.lib.mail import Listening, Mailbox, MailSettingError, read_incoming, read_server

Check = Callable[[], Iterator[str]]


def findings() -> list[str]:
    """Every finding, in plain words."""
    before: tuple[Check, ...] = (_url, _hosts, _secret, _home, _file, _proxies, _mail, _mail_in)
    found = [finding for check in before for finding in check()]
    try:
        behind = list(_database())
        found += behind
        if not behind:
            found += _outlets()
    except DatabaseError as error:
        found.append(f"The database does not answer: {error}. Check DATABASE_URL.")
    return found


def _url() -> Iterator[str]:
    parts = urlsplit(settings.CORRIGENDA_URL)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        yield (
            f"CORRIGENDA_URL is {settings.CORRIGENDA_URL}: over plain http passwords and receipts "
            "can be read on the way. Put it behind https."
        )


def _hosts() -> Iterator[str]:
    if any(host == "*" or host.startswith(".") for host in settings.ALLOWED_HOSTS):
        yield "CORRIGENDA_HOSTS allows any name, or any below one: list the names it answers to."


def _secret() -> Iterator[str]:
    if len(settings.SECRET_KEY) < 32:
        yield (
            "CORRIGENDA_SECRET has fewer than 32 characters: remove it, and one is made at the "
            "next start."
        )
    path: Path = settings.CORRIGENDA_HOME / "secret.key"
    if path.exists() and path.stat().st_mode & 0o077:
        yield f"{path} can be read by others: chmod 600 {path}."


def _home() -> Iterator[str]:
    home: Path = settings.CORRIGENDA_HOME
    if home.exists() and not os.access(home, os.W_OK):
        yield f"{home} cannot be written by this user: give it to the service's user."
    if home.exists() and home.stat().st_mode & 0o002:
        yield f"{home} can be written by everybody: chmod o-w {home}."


def _proxies() -> Iterator[str]:
    for network in settings.CORRIGENDA_PROXIES:
        if network.prefixlen < (8 if network.version == 4 else 16):
            yield (
                f"CORRIGENDA_PROXIES has {network}: anybody could forge an address. "
                "Name your own proxies."
            )


def _mail() -> Iterator[str]:
    if not settings.CORRIGENDA_MAIL:
        return
    try:
        server = read_server(settings.CORRIGENDA_MAIL)
    except MailSettingError as error:
        yield str(error)
        return
    if server.is_open:
        yield (
            f"CORRIGENDA_MAIL sends mail to {server.host} unencrypted: leave out ?starttls=no, "
            "or use smtps://."
        )


def _mail_in() -> Iterator[str]:
    if not settings.CORRIGENDA_MAIL_IN:
        return
    place = read_incoming(settings.CORRIGENDA_MAIL_IN)
    if isinstance(place, Listening) and not is_loopback(place.host):
        yield (
            f"CORRIGENDA_MAIL_IN listens on {place.host}: whoever reaches it can hand letters over "
            "and forge what your mail server says of their senders. Listen on 127.0.0.1."
        )
    if isinstance(place, Mailbox) and not place.tls and not place.starttls:
        yield "CORRIGENDA_MAIL_IN signs in unencrypted on this machine: right in a test only."
    if not settings.CORRIGENDA_MAIL_TRUSTS:
        yield (
            "CORRIGENDA_MAIL_TRUSTS is not set: readers who write a letter get no answer by mail, "
            "because nobody says whether its sender is real. Name the server that checks it."
        )


def _database() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is not up to date: run corrigenda migrate (serve does it by itself)."


def _file() -> Iterator[str]:
    """An SQLite database that other users of the machine can read: addresses and keys are in it."""
    if connection.vendor != "sqlite":
        return
    path = Path(str(connection.settings_dict["NAME"]))
    behind_a_door = path.parent.exists() and not path.parent.stat().st_mode & 0o011
    if path.exists() and path.stat().st_mode & 0o044 and not behind_a_door:
        yield f"{path} can be read by others: chmod 600 {path}*."


def _outlets() -> Iterator[str]:
    if settings.CORRIGENDA_MAIL_IN and not outlets_writable():
        yield (
            "CORRIGENDA_MAIL_IN is set, and no outlet says at which address it takes letters: set "
            "letters_address in its policy."
        )
    for outlet in Outlet.objects.prefetch_related("origins"):
        try:
            _ = outlet.policy
        except PolicyError as error:
            yield f"The policy of {outlet.name} cannot be used: {error}"
        hosts = [urlsplit(one.origin).hostname or "" for one in outlet.origins.all()]
        if outlet.reads_private_addresses and not all(is_loopback(host) for host in hosts):
            yield (
                f"{outlet.name} may read pages on private addresses: right for an intranet, "
                "wrong for a public site: corrigenda change-outlet --public."
            )
        if outlet.hook_url.startswith("http://") and not is_loopback(
            urlsplit(outlet.hook_url).hostname or ""
        ):
            yield f"The webhook of {outlet.name} goes over plain http: use https."
