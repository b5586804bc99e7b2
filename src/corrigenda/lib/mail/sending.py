"""Hand one mail to the mail server, and say plainly what came of it."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import BadHeaderError
from django.core.validators import validate_email

from corrigenda.lib.mail.errors import (
    BadMailError,
    MailError,
    MailOffError,
    MailServerError,
    NoSuchAddressError,
)
from corrigenda.lib.mail.server import Server, read_server

OUR_MARK = "X-Corrigenda"
"""A header of every mail of ours, by which one that comes back is known and never answered."""
MAX_SUBJECT = 250
MAX_BODY = 1_000_000
MAX_HEADER = 2_000
# What keeps machines from answering, and us from answering ourselves (RFC 3834).
_EVERY_MAIL = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    OUR_MARK: "1",
}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_OURS = frozenset({"from", "to", "cc", "bcc", "subject", "sender", "content-type", "mime-version"})
# That the mailbox is not there; not "full", "blocked" or "relaying denied", which may pass.
# https://www.rfc-editor.org/rfc/rfc3463#section-3.2
_NOBODY = re.compile(r"^5\.1\.(1|2|3|6|10)\b|^5\.2\.1\b")
_DETAIL = re.compile(r"^\d\.\d+\.\d+\b")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail; `type` is its media type."""

    name: str
    type: str
    data: bytes


def is_on() -> bool:
    """Whether this Corrigenda can send mail."""
    return bool(settings.CORRIGENDA_MAIL)


def send(
    to: str,
    subject: str,
    body: str,
    *,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    attachments: Sequence[Attachment] = (),
) -> None:
    """Hand a mail for one address to the mail server.

    Args:
        to: one bare address, such as rita@reader.example.
        subject: one line, at most 250 characters.
        body: plain text.
        html: the same as HTML, for those who read that.
        headers: further ones, such as Message-ID and List-Unsubscribe.
        attachments: files, at most a million bytes together.

    Raises:
        MailOffError: no mail server is set.
        BadMailError: an address, subject or header that cannot be.
        NoSuchAddressError: the server says for good that there is no such mailbox.
        MailServerError: the server was not reached, or takes nothing now.
        MailError: the server did not take this mail; `retry` says whether it may do so later.
    """
    if not is_on():
        raise MailOffError("No mail is sent from here: the operator has not set CORRIGENDA_MAIL.")
    given = {**_EVERY_MAIL, **(headers or {})}
    _check(to, subject, body + html, given)
    if sum(len(one.data) for one in attachments) > MAX_BODY:
        raise BadMailError(f"A mail has at most {MAX_BODY:,} bytes of files.")
    server = read_server(settings.CORRIGENDA_MAIL)
    with _said_plainly(server):
        mail = EmailMultiAlternatives(
            subject,
            body,
            settings.CORRIGENDA_MAIL_FROM,
            [to],
            headers=given,
            connection=_connection(server),
        )
        if html:
            mail.attach_alternative(html, "text/html")
        for one in attachments:
            mail.attach(one.name, one.data, one.type)
        mail.send()


def _connection(server: Server) -> BaseEmailBackend:
    return get_connection(
        host=server.host,
        port=server.port,
        username=server.username,
        password=server.password,
        use_tls=server.starttls,
        use_ssl=server.tls,
        timeout=server.timeout,
    )


def _check(to: str, subject: str, words: str, headers: Mapping[str, str]) -> None:
    try:
        validate_email(to)
    except ValidationError:
        raise BadMailError("The mail has no e-mail address to go to.") from None
    if _CONTROL.search(subject) or not 0 < len(subject) <= MAX_SUBJECT:
        raise BadMailError(f"A subject is one line of at most {MAX_SUBJECT} characters.")
    if len(words) > MAX_BODY:
        raise BadMailError(f"A mail has at most {MAX_BODY:,} characters.")
    for name, value in headers.items():
        if not _NAME.fullmatch(name) or name.lower() in _OURS:
            raise BadMailError(f"{name!r} is no header that a mail may be given.")
        if _CONTROL.search(value) or len(value) > MAX_HEADER:
            raise BadMailError(f"The header {name} is not one line, or is too long.")


@contextmanager
def _said_plainly(server: Server) -> Iterator[None]:
    where = f"The mail server {server.host}:{server.port}"
    try:
        yield
    except (BadHeaderError, UnicodeError) as error:
        raise BadMailError("The mail has words that cannot be put into a mail.") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise _refused(error) from error
    except smtplib.SMTPDataError as error:
        refused = MailError(f"{where} did not take the mail: {_answer(error)}")
        refused.retry = error.smtp_code < 500
        raise refused from error
    except smtplib.SMTPAuthenticationError as error:
        raise MailServerError(f"{where} refuses the user name or password.") from error
    except smtplib.SMTPResponseException as error:
        raise MailServerError(f"{where} answered {_answer(error)}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailServerError(f"{where} offers no encryption, or no sign-in.") from error
    except ssl.SSLError as error:
        raise MailServerError(f"{where} could not be trusted: {error.reason or error}.") from error
    except (OSError, smtplib.SMTPException) as error:
        # smtplib says "disconnected" of a server that only kept silent.
        if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
            raise MailServerError(
                f"{where} did not answer within {server.timeout:g} seconds."
            ) from error
        raise MailServerError(f"{where} was not reached, or broke off.") from error


def _refused(error: smtplib.SMTPRecipientsRefused) -> MailError:
    code, answer = next(iter(error.recipients.values()))
    said = _text(answer)
    detail = _DETAIL.match(said)
    is_nobody = _NOBODY.match(said) if detail else code in (550, 551, 553)
    if is_nobody:
        return NoSuchAddressError(f"There is no such mailbox: {code} {said}")
    return MailError(f"The mail server takes no mail for this address: {code} {said}")


def _answer(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(said: object) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return _CONTROL.sub(" ", text)[:200].strip()
