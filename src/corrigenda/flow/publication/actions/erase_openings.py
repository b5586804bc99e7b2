"""Erase what opens the commitments of an entry: the chain stays whole, the words are gone."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.publication.actions.append import append, append_entries
from corrigenda.flow.publication.chain.bodies import ENTRY, EXPUNGED
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.chain.commitments import WORDS_OF_AN_ENTRY
from corrigenda.flow.publication.errors import ExpungeError
from corrigenda.flow.publication.models import Entry, LogRecord

REASON = re.compile(r"[a-z][a-z_]{0,39}")


def erase_openings(
    entry: Entry,
    reason_class: str,
    *,
    by: Actor,
    fields: Collection[str] = WORDS_OF_AN_ENTRY,
) -> LogRecord | None:
    """Erase salts and words of an entry's fields, and add the record that says so.

    Called by whoever empties the same fields of the entry, in the same transaction: a field that
    was expunged and still stands in the entry is a finding of `verify-log`. Doing it twice is
    harmless, as after a restored backup: None when nothing of these fields was open.

    Args:
        reason_class: such as `court_order`: it is public, so it names nobody.

    Raises:
        NotAllowedError: only an administrator may.
        ExpungeError: there is no such field, or the reason is no class of reasons.
    """
    unknown = sorted(set(fields) - set(WORDS_OF_AN_ENTRY))
    if unknown:
        known = ", ".join(WORDS_OF_AN_ENTRY)
        raise ExpungeError(f"An entry has no {unknown[0]!r} to erase. There are: {known}.")
    if not REASON.fullmatch(reason_class):
        raise ExpungeError(
            "A reason is a class such as court_order: small letters and _, at most 40."
        )
    with transaction.atomic():
        require(by, "outlet.change", entry.outlet)
        append_entries(entry.outlet, [entry])
        with append(entry.outlet) as add:
            mine = LogRecord.objects.get(entry=entry, type=ENTRY)
            gone = sorted(set(fields) & set(mine.openings))
            if not gone:
                return None
            left = {name: one for name, one in mine.openings.items() if name not in gone}
            LogRecord.objects.filter(pk=mine.pk).update(openings=left)
            erased: list[Json] = [{"record": mine.number, "fields": list(gone)}]
            made = add(EXPUNGED, entry, facts={"erased": erased, "reason": reason_class})
        record(by, "log.erase_openings", entry.outlet, entry, fields=gone, reason=reason_class)
    return made
