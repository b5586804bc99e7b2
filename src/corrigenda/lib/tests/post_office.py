"""A real mail server on this machine, for tests: what came in, and how it behaves."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from corrigenda.lib.tests.ports import free_port


@dataclass
class PostOffice:
    """A mail server.

    Attributes:
        came: every mail that was taken, in order.
        refused: what is answered to RCPT, by address.
        to_data: what is answered to the mail itself, instead of taking it.
        greeting_refused: the whole server takes nothing now.
        drops: connections that are broken off before a mail is acknowledged, although it came.
    """

    port: int
    came: list[EmailMessage] = field(default_factory=list)
    sent_to: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    to_data: str = ""
    drops: int = 0
    greeting_refused: bool = False

    @property
    def url(self) -> str:
        """As CORRIGENDA_MAIL has it."""
        return f"smtp://127.0.0.1:{self.port}?timeout=60"

    async def handle_MAIL(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or refuse everybody."""
        if self.greeting_refused:
            return "421 4.3.2 Closed for the night"
        envelope.mail_from = address
        return "250 2.1.0 Good"

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address, or refuse it."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Good"

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a mail."""
        if self.to_data:
            return self.to_data
        content = envelope.content
        assert isinstance(content, bytes)
        parsed = message_from_bytes(content, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        self.came.append(parsed)
        self.sent_to += envelope.rcpt_tos
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        return "250 2.0.0 Good"

    def to(self, address: str) -> list[EmailMessage]:
        """The mails to one address."""
        return [one for one in self.came if one["To"] == address]


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A mail server until the end of the block."""
    office = PostOffice(free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop(no_assert=True)


@contextmanager
def silent_server() -> Iterator[int]:
    """The port of a machine that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def hold() -> None:
            with contextlib.suppress(OSError):
                while True:
                    held.append(server.accept()[0])

        thread = threading.Thread(target=hold, daemon=True)
        thread.start()
        yield int(server.getsockname()[1])
        for one in held:
            one.close()


def closed_port() -> int:
    """A port at which nobody answers."""
    return free_port()


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def html_of(mail: EmailMessage) -> str:
    """The HTML of a mail."""
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
