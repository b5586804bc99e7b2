"""Rows by their words, asked of each database in the way that is quick there."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection
from django.db.models import BooleanField, Model, QuerySet
from django.db.models.expressions import RawSQL

RowT = TypeVar("RowT", bound=Model)

Wanted = Sequence[tuple[str, bool]]
"""Words, each with whether longer ones count that begin with it; see `words.wanted`."""

COMMON = 5_000
"""Cases from which on words are common: then the list is walked in its order and each case is
asked for them, instead of all their cases being gathered and sorted."""

FEW = 1_000
"""Cases of which each is asked for the words that very many have, instead of all the cases of these
words being gathered, too: "file 137", where every headline has a file."""

KEPT = 60.0
"""Seconds for which a worker knows whether words are common."""
_MOST_KEPT = 2_000
_kept: dict[tuple[str, Index, int, str], tuple[bool, float]] = {}


@dataclass(frozen=True, slots=True)
class Index:
    """Where the words of a kind of rows stand, by the names of tables, which are ours alone.

    Attributes:
        fts: SQLite's own index of the texts.
        texts: the table of the texts; its columns are `words`, and on PostgreSQL `vector`.
        key: its column that holds the key of the row.
        rows: the table of the rows.
        common: how many rows make words common, where that is not `COMMON`.
    """

    fts: str
    texts: str
    key: str
    rows: str
    common: int = 0

    @property
    def most(self) -> int:
        """Rows that are gathered and sorted; with as many words are common."""
        return self.common or COMMON

    @property
    def keys(self) -> str:
        """The keys of the rows that have all the words, at once."""
        if connection.vendor == "sqlite":
            return f"SELECT rowid FROM {self.fts} WHERE {self.fts} MATCH %s"  # noqa: S608
        return f"SELECT {self.key} FROM {self.texts} WHERE vector @@ %s::tsquery"  # noqa: S608

    @property
    def is_among(self) -> str:
        """Whether a row is one of `keys`."""
        if connection.vendor == "sqlite":
            return f"{self.rows}.id IN ({self.keys})"
        # An array is made before anything else is read. Of IN the planner makes a join, and may
        # walk the whole list for it, in several processes of the server's.
        return f"{self.rows}.id = ANY(ARRAY({self.keys}))"

    @property
    def has(self) -> str:
        """Whether a row has one of the words (SQLite), or all of them (PostgreSQL)."""
        of = f"FROM {self.texts} WHERE {self.key} = {self.rows}.id"
        if connection.vendor == "sqlite":
            return f"instr(' ' || (SELECT words {of}) || ' ', %s) > 0"
        # A value, for the same reason: of EXISTS the planner makes a join.
        return f"COALESCE((SELECT vector @@ %s::tsquery {of}), false)"


CASES = Index("cases_words", "cases_casetext", "case_id", "cases_case")


class _Asked(RawSQL):
    """One of the statements above, which are ours alone; what is looked for goes in beside it."""

    def __init__(self, sql: str, params: Sequence[str]) -> None:
        super().__init__(sql, params, output_field=BooleanField())


def having(rows: QuerySet[RowT], wanted: Wanted, index: Index = CASES) -> QuerySet[RowT]:
    """Those of the rows that have all the words."""
    if not wanted:
        return rows
    telling, common = _apart(wanted, index)
    if common and not _are_at_least(telling, FEW, index):
        return each_asked(_gathered(rows, telling, index), common, index)
    if not are_common(wanted, index):
        return _gathered(rows, wanted, index)
    return each_asked(rows, wanted, index)


def _apart(wanted: Wanted, index: Index) -> tuple[Wanted, Wanted]:
    """The words that tell rows apart, and those that are common by themselves where there are
    others: nothing is asked of a word alone."""
    if len(wanted) == 1:
        return wanted, ()
    # Without the longer words that begin with it, of which the database would first make a list.
    common = [one for one in wanted if _are_at_least([(one[0], False)], index.most, index)]
    telling = [one for one in wanted if one not in common]
    return (telling, common) if telling else (wanted, ())


def _gathered(rows: QuerySet[RowT], wanted: Wanted, index: Index) -> QuerySet[RowT]:
    return rows.filter(_Asked(index.is_among, [_query(wanted)]))


def keys_of(wanted: Wanted, index: Index) -> list[int] | None:
    """The keys of the rows that have all the words; None where the words are common."""
    # Without the longer words that begin with one, of which the database would first make a list.
    if _are_at_least([(word, False) for word, _ in wanted], index.most, index):
        return None
    if _known(wanted, index.most, index):
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"{index.keys} LIMIT %s", [_query(wanted), index.most])
        keys = [int(row[0]) for row in cursor.fetchall()]
    is_common = _keep(wanted, index.most, index, len(keys) >= index.most)
    return None if is_common else keys


def each_asked(rows: QuerySet[RowT], wanted: Wanted, index: Index) -> QuerySet[RowT]:
    """The same rows, found by asking one after the other in whatever order they are read."""
    if connection.vendor != "sqlite":
        return rows.filter(_Asked(index.has, [_query(wanted)]))
    for word, longer in wanted:
        rows = rows.filter(_Asked(index.has, [f" {word}" if longer else f" {word} "]))
    return rows


def are_common(wanted: Wanted, index: Index = CASES) -> bool:
    """Whether so many rows have all the words that the list is walked for them."""
    return _are_at_least(wanted, index.most, index)


def _are_at_least(wanted: Wanted, number: int, index: Index) -> bool:
    """Whether so many rows have all the words.

    Kept for `KEPT`: it says which way is the quicker one, and not what is found.
    """
    known = _known(wanted, number, index)
    if known is None:
        known = _keep(wanted, number, index, _count(wanted, number, index) >= number)
    return known


def _known(wanted: Wanted, number: int, index: Index) -> bool | None:
    known = _kept.get((connection.vendor, index, number, _query(wanted)))
    return known[0] if known is not None and known[1] >= time.monotonic() else None


def _keep(wanted: Wanted, number: int, index: Index, is_so: bool) -> bool:
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    key = (connection.vendor, index, number, _query(wanted))
    _kept[key] = is_so, time.monotonic() + KEPT
    return is_so


def _count(wanted: Wanted, most: int, index: Index) -> int:
    counted = f"SELECT count(*) FROM ({index.keys} LIMIT %s) AS counted"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(counted, [_query(wanted), most])
        return int(cursor.fetchone()[0])


def _query(wanted: Wanted) -> str:
    return _match(wanted) if connection.vendor == "sqlite" else _tsquery(wanted)


def _match(wanted: Wanted) -> str:
    # Words are letters, marks and figures alone (`words.cut`), so that none ends its quotes.
    return " AND ".join(f'"{word}"{"*" if longer else ""}' for word, longer in wanted)


def _tsquery(wanted: Wanted) -> str:
    return " & ".join(f"'{word}'{':*' if longer else ''}" for word, longer in wanted)
