"""Which mail server, as one URL says it."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from corrigenda.lib.address import is_loopback
from corrigenda.lib.mail.errors import MailSettingError

TIMEOUT = 20.0
_FORM = "give smtp://user:password@mail.example:587 or smtps://user:password@mail.example:465"
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over.

    Attributes:
        tls: encrypted from the first byte (smtps).
        starttls: encrypted after the greeting, or nothing is sent.
        timeout: seconds for each step of the talk.
    """

    host: str
    port: int
    username: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False
    timeout: float = TIMEOUT

    @property
    def is_open(self) -> bool:
        """Whether mail and password go unencrypted over a network."""
        return not self.tls and not self.starttls and not is_loopback(self.host)


def read_server(url: str) -> Server:
    """The server of an smtp:// or smtps:// URL.

    `smtp` asks for STARTTLS, except on this machine itself, and with `?starttls=no`;
    `?timeout=` is in seconds, 1 to 120.

    Raises:
        MailSettingError: it is no such URL.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise MailSettingError(f"CORRIGENDA_MAIL cannot be read ({error}); {_FORM}.") from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/"):
        raise MailSettingError(f"CORRIGENDA_MAIL is no mail server's address; {_FORM}.")
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = set(asked) - {"starttls", "timeout"}
    if unknown or asked.get("starttls", "yes") not in ("yes", "no"):
        raise MailSettingError("CORRIGENDA_MAIL takes ?starttls=yes, ?starttls=no and ?timeout=20.")
    tls = parts.scheme == "smtps"
    starttls = (
        asked["starttls"] == "yes" if "starttls" in asked else not is_loopback(parts.hostname)
    )
    return Server(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
        starttls=starttls and not tls,
        timeout=_seconds(asked.get("timeout", f"{TIMEOUT:g}")),
    )


def _seconds(written: str) -> float:
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 120:
        raise MailSettingError("CORRIGENDA_MAIL: timeout is a number of seconds, 1 to 120.")
    return seconds


def read_sender(written: str) -> str:
    """The address that mail comes from, such as `Corrections <desk@daily.example>`.

    Raises:
        MailSettingError: it is no address.
    """
    try:
        if any(ord(one) < 32 for one in written):
            raise ValidationError("a line end")
        validate_email(parseaddr(written)[1])
    except ValidationError:
        raise MailSettingError(
            "CORRIGENDA_MAIL_FROM is no e-mail address; give it as desk@daily.example or "
            "Corrections <desk@daily.example>."
        ) from None
    return written
