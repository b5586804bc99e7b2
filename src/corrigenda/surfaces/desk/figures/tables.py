"""The figures as tables: what the page, its pictures and the files are all made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures import desk
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.surfaces.desk.wording import KINDS

Cell = str | int
DOORS = {
    "widget": "the mark on the story",
    "form": "the form",
    "email": "e-mail",
    "sweep": "the sweep",
}
LANES = {"typo": "Typos", "fact": "Facts"}


@dataclass(frozen=True, slots=True)
class Series:
    """A column that is drawn.

    Attributes:
        tone: the class of its bars, `one` to `five`.
    """

    column: int
    tone: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: of its file and its place on the page.
        says: what it shows, in a sentence; it is enough without the picture.
        series: the columns that are drawn as bars, stacked.
        empty: nothing happened that it could show.
        links: where each row leads, when it leads somewhere.
    """

    name: str
    title: str
    says: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    series: Sequence[Series] = ()
    empty: bool = False
    links: Sequence[str] = ()


def tables(outlets: Sequence[Outlet], within: Period) -> list[Table]:
    """All tables of some outlets, in the order of the page."""
    kinds = desk.kinds_by(outlets, within)
    return [
        _open(desk.open_by_age(outlets, within.until)),
        _times(desk.how_long(outlets, within)),
        _accepted(desk.accepted(outlets, within)),
        *(_kinds(name, rows) for name, rows in kinds.items()),
        _doors(desk.doors(outlets, within)),
        _repeated(desk.repeated(outlets, within)),
    ]


def _open(rows: Sequence[desk.Open]) -> Table:
    typo, fact = sum(row.typo for row in rows), sum(row.fact for row in rows)
    old = sum(row.typo + row.fact for row in rows[3:])
    says = f"{_cases(typo + fact)} open: {typo:,} in the typo lane, {fact:,} in the fact lane."
    if old:
        says += f" {old:,} of them for over a week."
    return Table(
        "open",
        "Open now",
        says,
        ("Age", "Typos", "Facts"),
        [(row.age, row.typo, row.fact) for row in rows],
        (Series(1, "one"), Series(2, "two")),
        not typo + fact,
    )


def _times(rows: Sequence[desk.Lately]) -> Table:
    said = [
        f"{LANES[row.lane]}: half are looked at within {duration(row.first_look.median)} and "
        f"corrected within {duration(row.correction.median)}."
        for row in rows
        if row.first_look.count and row.correction.count
    ]
    cells = [
        (f"{LANES[row.lane]}: {what}", found.count, duration(found.median), duration(found.ninth))
        for row in rows
        for what, found in _measured(row)
    ]
    return Table(
        "times",
        "How long it takes",
        " ".join(said) or "Nothing was looked at and corrected in this time.",
        ("From the first report until", "Cases", "Median", "9 of 10 within"),
        cells,
        empty=not any(row.first_look.count or row.correction.count for row in rows),
    )


def _measured(row: desk.Lately) -> tuple[tuple[str, Times], ...]:
    return (("somebody looked", row.first_look), ("it was corrected", row.correction))


def _accepted(found: desk.Accepted) -> Table:
    changed = found.decided - found.declined
    says = f"Of {_cases(found.opened)} opened, {found.decided:,} are decided."
    if found.share is not None:
        says += f" {found.share:.0%} of these led to a change or a notice."
    return Table(
        "accepted",
        "What came of the reports",
        says,
        ("Cases", "Number"),
        [("Corrected", changed), ("Declined", found.declined), ("Open", found.open)],
        (Series(1, "one"),),
        not found.opened,
    )


def _kinds(name: str, rows: Sequence[desk.Kinds]) -> Table:
    kinds = [kind for kind in KINDS if any(kind in row.kinds for row in rows)]
    total = sum(row.total for row in rows)
    says = f"{total:,} in all."
    if rows and rows[0].name not in (desk.REST, desk.NONE) and total:
        says = f"Most in “{rows[0].name}”: {rows[0].total:,} of {total:,}."
    tones = ("one", "two", "three", "four", "five")
    return Table(
        f"by-{name}",
        f"Corrections by {name}",
        says if total else "There were none in this time.",
        (name.capitalize(), *(KINDS[kind].name for kind in kinds), "All"),
        [(row.name, *(row.kinds.get(kind, 0) for kind in kinds), row.total) for row in rows],
        [Series(number + 1, tones[number % 5]) for number in range(len(kinds))],
        not total,
    )


def _doors(rows: Sequence[tuple[str, int]]) -> Table:
    total = sum(count for _, count in rows)
    return Table(
        "by-source",
        "Reports by the way they came",
        f"{total:,} in all." if total else "There were none in this time.",
        ("By way of", "Reports"),
        [(DOORS.get(door, door), count) for door, count in rows],
        (Series(1, "one"),),
        not total,
    )


def _repeated(rows: Sequence[desk.Repeated]) -> Table:
    return Table(
        "repeated",
        "Stories corrected more than once",
        "The most often corrected first." if rows else "There were none in this time.",
        ("Story", "Corrections"),
        [(row.headline, row.count) for row in rows],
        empty=not rows,
        links=[row.url for row in rows],
    )


def _cases(count: int) -> str:
    return f"{count:,} case" if count == 1 else f"{count:,} cases"


def duration(seconds: float | None) -> str:
    """A length of time in the largest unit that tells it well: `3 min`, `2.5 h`, `4 days`."""
    if seconds is None:
        return "–"
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    if seconds < 48 * 3600:
        return f"{seconds / 3600:.1f} h"
    return f"{seconds / 86400:.1f} days"
