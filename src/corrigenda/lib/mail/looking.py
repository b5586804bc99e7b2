"""Look into a mailbox by IMAP, and take out what is new there."""

from __future__ import annotations

import imaplib
import logging
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from corrigenda.lib.mail.errors import MailServerError
from corrigenda.lib.mail.incoming import Mailbox

log = logging.getLogger(__name__)

AT_ONCE = 50
"""Mails of one look; the others are for the next one."""
TRIES = 20
Take = Callable[[bytes], object]


def look_into(mailbox: Mailbox, take: Take, *, max_bytes: int, failures: Counter[str]) -> int:
    """Hand each unread mail of the folder to `take`, and mark it read only after that.

    A mail that `take` fails on stays unread, and is handed over again at the next look, but not
    for ever: many of them must not keep the others from being read.

    Args:
        failures: how often each mail failed; kept from look to look.
        max_bytes: of a larger mail only the front is fetched.

    Returns:
        how many were taken.

    Raises:
        MailServerError: the server was not reached, does not let us in, or broke off.
    """
    with _said_plainly(mailbox), _signed_in(mailbox) as server:
        _ok(server.select(f'"{mailbox.folder}"'), "has no folder that can be opened")
        found = _ok(server.uid("SEARCH", "UNSEEN", "UNDELETED"), "does not search")
        keys = [one.decode("ascii") for one in bytes(found[0] or b"").split()]
        keys = [one for one in keys if failures[one] < TRIES][:AT_ONCE]
        taken = 0
        for key in keys:
            done = _taken(server, key, take, max_bytes)
            failures[key] += not done
            taken += done
        return taken


def _taken(server: imaplib.IMAP4, key: str, take: Take, max_bytes: int) -> bool:
    # PEEK: reading does not mark it, so that one who is killed here has lost nothing.
    asked = f"(BODY.PEEK[]<0.{max_bytes + 1}>)"
    answer = _ok(server.uid("FETCH", key, asked), "does not give a mail")
    raw = next((one[1] for one in answer if isinstance(one, tuple)), None)
    if not isinstance(raw, bytes):
        return False  # somebody took it away meanwhile
    try:
        take(raw)
    except Exception:
        log.exception("a mail was left unread in the mailbox")
        return False
    _ok(server.uid("STORE", key, "+FLAGS.SILENT", r"(\Seen)"), "does not mark a mail as read")
    return True


@contextmanager
def _signed_in(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    context = ssl.create_default_context()
    server: imaplib.IMAP4
    if mailbox.tls:
        server = imaplib.IMAP4_SSL(
            mailbox.host, mailbox.port, ssl_context=context, timeout=mailbox.timeout
        )
    else:
        server = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=mailbox.timeout)
    try:
        if mailbox.starttls:
            server.starttls(context)
        try:
            server.login(mailbox.username, mailbox.password)
        except imaplib.IMAP4.error as error:
            if isinstance(error, imaplib.IMAP4.abort):
                raise
            raise MailServerError(f"{_name(mailbox)} refuses the user name or password.") from None
        yield server
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()


def _ok(answer: tuple[str, list[Any]], otherwise: str) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(otherwise)
    return data


@contextmanager
def _said_plainly(mailbox: Mailbox) -> Iterator[None]:
    where = _name(mailbox)
    try:
        yield
    except ssl.SSLError as error:
        raise MailServerError(f"{where} could not be trusted: {error.reason or error}.") from error
    except TimeoutError as error:
        raise MailServerError(
            f"{where} did not answer within {mailbox.timeout:g} seconds."
        ) from error
    except OSError as error:
        raise MailServerError(f"{where} was not reached, or broke off.") from error
    except imaplib.IMAP4.error as error:
        raise MailServerError(f"{where}: {str(error)[:200]}") from error


def _name(mailbox: Mailbox) -> str:
    return f"The mailbox on {mailbox.host}:{mailbox.port}"
