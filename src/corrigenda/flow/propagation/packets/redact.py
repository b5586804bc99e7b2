"""What an erasure by law calls: the words of an entry go from every subscriber, too."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.flow.propagation.packets.actions.send_redaction import send_redaction
from corrigenda.flow.publication.models import Entry


def redact(entry: Entry) -> int:
    """Make and send the redaction of an entry's packet; how many subscribers get it.

    Call it in the transaction that erases the entry's words: the redaction goes out if that is
    committed. An entry of which no packet went out needs none, and doing it again is harmless.
    """
    return send_redaction(entry)


def redact_all(entries: Iterable[int]) -> int:
    """The same for entries by their keys; how many redactions go out."""
    rows = Entry.objects.filter(pk__in=list(entries)).select_related("outlet", "correction")
    return sum(redact(one) for one in rows.order_by("pk"))
