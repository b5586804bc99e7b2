"""A log in a database of its own, as years of publishing would leave it."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import islice

from django.core.management import call_command
from django.db import connection

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.chain.lines import Checkpoint as CheckpointLine
from corrigenda.flow.publication.chain.lines import Record
from corrigenda.flow.publication.chain.statements import read_statement
from corrigenda.flow.publication.chain.tests.making import OUTLET, Log
from corrigenda.flow.publication.models import Checkpoint, Entry, LogHead, LogRecord, SigningKey

BATCH = 1_000


def store(log: Log) -> Outlet:
    """Write records, entries, checkpoints and key; what stands before them on the line is not."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
    outlet = Outlet.objects.create(slug=OUTLET, name="The Daily", desk_url="https://desk.example")
    export = log.export()
    (key,) = log.keys.all
    SigningKey.objects.create(
        number=1, kid=key.id, public=key.public, since=datetime.fromisoformat(key.since)
    )
    records = [one for one in export if isinstance(one, Record)]
    waiting = iter(enumerate(records, 1))
    while batch := list(islice(waiting, BATCH)):
        entries = [found for number, one in batch if (found := _entry(outlet, number, one))]
        Entry.objects.bulk_create(entries)
        LogRecord.objects.bulk_create([_record(outlet, number, one) for number, one in batch])
    for line in export:
        if isinstance(line, CheckpointLine):
            said = read_statement(line.jws, log.keys)
            Checkpoint.objects.create(
                outlet=outlet,
                number=said.number,
                sha256=said.sha256,
                at=datetime.fromisoformat(said.at),
                kid=key.id,
                jws=line.jws,
            )
    head = {"number": log.number, "sha256": log.last, "checkpoint": log.checkpoint}
    LogHead.objects.create(outlet=outlet, jws=export[-1].jws, **head)  # type: ignore[union-attr]
    return outlet


def _entry(outlet: Outlet, number: int, record: Record) -> Entry | None:
    body = json.loads(record.body)
    if body["type"] != "entry":
        return None
    words = {name: opening[1] for name, opening in record.openings.items()}
    return Entry(
        pk=number,
        public_id=body["entry"],
        outlet=outlet,
        article_id=1,
        correction_id=number,
        kind=body["kind"],
        language=body["language"],
        placement=body["placement"],
        published_at=datetime.fromisoformat(body["published_at"]),
        is_recorded=True,
        authors=json.loads(words.pop("authors")),
        **words,
    )


def _record(outlet: Outlet, number: int, record: Record) -> LogRecord:
    body = json.loads(record.body)
    return LogRecord(
        outlet=outlet,
        number=number,
        type=body["type"],
        at=datetime.fromisoformat(body["at"]),
        body=record.body,
        sha256=record.sha256,
        openings=record.openings,
        entry_id=number if body["type"] == "entry" else None,
    )
