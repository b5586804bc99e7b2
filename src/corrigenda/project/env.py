"""The environment, read once and typed: everything an operator can set.

`CORRIGENDA_HOME`     folder for the database, secrets and demo (default `./var`)
`DATABASE_URL`        `sqlite:///file` or `postgresql://...` (default SQLite in the home folder)
`CORRIGENDA_URL`      where readers and editors reach this server
`CORRIGENDA_HOSTS`    further host names it answers to, comma separated
`CORRIGENDA_PROXIES`  addresses or networks whose X-Forwarded-For is believed, comma separated
`CORRIGENDA_DEMO`     1 when this is the demo newsroom (set by `corrigenda demo`)
`CORRIGENDA_SECRET`   the secret; by default made at first run and kept in the home folder
`CORRIGENDA_MAIL`     the mail server, as smtp://user:password@host:587 or smtps://...; without
                      it no mail is sent
`CORRIGENDA_MAIL_FROM`  the address that mail comes from
`CORRIGENDA_MAIL_IN`  where readers' letters come in, as smtp://127.0.0.1:2525 (to listen) or
                      imaps://user:password@host/folder (to look); without it none do
`CORRIGENDA_MAIL_TRUSTS`  the name under which the house's own mail server writes
                      Authentication-Results; without it no reader is answered by mail
`CORRIGENDA_OIDC_URL`  an OpenID Connect provider by which staff may sign in, such as
                      https://id.daily.example; without it they cannot
`CORRIGENDA_OIDC_CLIENT`, `CORRIGENDA_OIDC_SECRET`  what that provider gave this Corrigenda
`CORRIGENDA_OIDC_NAME`  what the button calls it (default: its host)
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from corrigenda.lib.mail import MailSettingError, read_incoming, read_sender, read_server
from corrigenda.lib.postgresql import EACH_AT_ONCE, LASTING
from corrigenda.lib.urls import UrlError, origin_of

DEFAULT_URL = "http://127.0.0.1:8000"
_WHICH_DATABASE = "DATABASE_URL: give sqlite:///file or postgresql://user@host/name."
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class EnvError(ValueError):
    """A setting that cannot be used; the message names it and says what it may be."""


@dataclass(frozen=True)
class Env:
    """What the operator set, checked."""

    home: Path
    secret: str
    url: str
    hosts: tuple[str, ...]
    proxies: tuple[Network, ...]
    database: dict[str, object]
    demo: bool = False
    mail: str = ""
    mail_from: str = ""
    oidc: tuple[dict[str, object], ...] = ()
    mail_in: str = ""
    mail_trusts: str = ""


def read() -> Env:
    """The settings of this process.

    Raises:
        EnvError: a value that cannot be used.
    """
    home = _make_home(Path(os.environ.get("CORRIGENDA_HOME") or "var").resolve())
    url = os.environ.get("CORRIGENDA_URL", DEFAULT_URL).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EnvError(f"CORRIGENDA_URL is {url!r}; give it as https://corrections.example.")
    try:
        origin_of(url)
    except UrlError as error:
        raise EnvError(f"CORRIGENDA_URL is {url!r}: {error}") from error
    hosts = (parts.hostname, *_list("CORRIGENDA_HOSTS"))
    demo = os.environ.get("CORRIGENDA_DEMO") == "1"
    database, proxies = _database(home), _proxies()
    return Env(
        home, _secret(home), url, hosts, proxies, database, demo, *_mail(), _oidc(), *_mail_in()
    )


def _mail() -> tuple[str, str]:
    url, sender = (os.environ.get(f"CORRIGENDA_MAIL{name}", "").strip() for name in ("", "_FROM"))
    if not url:
        return "", ""
    try:
        read_server(url)
        return url, read_sender(sender)
    except MailSettingError as error:
        raise EnvError(str(error)) from None


def _mail_in() -> tuple[str, str]:
    url, trusts = (
        os.environ.get(f"CORRIGENDA_MAIL_{name}", "").strip() for name in ("IN", "TRUSTS")
    )
    try:
        if url:
            read_incoming(url)
    except MailSettingError as error:
        raise EnvError(str(error)) from None
    if trusts and (len(trusts.split()) != 1 or ";" in trusts):
        raise EnvError("CORRIGENDA_MAIL_TRUSTS is one name, such as mx.daily.example.")
    return url, trusts


def _oidc() -> tuple[dict[str, object], ...]:
    """The provider as allauth takes it; none where none is set."""
    names = ("URL", "CLIENT", "SECRET", "NAME")
    url, client, secret, name = (
        os.environ.get(f"CORRIGENDA_OIDC_{one}", "").strip() for one in names
    )
    if not url:
        return ()
    parts = urlsplit(url)
    plain = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or (parts.scheme != "https" and not plain):
        raise EnvError("CORRIGENDA_OIDC_URL: give the provider as https://id.daily.example.")
    if not client or not secret:
        raise EnvError("CORRIGENDA_OIDC_URL: set CORRIGENDA_OIDC_CLIENT and _SECRET as well.")
    settings = {"server_url": url.rstrip("/"), "oauth_pkce_enabled": True}
    app = {"provider_id": "house", "name": name or parts.hostname, "client_id": client}
    return ({**app, "secret": secret, "settings": settings},)


def _list(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, "").split(",") if part.strip())


def _proxies() -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(item) for item in _list("CORRIGENDA_PROXIES"))
    except ValueError as error:
        raise EnvError(
            f"CORRIGENDA_PROXIES: {error}; give addresses or networks, such as 10.0.0.0/8."
        ) from None


def _make_home(home: Path) -> Path:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise EnvError(
            f"CORRIGENDA_HOME: {home} cannot be made ({error.strerror}); name a folder that this "
            "user may write to."
        ) from None
    return home


def _secret(home: Path) -> str:
    given = os.environ.get("CORRIGENDA_SECRET")
    if given:
        return given
    path = home / "secret.key"
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text().strip()
    except OSError as error:
        raise EnvError(
            f"CORRIGENDA_HOME: {path} cannot be used ({error.strerror}); give the folder to this "
            "user."
        ) from None


def _make_secret(path: Path) -> None:
    """Of two processes that start at once, one makes the secret and both use it."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(name)  # whole or not at all, and never over another
    finally:
        Path(name).unlink()


