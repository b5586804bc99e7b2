"""What a case says of the other places where its passage stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.copies.ledger import (
    Ledger,
    copies_of,
    ledger_of,
    not_searched,
    original_of,
    sweep_of,
)
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.surfaces.desk.copies.houses import NONE, Houses, houses_of
from corrigenda.surfaces.desk.copies.rows import CopyRow, rows_of
from corrigenda.surfaces.desk.copies.words import not_searched_words

SHOWN = 3
"""Places that the case itself shows; all of them stand on a screen of their own."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel.

    Attributes:
        rows: the first of those that nobody judged yet.
        more: further ones of these.
        searching: a sweep was asked for and is not done yet.
        not_searched: how many stories the last one has still to search, in words; empty for none.
        error: why the last one could not be done.
        next_try: when it is tried again.
        original: the copy that this case is about, on the ledger of another.
    """

    ledger: Ledger
    houses: Houses
    rows: list[CopyRow]
    more: int
    searching: bool
    searched_at: datetime | None
    not_searched: str
    error: str
    next_try: datetime | None
    original: Copy | None


NOTHING = Panel(Ledger(), NONE, [], 0, False, None, "", "", None, None)
"""Of a case of which no sweep was ever asked for, and no place is known."""


def panel(case: Case) -> Panel:
    """Read it; a fixed number of queries, however many places there are."""
    ledger, sweep = ledger_of(case), sweep_of(case)
    unjudged = ledger.found + ledger.variants
    states = (CopyState.FOUND, CopyState.VARIANT)
    rows = rows_of(copies_of(case, states, most=SHOWN), sweep) if unjudged else []
    return Panel(
        ledger=ledger,
        houses=houses_of(ledger.houses),
        rows=rows,
        more=unjudged - len(rows),
        searching=sweep is not None and sweep.is_searching,
        searched_at=sweep.done_at if sweep else None,
        not_searched=not_searched_words(not_searched(sweep)),
        error=sweep.error if sweep else "",
        next_try=sweep.next_try_at if sweep else None,
        original=original_of(case),
    )
