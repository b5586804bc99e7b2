"""The figures as tables, and a table as CSV. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corrigenda.lib.spreadsheet import BOM, csv_of

Row = dict[str, object]


def tables_of(figures: Mapping[str, object]) -> dict[str, list[Row]]:
    """Every field of the figures as a table by its name: `times`, `corrections_by-author`, …"""
    found: dict[str, list[Row]] = {}
    for name, value in figures.items():
        if isinstance(value, list):
            found[name] = [_flat(row) for row in value]
        elif isinstance(value, dict) and all(isinstance(one, list) for one in value.values()):
            found |= {f"{name}-{by}": [_flat(row) for row in rows] for by, rows in value.items()}
        elif isinstance(value, dict):
            found[name] = [_flat(value)]
    return found


def as_csv(rows: Sequence[Row]) -> str:
    """A table for a spreadsheet, which does not work out what stands in it."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return BOM + csv_of([columns, *([row.get(one, "") for one in columns] for row in rows)])


def _flat(value: Mapping[str, object]) -> Row:
    """With the fields of what it holds as columns of its own, such as `first_look.median`."""
    return dict(_leaves(value, ""))


def _leaves(value: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for name, one in value.items():
        if isinstance(one, dict):
            yield from _leaves(one, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", one