def _database(home: Path) -> dict[str, object]:
    db_url: Callable[[str], dict[str, Any]] = environ.Env.db_url_config
    given = os.environ.get("DATABASE_URL") or f"sqlite:///{home / 'corrigenda.sqlite3'}"
    if not given.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise EnvError(_WHICH_DATABASE)
    try:
        config = dict(db_url(given))
    except (ImproperlyConfigured, ValueError, KeyError) as error:
        raise EnvError(f"{_WHICH_DATABASE} ({error})") from None
    engine = str(config.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        config["ENGINE"] = "corrigenda.lib.sqlite3"
        config["OPTIONS"] = SQLITE_OPTIONS
        # To open the file and say the pragmas takes longer than to say what stands on a story.
        config["CONN_MAX_AGE"] = 60
    elif engine.endswith("postgresql"):
        config["ENGINE"] = "corrigenda.lib.postgresql"
        config["CONN_MAX_AGE"] = LASTING
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = {"prepare_threshold": EACH_AT_ONCE, **config.get("OPTIONS", {})}
    else:
        raise EnvError(_WHICH_DATABASE)
    return config


# IMMEDIATE takes the write lock at BEGIN, so two writers wait instead of failing half way;
# FULL, because a report is acknowledged only when it would survive a power cut.
# https://www.sqlite.org/pragma.html#pragma_synchronous
# Read where the system has it in memory, up to the most that SQLite takes, instead of copied page
# by page into two megabytes of each connection's own: a tenth of what a page of the queue takes.
# https://www.sqlite.org/mmap.html
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=2147418112;"
    ),
}
