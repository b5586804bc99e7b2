"""The headers of a mail as text, whatever stands in them."""

from __future__ import annotations

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 4_000
"""Characters of a header that are looked at."""
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLOW = frozenset({"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape"})
"""Codecs of Python that no mail means; the first two take time by the square."""
_TO = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc")
_MOST_TO = 50


def raw_of(mail: Message, name: str) -> list[str]:
    """The values of a header as they stand, unfolded and cut."""
    found = [str(value)[:LONGEST] for key, value in mail.raw_items() if key.lower() == name]
    return [_UNWANTED.sub(" ", _eight_bit(one)).strip() for one in found[:_MOST_TO]]


def first_of(mail: Message, name: str) -> str:
    """The first value of a header, or nothing."""
    return next(iter(raw_of(mail, name)), "")


def text_of(mail: Message, name: str, limit: int) -> str:
    """The first value of a header for people: encoded words are decoded; one line."""
    value = first_of(mail, name)
    try:
        pieces = decode_header(value)
    except (HeaderParseError, binascii.Error, ValueError):
        pieces = [(value, None)]
    text = "".join(_decoded(piece, charset) for piece, charset in pieces) or value
    return " ".join(_SURROGATE.sub("\ufffd", _UNWANTED.sub(" ", text)).split())[:limit]


def sender_of(mail: Message) -> str:
    """The address of From: one that can be, or nothing."""
    # Taken apart before encoded words are decoded: an address is never in one.
    try:
        return _address(parseaddr(first_of(mail, "from"))[1])
    except RecursionError:
        return ""


def recipients_of(mail: Message) -> tuple[str, ...]:
    """To whom a mail went, by its headers: what a mail server wrote comes first."""
    values = [value for name in _TO for value in raw_of(mail, name)]
    try:
        found = [_address(address) for _, address in getaddresses(values[:_MOST_TO])]
    except RecursionError:
        return ()
    return tuple(dict.fromkeys(one.lower() for one in found if one))[:_MOST_TO]


def _address(written: str) -> str:
    try:
        validate_email(written)
    except ValidationError:
        return ""
    return written if len(written) <= 254 else ""


def _eight_bit(value: str) -> str:
    """Bytes beyond ASCII stand as half characters: UTF-8 mostly, else what Windows wrote."""
    if not _SURROGATE.search(value):
        return value
    data = value.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def known_charset(name: str | None) -> str:
    """The charset, if it is one that mail may be in; else nothing."""
    folded = (name or "").lower().replace("-", "_")
    return "" if folded in _SLOW else (name or "")


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(known_charset(charset) or "utf-8", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")
