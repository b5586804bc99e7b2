"""Read a mail: bytes in, a letter out, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser

from corrigenda.flow.reports.letters.authenticity import authentic
from corrigenda.flow.reports.letters.automatic import answers_us, why_automatic
from corrigenda.flow.reports.letters.bodies import Body, body_of
from corrigenda.flow.reports.letters.headers import (
    first_of,
    recipients_of,
    sender_of,
    text_of,
)
from corrigenda.flow.reports.letters.letter import ReadLetter
from corrigenda.flow.reports.letters.own_words import Parts, is_sealed, take_apart
from corrigenda.flow.reports.letters.quotations import quotations_in
from corrigenda.flow.reports.letters.shape import head_of, trouble_in

MAX_TEXT = 20_000
MAX_SUBJECT = 300
MAX_LINKS = 50
_LINK = re.compile(r"https?://[^\s<>\"'“”„«»\\^`{|}\x00-\x20]{3,2000}", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)]}*_…"
_POLICY = policy.compat32  # the newer ones take headers apart, which costs time by the square
SEALED = "It is encrypted, so only its subject can be read: ask its sender for a plain one."


def read_letter(
    raw: bytes,
    *,
    mail_from: str | None = None,
    trusts: str = "",
    own: Collection[str] = (),
    hosts: Collection[str] = (),
) -> ReadLetter:
    """What a mail says; never raises, and never takes long.

    Args:
        raw: the mail as it came over the wire.
        mail_from: the envelope's sender, empty for a bounce; None where it is not known.
        trusts: the authserv-id whose Authentication-Results are believed.
        own: addresses that are ours, in lower case.
        hosts: what stands behind the @ in the Message-IDs of our mails, in lower case.
    """
    trouble = trouble_in(raw)
    headers = BytesHeaderParser(policy=_POLICY).parsebytes(head_of(raw))
    body = Body()
    if not trouble:
        try:
            body = body_of(BytesParser(policy=_POLICY).parsebytes(raw))
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
            # The parser of the standard library has failed on made-up mail in each of these ways.
            trouble = "It is put together in a way that cannot be read; only its headers were."
    return replace(
        _letter(headers, body, trouble),
        authentic=authentic(headers, trusts),
        answers_us=answers_us(headers, hosts),
        automatic=why_automatic(headers, mail_from=mail_from, own=own),
    )


def _letter(mail: Message, body: Body, trouble: str) -> ReadLetter:
    if body.encrypted or is_sealed(body.text):
        body, trouble = Body(attachments=body.attachments), SEALED
    parts = take_apart(body.text)
    links, own_links = _links(parts, body)
    if len(parts.own) > MAX_TEXT:
        trouble = trouble or f"Only its first {MAX_TEXT:,} characters are kept."
    return ReadLetter(
        sender=sender_of(mail),
        recipients=recipients_of(mail),
        message_id=first_of(mail, "message-id")[:500],
        subject=text_of(mail, "subject", MAX_SUBJECT),
        text=parts.own[:MAX_TEXT],
        quotations=quotations_in(parts),
        links=links,
        own_links=own_links,
        attachments=body.attachments,
        trouble=trouble,
    )


def _links(parts: Parts, body: Body) -> tuple[tuple[str, ...], int]:
    """Addresses, those of the writer's own words first, and how many those are."""
    written = [_end(one) for one in _LINK.findall(parts.own[: 4 * MAX_TEXT])]
    written += [link for link, is_quoted in body.links if not is_quoted]
    quoted = [_end(one) for one in _LINK.findall(parts.quoted[: 4 * MAX_TEXT])]
    quoted += [link for link, is_quoted in body.links if is_quoted]
    mine = list(dict.fromkeys(written))[:MAX_LINKS]
    every = list(dict.fromkeys([*mine, *quoted]))[: 2 * MAX_LINKS]
    return tuple(every), len(mine)


def _end(link: str) -> str:
    """Without the full stop of the sentence in which it stands."""
    bare = link.rstrip(_AFTER_LINK)
    # A bracket that was opened in the address belongs to it.
    return bare + ")" if link.startswith(bare + ")") and bare.count("(") > bare.count(")") else bare
