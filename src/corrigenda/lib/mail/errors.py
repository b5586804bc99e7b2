"""What can come of handing a mail to the mail server, besides its taking it."""

from __future__ import annotations


class MailError(Exception):
    """The mail was not taken; the message says why in plain words.

    Attributes:
        retry: whether the same mail may be taken later.
    """

    retry: bool = True


class MailServerError(MailError):
    """The server itself cannot be used now, for whomever a mail is."""


class MailOffError(MailServerError):
    """This Corrigenda sends no mail: CORRIGENDA_MAIL is not set."""


class BadMailError(MailError):
    """The mail itself cannot be sent: an address, a subject or a header that cannot be."""

    retry = False


class NoSuchAddressError(MailError):
    """The mail server says for good that nobody is to be reached at the address."""

    retry = False


class MailSettingError(ValueError):
    """A mail setting that cannot be used; the message says what it may be."""
