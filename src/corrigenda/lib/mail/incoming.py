"""Where mail comes in, as one URL says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from corrigenda.lib.address import is_loopback
from corrigenda.lib.mail.errors import MailSettingError

NAME = "CORRIGENDA_MAIL_IN"
_FORM = (
    "give smtp://127.0.0.1:2525 to listen there, or imaps://user:password@mail.example/INBOX to "
    "look into a mailbox"
)
_IMAP_PORTS = {"imap": 143, "imaps": 993}
_FOLDER = re.compile(r"[^\x00-\x1f\x7f\"\\%*]{1,200}")


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the house's mail server hands mail over to us, by SMTP.

    Attributes:
        host: an address of this machine.
    """

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox that is looked into.

    Attributes:
        tls: encrypted from the first byte (imaps).
        starttls: encrypted after the greeting, or nothing is read.
        every: seconds between two looks.
        timeout: seconds for each step of the talk.
    """

    host: str
    port: int
    username: str
    password: str
    folder: str = "INBOX"
    tls: bool = True
    starttls: bool = False
    every: float = 60.0
    timeout: float = 30.0


def read_incoming(url: str) -> Listening | Mailbox:
    """What CORRIGENDA_MAIL_IN says.

    `imap` asks for STARTTLS, but for this machine itself. `?every=` and `?timeout=` are in seconds.

    Raises:
        MailSettingError: it is no such URL.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise MailSettingError(f"{NAME} cannot be read ({error}); {_FORM}.") from None
    if not parts.hostname or parts.scheme not in ("smtp", *_IMAP_PORTS):
        raise MailSettingError(f"{NAME} is no place where mail comes in; {_FORM}.")
    if parts.scheme == "smtp":
        if not port or parts.path not in ("", "/") or parts.query or parts.username:
            raise MailSettingError(f"{NAME}: {_FORM}.")
        return Listening(parts.hostname, port)
    return _mailbox(parts, port)


def _mailbox(parts: SplitResult, port: int | None) -> Mailbox:
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if set(asked) - {"every", "timeout"}:
        raise MailSettingError(f"{NAME} takes ?every=60 and ?timeout=30 for a mailbox.")
    if not parts.username or not parts.password or not _FOLDER.fullmatch(folder):
        raise MailSettingError(f"{NAME} names no user, password or folder; {_FORM}.")
    tls = parts.scheme == "imaps"
    host = parts.hostname or ""
    return Mailbox(
        host=host,
        port=port or _IMAP_PORTS[parts.scheme],
        username=unquote(parts.username),
        password=unquote(parts.password),
        folder=folder,
        tls=tls,
        starttls=not tls and not is_loopback(host),
        every=_seconds("every", asked.get("every", "60"), 1, 3600),
        timeout=_seconds("timeout", asked.get("timeout", "30"), 1, 120),
    )


def _seconds(name: str, written: str, least: float, most: float) -> float:
    try:
        seconds = float(written)
    except ValueError:
        seconds = -1.0
    if not least <= seconds <= most:
        raise MailSettingError(f"{NAME}: {name} is a number of seconds, {least:g} to {most:g}.")
    return seconds
