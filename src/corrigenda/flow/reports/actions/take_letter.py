"""Take a mail in: read, and durable before whoever brought it is told so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from corrigenda.flow.newsroom.actions.count import count_each
from corrigenda.flow.newsroom.actions.hash_address import MAILBOX, hash_address
from corrigenda.flow.newsroom.expunging.kept import standing
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.flow.reports.errors import NoSuchMailboxError
from corrigenda.flow.reports.letters import ReadLetter, read_letter
from corrigenda.flow.reports.mailboxes import outlets_at, outlets_writable, own_addresses, own_hosts
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LETTER, LetterState
from corrigenda.flow.reports.submission import sha256
from corrigenda.lib import clock, urls

DAY = timedelta(days=1)
TOO_MANY = "There were more than {} letters from its sender on that day."


def take_letter(
    raw: bytes, *, recipients: Sequence[str] | None = None, mail_from: str | None = None
) -> list[Letter]:
    """Keep what a mail says, once for each outlet that it goes to; the mail itself is not kept.

    Nothing is sent in answer. What no person wrote is kept too, apart, for whoever looks.

    Args:
        raw: the mail as it came.
        recipients: the envelope's; None where only its headers tell to whom it went, and then
            a mail that names nobody goes to the outlet that it links to, or the oldest one.
        mail_from: the envelope's sender, empty for a bounce; None where it is not known.

    Returns:
        the letters; also those that had come before.

    Raises:
        NoSuchMailboxError: no outlet takes letters at any of the addresses.
    """
    trusts, own = str(settings.CORRIGENDA_MAIL_TRUSTS), own_addresses()
    read = read_letter(raw, mail_from=mail_from, trusts=trusts, own=own, hosts=own_hosts())
    outlets = outlets_at(read.recipients if recipients is None else recipients)
    if not outlets and recipients is None:
        outlets = _by_link(read) or list(outlets_writable().values())[:1]
    if not outlets:
        raise NoSuchMailboxError(
            "No outlet takes letters there: set letters_address in its policy."
        )
    return [_keep(read, outlet) for outlet in outlets]


def _by_link(read: ReadLetter) -> list[Outlet]:
    for link in read.links:
        try:
            outlet = outlet_of_url(urls.normalize(link))
        except urls.UrlError:
            continue
        if outlet is not None and outlet.policy.letters_address:
            return [outlet]
    return []


def _keep(read: ReadLetter, outlet: Outlet) -> Letter:
    now = clock.now()
    quotations = [[one.says, one.should_say, one.explicit] for one in read.quotations]
    said = {
        "subject": read.subject,
        "text": read.text,
        "quotations": quotations,
        "links": list(read.links),
        "trouble": read.trouble,
    }
    if (eraser := standing(outlet.slug)) is not None:
        said = {name: eraser.mask_json(value) for name, value in said.items()}
    # Of what is kept: a hash of erased words would tell them by trying.
    key = sha256(f"{read.message_id}\n{read.sender}\n{said['subject']}\n{said['text']}")
    known = Letter.objects.filter(outlet=outlet, key=key).first()
    if known is not None:
        return known
    row = Letter(
        outlet=outlet,
        key=key,
        received_at=now,
        sender=read.sender,
        # A machine is never answered, whatever comes of its letter; nor is what answers us, or
        # two machines might write to each other for ever.
        authentic="" if read.automatic or read.answers_us else read.authentic,
        **said,
        own_links=read.own_links,
        attachments=read.attachments,
    )
    refused = read.automatic or _too_many(read, outlet)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if refused:
                LETTER.advance(
                    row,
                    LetterState.REJECTED,
                    rejected_because=refused,
                    judged_at=now,
                    looked_at=now,
                )
    except IntegrityError:
        # It came by two ways at once.
        return Letter.objects.get(outlet=outlet, key=key)
    return row


def _too_many(read: ReadLetter, outlet: Outlet) -> str:
    limit = outlet.policy.letters_per_day
    key = f"letter:{outlet.pk}:{hash_address(MAILBOX + read.sender)}"
    [counted] = count_each([key], window=DAY, at=clock.now())
    return TOO_MANY.format(limit) if counted > limit else ""
