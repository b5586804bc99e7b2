"""Mail: one to one address, over the operator's own server; nothing is sent where none is set."""

from corrigenda.lib.mail.errors import (
    BadMailError,
    MailError,
    MailOffError,
    MailServerError,
    MailSettingError,
    NoSuchAddressError,
)
from corrigenda.lib.mail.sending import Attachment, is_on, send
from corrigenda.lib.mail.server import Server, read_sender, read_server

__all__ = [
    "Attachment",
    "BadMailError",
    "MailError",
    "MailOffError",
    "MailServerError",
    "MailSettingError",
    "NoSuchAddressError",
    "Server",
    "is_on",
    "read_sender",
    "read_server",
    "send",
]
