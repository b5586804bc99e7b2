"""A line of the log's export, as CSV (RFC 4180) and as JSON Lines. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable

from corrigenda.flow.publication.log.export import Line
from corrigenda.lib.spreadsheet import csv_of

COLUMNS = (
    "cursor", "id", "kind", "outlet", "published_at", "url", "headline", "section", "authors",
    "words", "before", "after", "language", "permalink", "supersedes", "superseded_by",
    "expunged_at", "touches",
)  # fmt: skip


def csv_header() -> str:
    """The names of the columns, as the first line of a file."""
    return csv_of([COLUMNS])


def csv_lines(lines: Iterable[Line]) -> str:
    """One record a line; nothing in it is a formula to a spreadsheet."""
    return csv_of([_cells(line) for line in lines])


def json_lines(lines: Iterable[Line]) -> str:
    """One object a line; what is empty is null, and authors are a list."""
    return "".join(f"{json.dumps(_object(line), ensure_ascii=False)}\n" for line in lines)


def _object(line: Line) -> dict[str, object]:
    return {
        "cursor": line.cursor,
        "id": line.id,
        "kind": line.kind,
        "outlet": line.outlet,
        "published_at": line.published_at.isoformat(),
        "url": line.url,
        "headline": line.headline,
        "section": line.section or None,
        "authors": line.authors,
        "words": line.words or None,
        "before": line.before or None,
        "after": line.after or None,
        "language": line.language,
        "permalink": line.permalink or None,
        "supersedes": line.supersedes or None,
        "superseded_by": line.superseded_by or None,
        "expunged_at": line.expunged_at.isoformat() if line.expunged_at else None,
        "touches": line.touches or None,
    }


def _cells(line: Line) -> list[str]:
    values = {**_object(line), "authors": "; ".join(line.authors)}
    return ["" if values[name] is None else str(values[name]) for name in COLUMNS]
