"""The audit trail as a file: CSV for a spreadsheet, JSON Lines for a program."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from corrigenda.flow.newsroom.models import AuditEntry

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


class _Echo:
    def write(self, line: str) -> str:
        return line


def _csv(entries: Iterable[AuditEntry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for entry in entries:
        row = _row(entry)
        detail = json.dumps(row["detail"], ensure_ascii=False)
        cells = [*(str(row[name]) for name in COLUMNS[:-1]), detail]
        yield writer.writerow([_harmless(cell) for cell in cells])


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


def _harmless(cell: str) -> str:
    # A name such as =HYPERLINK(...) would be worked out by a spreadsheet.
    # https://owasp.org/www-community/attacks/CSV_Injection
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


AS_CSV = Kind("csv", "text/csv; charset=utf-8", _csv)
AS_LINES = Kind("jsonl", "application/jsonl; charset=utf-8", _lines)
