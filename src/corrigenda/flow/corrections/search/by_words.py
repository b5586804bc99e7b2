"""Cases by their words, asked of each database in the way that is quick there."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from corrigenda.flow.cases.models import Case

Wanted = Sequence[tuple[str, bool]]
"""Words, each with whether longer ones count that begin with it; see `words.wanted`."""

COMMON = 5_000
"""Cases from which on words are common: then the list is walked in its order and each case is
asked for them, instead of all their cases being gathered and sorted."""

# By whether the database is SQLite.
_KEYS = {
    True: "SELECT rowid FROM cases_words WHERE cases_words MATCH %s",
    False: "SELECT case_id FROM cases_casetext WHERE vector @@ %s::tsquery",
}
_COUNTED = {
    sqlite: f"SELECT count(*) FROM ({keys} LIMIT %s) AS counted"  # noqa: S608  # ours alone
    for sqlite, keys in _KEYS.items()
}
_HAS_WORDS = (
    "instr(' ' || (SELECT words FROM cases_casetext WHERE case_id = cases_case.id) || ' ', %s) > 0"
)
_HAS_VECTOR = (
    "EXISTS (SELECT 1 FROM cases_casetext WHERE case_id = cases_case.id AND vector @@ %s::tsquery)"
)


class _Asked(RawSQL):
    """One of the statements above, which are ours alone; what is looked for goes in beside it."""

    def __init__(self, sql: str, params: Sequence[str]) -> None:
        super().__init__(sql, params, output_field=BooleanField())


def having(cases: QuerySet[Case], wanted: Wanted) -> QuerySet[Case]:
    """Those of the cases that have all the words."""
    if not wanted:
        return cases
    sqlite = connection.vendor == "sqlite"
    query = _match(wanted) if sqlite else _tsquery(wanted)
    if not _are_common(query):
        return cases.filter(pk__in=_Asked(_KEYS[sqlite], [query]))
    if not sqlite:
        return cases.filter(_Asked(_HAS_VECTOR, [query]))
    for word, longer in wanted:
        part = f" {word}" if longer else f" {word} "
        cases = cases.filter(_Asked(_HAS_WORDS, [part]))
    return cases


def _are_common(query: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED[connection.vendor == "sqlite"], [query, COMMON])
        return bool(cursor.fetchone()[0] >= COMMON)


def _match(wanted: Wanted) -> str:
    # Words are letters, marks and figures alone (`words.cut`), so that none ends its quotes.
    return " AND ".join(f'"{word}"{"*" if longer else ""}' for word, longer in wanted)


def _tsquery(wanted: Wanted) -> str:
    return " & ".join(f"'{word}'{':*' if longer else ''}" for word, longer in wanted)
