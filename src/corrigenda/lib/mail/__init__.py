"""Mail: one to one address, over the operator's own server, and letters that come in.

Nothing is sent where no server is set, and nothing taken in where no place is.
"""

from corrigenda.lib.mail.errors import (
    BadMailError,
    MailError,
    MailOffError,
    MailServerError,
    MailSettingError,
    NoSuchAddressError,
)
from corrigenda.lib.mail.incoming import Listening, Mailbox, read_incoming
from corrigenda.lib.mail.sending import OUR_MARK, Attachment, is_on, send
from corrigenda.lib.mail.server import Server, read_sender, read_server

__all__ = [
    "OUR_MARK",
    "Attachment",
    "BadMailError",
    "Listening",
    "MailError",
    "MailOffError",
    "MailServerError",
    "MailSettingError",
    "Mailbox",
    "NoSuchAddressError",
    "Server",
    "is_on",
    "read_incoming",
    "read_sender",
    "read_server",
    "send",
]
