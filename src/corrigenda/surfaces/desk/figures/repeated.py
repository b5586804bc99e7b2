"""Tables of errors made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures import repeats
from corrigenda.flow.publication.figures.reckoning import Period
from corrigenda.surfaces.desk.figures.tables import NOTHING, Make, Series, Table

LONGEST = 120
"""Characters of a passage in a cell; the whole of it is in its cases."""


def stories(outlets: Sequence[Outlet], within: Period) -> Table:
    """Stories that were corrected more than once."""
    rows = repeats.stories_again(outlets, within)
    says = f"“{rows[0].headline}” was corrected {rows[0].count:,} times." if rows else NOTHING
    return Table(
        "repeated",
        "Stories corrected more than once",
        says,
        ("Story", "Corrections"),
        [(row.headline, row.count) for row in rows],
        (Series(1, "one"),),
        not rows,
        [row.url for row in rows],
    )


def authors(outlets: Sequence[Outlet], within: Period) -> Table:
    """Authors in whose stories errors repeat."""
    rows = repeats.authors_again(outlets, within)
    says = NOTHING
    if rows:
        says = (
            f"Most often in stories by {rows[0].name}: the same error again "
            f"{_count(rows[0].same, 'time')}, and {_count(rows[0].stories, 'story', 'stories')} "
            "corrected more than once."
        )
    return Table(
        "repeated-authors",
        "Repeated errors by author",
        says,
        ("Author", "The same error again", "Stories corrected more than once"),
        [(row.name, row.same, row.stories) for row in rows],
        (Series(1, "one"), Series(2, "two")),
        not rows,
    )


def errors(outlets: Sequence[Outlet], within: Period) -> Table:
    """The same words, wrong again and put right alike."""
    rows = repeats.errors_again(outlets, within)
    says = NOTHING
    if rows:
        first = rows[0]
        where = _count(first.stories, "story", "stories")
        says = f"Most often “{_short(first.before)}”: {first.count:,} times in {where}."
    return Table(
        "repeated-errors",
        "The same error again",
        says,
        ("Wrong", "Put right as", "Corrections", "Stories"),
        [
            (_short(row.before), _short(row.after) or "(deleted)", row.count, row.stories)
            for row in rows
        ],
        (Series(2, "one"),),
        not rows,
    )


REPEATED: Mapping[str, Make] = {
    "repeated": stories,
    "repeated-authors": authors,
    "repeated-errors": errors,
}
"""By name, in the order of the page."""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
