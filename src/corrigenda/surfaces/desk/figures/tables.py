"""The figures as tables: what the page, its pictures and the files are all made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures import desk
from corrigenda.flow.publication.figures.kinds import HEADINGS, Kinds, kinds_under
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.flow.publication.figures.rows import NONE, REST
from corrigenda.flow.publication.figures.timing import Lately, how_long
from corrigenda.flow.reports.models import OF_READERS
from corrigenda.surfaces.desk.wording import KINDS

Cell = str | int
DOORS = {
    "widget": "the mark on the story",
    "form": "the form",
    "email": "e-mail",
    "sweep": "the sweep",
    "guard": "the guard",
    "memory": "errors seen again",
    "packet": "other houses’ corrections",
}
LANES = {"typo": "Typos", "fact": "Facts"}
STEPS = {"looked": "first look", "published": "published notice", "right": "story seen right"}
SAID = {
    "looked": "somebody looked",
    "published": "the notice was published",
    "right": "the story was seen to be right",
}
TONES = ("one", "two", "three", "four", "five")
NOTHING = "There were none in this time."


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
        lengths: how long the bar of each row is, where its cells are no numbers.
    """

    name: str
    title: str
    says: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    series: Sequence[Series] = ()
    empty: bool = False
    links: Sequence[str] = ()
    lengths: Sequence[float] = ()


Make = Callable[[Sequence[Outlet], Period], Table]


def open_now(outlets: Sequence[Outlet], within: Period) -> Table:
    """What waits, by age."""
    rows = desk.open_by_age(outlets, within.until)
    typo, fact = sum(row.typo for row in rows), sum(row.fact for row in rows)
    old = sum(row.typo + row.fact for row in rows[3:])
    says = f"{cases(typo + fact)} open: {typo:,} in the typo lane, {fact:,} in the fact lane."
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


def times(outlets: Sequence[Outlet], within: Period) -> Table:
    """How long it takes until somebody looks, until the notice, and until it stands."""
    measured = [
        (row.lane, what, found)
        for row in how_long(outlets, within)
        for what, found in _steps(row)
        if found.count or found.waiting
    ]
    return Table(
        "times",
        "How long it takes",
        _said_of_times(measured),
        ("From the first report to", "Cases", "Not yet", "Median", "9 of 10 within"),
        [
            (f"{LANES[lane]}: {STEPS[what]}", found.count, found.waiting, *_told(found))
            for lane, what, found in measured
        ],
        (Series(3, "one"),),
        not measured,
        lengths=[found.median or 0 for _, _, found in measured],
    )


def _steps(row: Lately) -> tuple[tuple[str, Times], ...]:
    return (("looked", row.first_look), ("published", row.published), ("right", row.verified))


def _told(found: Times) -> tuple[str, str]:
    """An unknown time is one that so many still wait for; of nothing there is none."""
    return duration(found.median, found), duration(found.ninth, found)


def _within(found: Times) -> str:
    told = _told(found)[0]
    return told if found.median is None else f"within {told}"


def _said_of_times(measured: Sequence[tuple[str, str, Times]]) -> str:
    if not measured:
        return "Nothing was looked at and corrected in this time."
    said = []
    for lane, name in LANES.items():
        steps = [f"{SAID[what]} {_within(found)}" for one, what, found in measured if one == lane]
        if steps:
            said.append(f"Half of the {name.lower()}: {', '.join(steps)}.")
    unseen = sum(found.waiting for _, what, found in measured if what == "looked")
    if unseen:
        verb = "was" if unseen == 1 else "were"
        said.append(f"{cases(unseen)} {verb} not looked at yet.")
    if any(found.waiting for _, _, found in measured):
        said.append("What has not happened yet counts with the time that it has waited.")
    return " ".join(said)


def accepted(outlets: Sequence[Outlet], within: Period) -> Table:
    """What came of the cases."""
    found = desk.accepted(outlets, within)
    changed = found.decided - found.declined
    says = f"Of {cases(found.opened)} that readers reported, {found.decided:,} are decided."
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


def kinds(heading: str, outlets: Sequence[Outlet], within: Period) -> Table:
    """Corrections under one heading."""
    rows = kinds_under(heading, outlets, within)
    shown = [kind for kind in KINDS if any(kind in row.kinds for row in rows)]
    total = sum(row.total for row in rows)
    return Table(
        f"by-{heading}",
        f"Corrections by {heading}",
        _said_of_kinds(rows, total),
        (heading.capitalize(), *(KINDS[kind].name for kind in shown), "All"),
        [(_name(row.name), *(row.kinds.get(kind, 0) for kind in shown), row.total) for row in rows],
        [Series(number + 1, TONES[number % 5]) for number in range(len(shown))],
        not total,
    )


def _name(name: str) -> str:
    return DOORS.get(name, name)


def _said_of_kinds(rows: Sequence[Kinds], total: int) -> str:
    if not total:
        return NOTHING
    if rows[0].name in (REST, NONE):
        return f"{total:,} in all."
    return f"Most in “{_name(rows[0].name)}”: {rows[0].total:,} of {total:,}."


def doors(outlets: Sequence[Outlet], within: Period) -> Table:
    """Reports, by the way they came."""
    rows = desk.doors(outlets, within)
    total = sum(count for _, count in rows)
    readers = sum(count for door, count in rows if door in OF_READERS)
    says = f"{readers:,} from readers, {total - readers:,} found by a machine."
    return Table(
        "by-door",
        "Reports by the way they came",
        says if total else NOTHING,
        ("By way of", "Reports"),
        [(_name(door), count) for door, count in rows],
        (Series(1, "one"),),
        not total,
    )


MAKERS: Mapping[str, Make] = {
    "open": open_now,
    "times": times,
    "accepted": accepted,
    **{f"by-{heading}": partial(kinds, heading) for heading in HEADINGS},
    "by-door": doors,
}
"""By the name of each table, in the order of the page; `repeats.py` has the others."""


def cases(count: int) -> str:
    """So many cases."""
    return f"{count:,} case" if count == 1 else f"{count:,} cases"


def duration(seconds: float | None, of: Times | None = None) -> str:
    """A length of time in the largest unit that tells it well: `3 min`, `2.5 h`, `4.6 days`.

    One that is not known, of what has waiting, is `not yet`.
    """
    if seconds is None:
        return "not yet" if of is not None and of.waiting else "–"
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    if seconds < 48 * 3600:
        return f"{seconds / 3600:.1f} h"
    return f"{seconds / 86400:.1f} days"
