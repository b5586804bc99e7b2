"""Listen for mail that the house's own mail server hands over, by SMTP.

It is no mail server for the world: no encryption, no sign-in, no queue, no sending on. It takes a
mail whole or leaves it with whoever brought it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from corrigenda.lib.mail.incoming import Listening

log = logging.getLogger(__name__)

MAX_TALKS = 20
"""Connections at a time: each may hold a whole mail in memory."""
TIMEOUT = 60.0
LONGEST_LINE = 100_000
"""Longer than RFC 5321 allows: a mail that other servers let through is not refused here."""
MAX_RECIPIENTS = 20

Knows = Callable[[str], bool]
Take = Callable[[bytes, Sequence[str], str], object]


class _Talk(SMTP):
    line_length_limit = LONGEST_LINE


class _Handler:
    """What is answered; the work is done in a thread, one mail at a time."""

    def __init__(self, knows: Knows, take: Take) -> None:
        self._knows, self._take = knows, take
        self._work = ThreadPoolExecutor(1, thread_name_prefix="letters")
        self._ask = ThreadPoolExecutor(2, thread_name_prefix="addresses")

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Whether we take mail for an address."""
        if len(envelope.rcpt_tos) >= MAX_RECIPIENTS:
            return "452 4.5.3 Too many recipients at once"
        try:
            known = await _in(self._ask, self._knows, address)
        except Exception:
            log.exception("an address could not be looked up")
            return "451 4.3.0 Try again later"
        if not known:
            return "550 5.1.1 No outlet takes letters at this address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Good"

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a mail; the answer comes when it is durable, and not before."""
        content = envelope.content
        assert isinstance(content, bytes)
        try:
            # aiosmtpd says `<>` of a bounce.
            sender = (envelope.mail_from or "").strip("<>")
            await _in(self._work, self._take, content, list(envelope.rcpt_tos), sender)
        except Exception:
            log.exception("a mail was left with the mail server that brought it")
            return "451 4.3.0 Try again later"
        return "250 2.0.0 Taken"


async def _in(pool: ThreadPoolExecutor, do: Callable[..., Any], *given: object) -> Any:
    return await asyncio.get_running_loop().run_in_executor(pool, do, *given)


async def listen(
    place: Listening, knows: Knows, take: Take, *, max_bytes: int, stop: asyncio.Event
) -> None:
    """Listen until `stop` is set.

    Args:
        knows: whether mail for an address is ours; called in a thread.
        take: makes a mail durable, given its bytes, its recipients and its envelope's sender, or
            raises; called in a thread.
        max_bytes: a larger mail is refused for good, so that its sender hears of it.

    Raises:
        OSError: there cannot be listened there.
    """
    loop = asyncio.get_running_loop()
    handler = _Handler(knows, take)
    talks: set[SMTP] = set()

    def talk() -> SMTP:
        for one in [one for one in talks if one.transport is None or one.transport.is_closing()]:
            talks.discard(one)
        if len(talks) >= MAX_TALKS:
            return _Busy()  # type: ignore[return-value]  # it ends the connection at once
        made = _Talk(
            handler,
            data_size_limit=max_bytes,
            enable_SMTPUTF8=True,
            decode_data=False,
            hostname="corrigenda",
            ident="Corrigenda",
            timeout=TIMEOUT,
            loop=loop,
        )
        talks.add(made)
        return made

    server = await loop.create_server(talk, place.host, place.port)
    async with server:
        await stop.wait()


class _Busy(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(b"421 4.3.2 Too many connections, try again later\r\n")
        transport.close()
