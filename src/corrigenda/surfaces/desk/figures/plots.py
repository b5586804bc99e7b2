"""Bars for a table: numbers for an SVG, worked out here so that the page needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.surfaces.desk.figures.tables import Cell, Table

WIDTH, ROW, BAR = 400, 38, 14
_NUMBERS = 64
_LONGEST = 52
"""Characters of a label: it stands above its bar, where there is room for it on a phone, too."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar."""

    x: float
    width: float
    tone: str
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the picture."""

    y: int
    text_y: int
    label: str
    parts: list[Part]
    total: str
    total_x: float
    total_y: int


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of a table.

    Attributes:
        legend: what each tone stands for, where there is more than one.
    """

    width: int
    height: int
    bar: int
    bars: list[Bar]
    legend: list[tuple[str, str]]


def plot(table: Table) -> Plot | None:
    """The picture of a table; None where it has none, or nothing to show."""
    if table.empty or not table.series:
        return None
    columns = [(table.columns[one.column], one) for one in table.series]
    lengths = [_lengths(table, number) for number in range(len(table.rows))]
    scale = (WIDTH - _NUMBERS) / max(1, *map(sum, lengths))
    bars = []
    for number, row in enumerate(table.rows):
        x, parts, y = 0.0, [], number * ROW
        for (name, one), length in zip(columns, lengths[number], strict=True):
            if length:
                title = f"{name}: {_cell(row[one.column])}"
                parts.append(Part(round(x, 1), round(length * scale, 1), one.tone, title))
                x += length * scale
        total = _cell(row[columns[0][1].column]) if table.lengths else f"{sum(lengths[number]):,}"
        label = str(row[0])
        short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
        bars.append(Bar(y + 17, y + 13, short, parts, total, round(x + 6, 1), y + 29))
    legend = [(one.tone, name) for name, one in columns] if len(columns) > 1 else []
    return Plot(WIDTH, len(table.rows) * ROW, BAR, bars, legend)


def _lengths(table: Table, number: int) -> Sequence[float]:
    """How long each part of a row's bar is."""
    if table.lengths:
        return [table.lengths[number]]
    return [int(table.rows[number][one.column]) for one in table.series]


def _cell(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:,}"
