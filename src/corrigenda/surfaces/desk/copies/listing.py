"""What the screen of a case's other places lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.copies.ledger import (
    Ledger,
    Opening,
    being_opened,
    copies_of,
    ledger_of,
    not_searched,
    sweep_of,
)
from corrigenda.flow.propagation.copies.standing import NOT_YET, not_yet
from corrigenda.flow.propagation.models import Copy, Sweep
from corrigenda.flow.propagation.states import CopyState
from corrigenda.surfaces.desk.copies.houses import Houses, houses_of
from corrigenda.surfaces.desk.copies.rows import CopyRow, rows_of
from corrigenda.surfaces.desk.copies.words import not_searched_words

PER_PAGE = 25
PARTS: dict[str, tuple[str, tuple[CopyState, ...]]] = {
    "found": ("Found", (CopyState.FOUND,)),
    "variants": ("Variants", (CopyState.VARIANT,)),
    "waiting": ("Not yet", NOT_YET),
    "corrected": ("Corrected", (CopyState.CORRECTED,)),
    "settled": ("Declined or gone", (CopyState.DECLINED, CopyState.GONE)),
}
"""The parts of the screen: what each is called, and the states in it."""
UNSETTLED = frozenset({"found", "variants", "waiting"})
"""The parts of what is not corrected, declined or gone."""
EMPTY: dict[str, str] = {
    "found": "Nothing is left to be judged.",
    "variants": "There is no variant.",
    "corrected": "None is corrected yet.",
    "settled": "None was declined, and none is gone.",
}
"""What a part says that nothing is in."""


@dataclass(frozen=True, slots=True)
class Part:
    """A tab."""

    name: str
    url: str
    here: bool
    number: str


@dataclass(frozen=True, slots=True)
class Copies:
    """One page of the screen.

    Attributes:
        part: which part of it is shown, by its key in `PARTS`.
        total: how many of these have a row.
        beyond: how many more other houses count and do not name; empty for none.
        searching: a sweep was asked for and is not done yet.
        not_searched: how many stories the last one has still to search, in words; empty for none.
        opening: confirmed ones that get a case of their own at this moment.
    """

    parts: list[Part]
    part: str
    rows: list[CopyRow]
    total: int
    beyond: str
    ledger: Ledger
    houses: Houses
    sweep: Sweep | None
    searching: bool
    not_searched: str
    opening: Opening
    here: str
    older: str
    newer: str

    @property
    def is_long(self) -> bool:
        """Whether there are more than the page shows, so that nobody saw all of them."""
        return self.total > len(self.rows)

    @property
    def is_open(self) -> bool:
        """Whether the fix of what is listed is still to be made."""
        return self.part in UNSETTLED

    @property
    def is_unsearched(self) -> bool:
        """Whether the archive was never searched for it, and is not being searched."""
        return not self.searching and (self.sweep is None or self.sweep.done_at is None)

    @property
    def none(self) -> str:
        """What is said in place of rows; empty where something else on the page says it."""
        if self.beyond or not self.ledger.all:
            silent = self.beyond or self.searching or self.is_unsearched
            return "" if silent else "It stands nowhere else."
        if self.part == "waiting":
            followed = self.ledger.followed
            return (
                "All that were confirmed are corrected." if followed else "None is confirmed yet."
            )
        return EMPTY[self.part]


def listing(case: Case, *, show: str, page: str) -> Copies:
    """The copies of a case in one part; a fixed number of queries."""
    ledger, sweep = ledger_of(case), sweep_of(case)
    part = show if show in PARTS else _first(ledger)
    states = PARTS[part][1]
    total = ledger.rows(*states)
    beyond = ledger.of(*states) - total
    pages = max(1, -(-total // PER_PAGE))
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1
    number = min(max(wanted, 1), pages)
    first = (number - 1) * PER_PAGE
    found = _page_of(case, part, sweep, first) if total else []
    return Copies(
        parts=[
            Part(name, _url(case, key), key == part, f"{ledger.of(*inside):,}")
            for key, (name, inside) in PARTS.items()
        ],
        part=part,
        rows=rows_of(found, sweep),
        total=total,
        beyond=f"{beyond:,}" if beyond else "",
        ledger=ledger,
        houses=houses_of(ledger.houses),
        sweep=sweep,
        searching=sweep is not None and sweep.is_searching,
        not_searched=not_searched_words(not_searched(sweep)),
        opening=being_opened(case) if part == "waiting" else Opening(),
        here=_url(case, part, number),
        older=_url(case, part, number + 1) if number < pages else "",
        newer=_url(case, part, number - 1) if number > 1 else "",
    )


def _page_of(case: Case, part: str, sweep: Sweep | None, first: int) -> QuerySet[Copy]:
    if part == "waiting":
        return not_yet(case, sweep, first=first, most=PER_PAGE)
    return copies_of(case, PARTS[part][1], first=first, most=PER_PAGE)


def _first(ledger: Ledger) -> str:
    """The first part that has something in it."""
    return next((key for key, (_, states) in PARTS.items() if ledger.of(*states)), "found")


def _url(case: Case, part: str, page: int = 1) -> str:
    given = {"show": part, **({"page": str(page)} if page > 1 else {})}
    return f"{reverse('desk:copies', args=[case.pk])}?{urlencode(given)}"
