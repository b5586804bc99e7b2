"""The chain of a log as it is read: for the export, for the checker, for those who sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.db.models import F, Max, QuerySet

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.chain.bodies import ENTRY, digest, moment
from corrigenda.flow.publication.chain.keys import Key, Keys
from corrigenda.flow.publication.chain.lines import Checkpoint as CheckpointLine
from corrigenda.flow.publication.chain.lines import Head, Line, Record, Start
from corrigenda.flow.publication.chain.signing import SignatureError
from corrigenda.flow.publication.chain.statements import read_statement
from corrigenda.flow.publication.chain_rows import COLUMNS, row
from corrigenda.flow.publication.models import Checkpoint, Entry, LogHead, LogRecord, SigningKey
from corrigenda.flow.publication.record import Signed
from corrigenda.lib.prepared import prepared

CHUNK = 500
"""Records that are in memory at once."""

_OF_A_RECORD = ("number", "body", "sha256", "openings", "type")


def keys_address(outlet: Outlet) -> str:
    """Where the keys are published."""
    return f"{outlet.desk_url}/.well-known/corrigenda.json"


def house_keys() -> Keys:
    """Every key that this installation has had."""
    return Keys(
        [
            Key(
                id=one.kid,
                public=one.public,
                since=moment(one.since),
                until=moment(one.until) if one.until else "",
                statement=one.statement,
            )
            for one in SigningKey.objects.order_by("number")
        ]
    )


def is_signed(head: LogHead) -> bool:
    """Whether the end of a log is what this installation signed."""
    try:
        said = read_statement(head.jws, house_keys())
    except SignatureError:
        return False
    newest = LogRecord.objects.filter(outlet=head.outlet_id).order_by("-number").first()
    signed = (said.type, said.outlet, said.number, said.sha256)
    return (
        newest is not None
        and signed == ("head", head.outlet.slug, newest.number, digest(newest.body))
        and (head.number, head.sha256) == (newest.number, newest.sha256)
    )


def lines_of(
    outlet: Outlet, *, after: int = 0, most: int | None = None, with_rows: bool = False
) -> Iterator[Line]:
    """The log as an export has it, a chunk in memory at a time.

    Each chunk is read by itself, so that a slow reader holds no transaction open. It ends with the
    head, unless `most` ends it before.

    Args:
        after: begin after this record.
        most: records, and then no head: the rest is asked for with `after`.
        with_rows: each entry's row with its record, for the checker.
    """
    head = _head(outlet)
    yield Start(outlet.slug, after, head.number if head else 0, keys_address(outlet))
    upto = Checkpoint.objects.filter(outlet=outlet).aggregate(pk=Max("pk"))["pk"] or 0
    left = CHUNK if most is None else most
    while left > 0:
        records = _records(outlet, after, min(CHUNK, left), with_rows)
        if records:
            last: int = records[-1][0]
            yield from _merged(records, _checkpoints(outlet, upto, after, last))
            after = last
            left -= len(records) if most is not None else 0
            continue
        # Read again: what was added meanwhile is read, too, so that the head fits the end.
        head = _head(outlet)
        if head is None or head.number <= after or not _records(outlet, after, 1, False):
            yield from (CheckpointLine(jws) for _, jws in _checkpoints(outlet, upto, after))
            yield Head(head.jws if head else "")
            return


def entries_without_record(outlet: Outlet) -> QuerySet[Entry]:
    """Entries that no record tells of, whatever they say themselves."""
    return Entry.objects.filter(outlet=outlet).exclude(
        pk__in=LogRecord.objects.filter(outlet=outlet, type=ENTRY).values("entry")
    )


def checkpoints_of(outlet: Outlet, *, before: int | None = None) -> QuerySet[Checkpoint]:
    """The outlet's checkpoints, the newest first."""
    found = Checkpoint.objects.filter(outlet=outlet).order_by("-number")
    return found if before is None else found.filter(number__lt=before)


def checkpoints_address(outlet: Outlet) -> str:
    """Where the outlet's checkpoints are listed."""
    return f"{outlet.desk_url}/corrections/checkpoints.json?outlet={quote(outlet.slug)}"


def newest_checkpoints(outlet: Outlet | None = None, most: int = 50) -> list[Signed]:
    """The newest checkpoint of an outlet's log, or of each outlet's here."""
    newest = _newest_of_all()[:most] if outlet is None else _newest_of(outlet.pk)
    return [Signed(checkpoints_address(one.outlet), one.jws, one.at) for one in newest]


@prepared
def _newest_of_all() -> QuerySet[Checkpoint]:
    newest = Checkpoint.objects.filter(number=F("outlet__log_head__checkpoint"))
    return newest.select_related("outlet").order_by("outlet__slug")


@prepared
def _newest_of(outlet: int) -> QuerySet[Checkpoint]:
    newest = Checkpoint.objects.filter(number=F("outlet__log_head__checkpoint"), outlet=outlet)
    return newest.select_related("outlet")


def _head(outlet: Outlet) -> LogHead | None:
    return LogHead.objects.filter(outlet=outlet).first()


def _records(outlet: Outlet, after: int, size: int, with_rows: bool) -> list[tuple[Any, ...]]:
    columns = [*_OF_A_RECORD, *(f"entry__{one}" for one in COLUMNS if with_rows)]
    found = LogRecord.objects.filter(outlet=outlet, number__gt=after).order_by("number")
    return list(found.values_list(*columns)[:size])


def _checkpoints(
    outlet: Outlet, upto: int, after: int, last: int | None = None
) -> list[tuple[int, str]]:
    # None that was made since the reading began: the one before it may have been passed already.
    found = Checkpoint.objects.filter(outlet=outlet, number__gt=after, pk__lte=upto)
    if last is not None:
        found = found.filter(number__lte=last)
    return list(found.order_by("number").values_list("number", "jws"))


def _merged(records: list[tuple[Any, ...]], checkpoints: list[tuple[int, str]]) -> Iterator[Line]:
    waiting = iter(checkpoints)
    checkpoint = next(waiting, None)
    for number, body, sha256, openings, type_, *columns in records:
        has_row = bool(columns) and type_ == ENTRY
        # Without a public id there is no such entry any more.
        entry = row(tuple(columns)) if has_row and columns[0] is not None else None
        yield Record(body, sha256, openings, entry, has_row=has_row)
        while checkpoint is not None and checkpoint[0] <= number:
            yield CheckpointLine(checkpoint[1])
            checkpoint = next(waiting, None)
