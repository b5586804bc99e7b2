"""Add records to the chain of an outlet's log, one after another."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Protocol

from django.db import transaction

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.make_key import make_key
from corrigenda.flow.publication.chain.bodies import ENTRY, digest, write
from corrigenda.flow.publication.chain.canonical import FIRST, Json
from corrigenda.flow.publication.chain.commitments import Opening, seal
from corrigenda.flow.publication.chain.statements import state
from corrigenda.flow.publication.chain_rows import row_of
from corrigenda.flow.publication.logbook import is_signed
from corrigenda.flow.publication.models import Entry, LogHead, LogRecord
from corrigenda.flow.publication.sealing import UnsealedError, unsealed
from corrigenda.lib import clock

log = logging.getLogger(__name__)


class Add(Protocol):
    """Adds a record about an entry."""

    def __call__(
        self,
        type_: str,
        entry: Entry,
        /,
        *,
        facts: Mapping[str, Json],
        openings: Mapping[str, Opening] | None = None,
    ) -> LogRecord: ...


@contextmanager
def append(outlet: Outlet) -> Iterator[Add]:
    """Hold the end of the outlet's log in a transaction, and sign the new end of it.

    A log whose end is not signed by us is not signed over: somebody else wrote there, and
    `verify-log` is to go on saying so. Publication never waits for that to be mended.
    """
    with transaction.atomic():
        head = append_lock(outlet)
        first, sound = head.number, head.number == 0 or is_signed(head)

        yield partial(_add, outlet, head)
        if head.number == first:
            return
        if sound:
            append_signature(outlet, head)
        else:
            log.error(
                "The end of the log of %s is not signed by this installation, and is not signed "
                "over: run corrigenda verify-log --outlet %s.",
                outlet.slug,
                outlet.slug,
            )
        head.save()


def append_entries(outlet: Outlet, entries: Iterable[Entry]) -> list[LogRecord]:
    """A record for each of the outlet's entries that has none yet, all or nothing."""
    with append(outlet) as add:
        # Read under the lock: another process may have recorded them meanwhile.
        wanted = Entry.objects.filter(pk__in=[one.pk for one in entries], is_recorded=False)
        records = []
        for entry in wanted.select_related("supersedes").order_by("published_at", "pk"):
            row = row_of(entry)
            commitments, openings = seal(row.words)
            facts: dict[str, Json] = {**row.facts, "commitments": dict(commitments)}
            records.append(add(ENTRY, entry, facts=facts, openings=openings))
        Entry.objects.filter(pk__in=[one.entry_id for one in records]).update(is_recorded=True)
    return records


def append_lock(outlet: Outlet) -> LogHead:
    """The outlet's head, held until the transaction ends: nobody else adds a record meanwhile.

    On SQLite the transaction itself holds all others off; see `env.SQLITE_OPTIONS`.
    """
    LogHead.objects.get_or_create(outlet=outlet)
    return LogHead.objects.select_for_update().get(outlet=outlet)


def append_signature(outlet: Outlet, head: LogHead) -> bool:
    """Sign the newest record as the head; whether that could be done. The caller saves the row."""
    try:
        private = unsealed(make_key().sealed)
    except UnsealedError as error:
        log.error("The log of %s is not signed: %s", outlet.slug, error)
        return False
    head.jws = state(
        private, "head", outlet=outlet.slug, number=head.number, sha256=head.sha256, at=clock.now()
    )
    return True


def _add(
    outlet: Outlet,
    head: LogHead,
    type_: str,
    entry: Entry,
    *,
    facts: Mapping[str, Json],
    openings: Mapping[str, Opening] | None = None,
) -> LogRecord:
    number, at = head.number + 1, clock.now()
    body = write(
        type_,
        facts,
        outlet=outlet.slug,
        number=number,
        previous=head.sha256 or FIRST,
        at=at,
    )
    record = LogRecord.objects.create(
        outlet=outlet,
        number=number,
        type=type_,
        at=at,
        body=body,
        sha256=digest(body),
        openings=openings or {},
        entry=entry,
    )
    head.number, head.sha256 = number, record.sha256
    return record
