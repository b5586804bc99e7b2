"""The audit trail as a file: CSV for a spreadsheet, JSON Lines for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from corrigenda.flow.newsroom.models import AuditEntry
from corrigenda.lib.spreadsheet import BOM, csv_of

COLUMNS = ("at", "who", "verb", "target", "detail")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Attributes:
        lines: the file's text, line by line.
    """

    suffix: str
    content_type: str
    lines: Callable[[Iterable[AuditEntry]], Iterator[str]]


def _csv(entries: Iterable[AuditEntry]) -> Iterator[str]:
    yield BOM + csv_of([COLUMNS])
    for entry in entries:
        row = _row(entry)
        detail = json.dumps(row["detail"], ensure_ascii=False)
        yield csv_of([[*(str(row[name]) for name in COLUMNS[:-1]), detail]])


def _lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    for entry in entries:
        yield json.dumps(_row(entry), ensure_ascii=False) + "\n"


def _row(entry: AuditEntry) -> dict[str, object]:
    return {
        "at": entry.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "who": entry.who,
        "verb": entry.verb,
        "target": entry.target,
        "detail": entry.detail,
    }


AS_CSV = Kind("csv", "text/csv; charset=utf-8", _csv)
AS_LINES = Kind("jsonl", "application/jsonl; charset=utf-8", _lines)
