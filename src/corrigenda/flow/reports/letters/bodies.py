"""The text of a mail, out of whichever of its parts has it; everything else is an attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.decoding import decode
from corrigenda.flow.articles.reading.dom import leaves, parse
from corrigenda.flow.reports.letters.headers import known_charset

MAX_PART = 400_000
"""Bytes of a part that are read: a hundred times a long letter."""
MAX_DEPTH = 12
MAX_LINKS = 200
MAX_LINK = 2_000
_SEALS = (
    "application/pgp-signature",
    "application/pgp-encrypted",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)
_SEALED = ("multipart/encrypted", "application/pkcs7-mime")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HTML_LINE = re.compile(r"\r\n?|\u2028|\u2029")


@dataclass(slots=True)
class Body:
    """What the parts hold.

    Attributes:
        text: lines, those of quoted mail with `>` in front.
        links: addresses behind words of the HTML, with whether they stand in quoted mail.
        attachments: how many parts are none of the text.
        encrypted: there is a part that only its receiver's key opens.
    """

    text: str = ""
    links: list[tuple[str, bool]] = field(default_factory=list)
    attachments: int = 0
    encrypted: bool = False


def body_of(mail: Message) -> Body:
    """The letter's text: plain where there is plain text, else out of HTML."""
    body = Body()
    plain: list[str] = []
    marked: list[str] = []
    for part in _parts(mail, MAX_DEPTH):
        kind = part.get_content_type()
        if kind in _SEALED:
            body.encrypted = True
        elif kind in _SEALS or (part.is_multipart() and not kind.startswith("message/")):
            continue
        elif kind not in ("text/plain", "text/html") or _is_file(part):
            body.attachments += 1
        elif kind == "text/plain":
            plain.append(_text(part))
        else:
            marked.append(_text(part))
    read = [_read_html(one, body) for one in marked]
    chosen = plain if any(one.strip() for one in plain) else read
    body.text = "\n\n".join(one.strip("\n") for one in chosen if one.strip())
    return body


def _parts(part: Message, depth: int) -> Iterator[Message]:
    """A part and those in it, but not what a mail that was attached is made of."""
    yield part
    inside = part.get_payload()
    kind = part.get_content_type()
    if depth and isinstance(inside, list) and not kind.startswith("message/"):
        for one in inside:
            if isinstance(one, Message):
                yield from _parts(one, depth - 1)


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _text(part: Message) -> str:
    """The characters of a part; what cannot be read is left out or stands as U+FFFD."""
    charset = known_charset(part.get_content_charset())
    # Or any codec of Python that the mail names would be tried on it.
    part.del_param("charset")
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    data = data[:MAX_PART]
    kind = f"text/html; charset={charset}" if charset else "text/html"
    try:
        text = decode(data, content_type=kind)
    except (ReadingError, LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    return _CONTROL.sub("", _HTML_LINE.sub("\n", text))


def _read_html(text: str, body: Body) -> str:
    """The visible lines of HTML; a quoted mail is a blockquote in every mail program's HTML."""
    try:
        tree = parse(text)
        found = leaves(tree) if tree is not None else []
    except ReadingError:
        return ""
    if tree is None:
        return ""
    for link in tree.iter("a"):
        href = str(link.get("href") or "")[:MAX_LINK].strip()
        if href.lower().startswith(("http://", "https://")) and len(body.links) < MAX_LINKS:
            body.links.append((href, next(link.iterancestors("blockquote"), None) is not None))
    return "\n\n".join(f"> {one.text}" if one.role is Role.quote else one.text for one in found)
