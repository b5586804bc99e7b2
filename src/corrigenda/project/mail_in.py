"""The process by which readers' letters come in: it listens, or looks into a mailbox."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from corrigenda.flow.reports.actions.take_letter import take_letter
from corrigenda.flow.reports.letters.shape import MAX_BYTES
from corrigenda.flow.reports.mailboxes import outlets_at, outlets_writable
from corrigenda.lib.mail import Listening, Mailbox, MailServerError, read_incoming
from corrigenda.lib.mail.listening import listen
from corrigenda.lib.mail.looking import look_into

log = logging.getLogger(__name__)

LONGEST_PAUSE = 900.0


def run() -> None:
    """Run until SIGTERM, SIGINT or the death of the process that started this one."""
    place = read_incoming(settings.CORRIGENDA_MAIL_IN)
    if isinstance(place, Listening):
        asyncio.run(_listen(place))
    else:
        _look(place)


def _fresh(do: Callable[..., Any]) -> Callable[..., Any]:
    """With a connection to the database that was not left open since the last mail."""

    @wraps(do)
    def doing(*given: Any) -> Any:
        close_old_connections()
        try:
            return do(*given)
        finally:
            close_old_connections()

    return doing


@_fresh
def _knows(address: str) -> bool:
    return bool(outlets_at([address]))


@_fresh
def _take(raw: bytes, recipients: Sequence[str], mail_from: str) -> None:
    take_letter(raw, recipients=recipients, mail_from=mail_from)


@_fresh
def _take_found(raw: bytes) -> None:
    take_letter(raw)


@_fresh
def _is_awaited() -> bool:
    return bool(outlets_writable())


async def _listen(place: Listening) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    orphaned = asyncio.create_task(_orphaned(stop))
    await listen(place, _knows, _take, max_bytes=MAX_BYTES, stop=stop)
    orphaned.cancel()


async def _orphaned(stop: asyncio.Event) -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(1)
    stop.set()


def _look(mailbox: Mailbox) -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    parent = os.getppid()
    pause = mailbox.every
    failures: Counter[str] = Counter()
    while not stop.is_set() and os.getppid() == parent:
        try:
            taken = _look_once(mailbox, failures)
        except (MailServerError, DatabaseError) as error:
            log.warning("%s", error)
            pause = min(2 * pause, max(LONGEST_PAUSE, mailbox.every))
        else:
            # There may be more than one look takes.
            pause = 0.0 if taken else mailbox.every
        _wait(stop, pause, parent)
        pause = pause or mailbox.every


def _look_once(mailbox: Mailbox, failures: Counter[str]) -> int:
    if not _is_awaited():
        raise MailServerError("No outlet takes letters: set letters_address in its policy.")
    return look_into(mailbox, _take_found, max_bytes=MAX_BYTES, failures=failures)


def _wait(stop: threading.Event, seconds: float, parent: int) -> None:
    """Wait, but not beyond the end of the process that started this one."""
    left = seconds
    while left > 0 and os.getppid() == parent and not stop.wait(min(left, 1.0)):
        left -= 1.0
