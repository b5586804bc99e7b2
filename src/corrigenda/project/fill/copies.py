"""Store a hundred thousand reports, past the models: through them it takes ten times as long."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models

from corrigenda.flow.cases.models import JoinedReport
from corrigenda.flow.reports.models import Report
from corrigenda.project.fill.rows import Batch, Desk, door
from corrigenda.project.fill.words import WHYS

Row = tuple[Any, ...]
"""A row as the database takes it, its columns in their order."""


def store_reports(desk: Desk, batch: Batch) -> None:
    """Store the reports of a batch whose cases are stored, and that they joined them."""
    latest = Report.objects.aggregate(last=models.Max("pk"))["last"] or 0
    for common, case in zip(batch.reports, batch.cases, strict=True):
        common.article_id, common.version_id = case.article_id, case.version_id
    rows = list(_rows(desk, batch, latest + 1))
    columns = [str(field.column) for field in Report._meta.concrete_fields]
    _insert(Report, columns, rows)
    id_at, time_at = columns.index("id"), columns.index("received_at")
    keys = (case.pk for case in batch.cases for _ in range(case.report_count))
    joined = [
        (key, row[id_at], row[time_at], row[time_at], None)
        for key, row in zip(keys, rows, strict=True)
    ]
    columns = ["case_id", "report_id", "received_at", "joined_at", "came_from_id"]
    _insert(JoinedReport, columns, joined)
    _continue_after(latest + len(rows))


def _rows(desk: Desk, batch: Batch, key: int) -> Iterator[Row]:
    """Each report as its columns: the common ones of its case, and its own."""
    fields = Report._meta.concrete_fields
    at = {field.name: place for place, field in enumerate(fields)}
    adapt = {field.name: field for field in fields}
    random = desk.random
    for common, case, mistake in zip(batch.reports, batch.cases, batch.mistakes, strict=True):
        row = [one.get_db_prep_save(getattr(common, one.attname), connection) for one in fields]
        span = case.last_report_at - case.opened_at
        for number in range(case.report_count):
            moment = case.opened_at + span * (number / max(1, case.report_count - 1))
            received = adapt["received_at"].get_db_prep_save(moment, connection)
            digits = f"{random.getrandbits(256):064x}"
            client = uuid.UUID(int=random.getrandbits(128))
            own = {
                "id": key,
                "client_id": adapt["client_id"].get_db_prep_save(client, connection),
                "fingerprint": digits,
                "receipt_hash": digits[::-1],
                "should_say": mistake.slip.should_say if random.random() < 0.6 else "",
                "why": random.choice(WHYS),
                "kind": mistake.slip.kind if random.random() < 0.8 else "",
                "channel": door(random).value if number else case.first_door,
                "received_at": received,
                "located_at": received,
            }
            for name, value in own.items():
                row[at[name]] = value
            yield tuple(row)
            key += 1


def _insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    marks = ", ".join(["%s"] * len(columns))
    # The names are the models' own.
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(insert, rows)


def _continue_after(last: int) -> None:
    """PostgreSQL counts keys apart from the rows; SQLite goes on after the largest."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = Report._meta.db_table
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, "id", last])
