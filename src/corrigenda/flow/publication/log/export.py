"""The log as a whole, line by line in the order in which it was written, from any line on.

What has no notice is among the lines where the house wants it: its fixes. Read in batches behind
the last key, so that neither the length of the log nor a slow reader costs memory.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet

from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.newsroom.models import Erasure, Outlet
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.publication.figures.rows import LET_THROUGH
from corrigenda.flow.publication.labels import said
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import permalink_at
from corrigenda.lib import clock

BATCH = 500
_MICROSECOND = timedelta(microseconds=1)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_UNDONE = timedelta(seconds=61)
"""For longer than that no decision can be taken back (`undo_seconds`)."""
_ENTRY = (
    "pk", "public_id", "outlet_id", "kind", "url", "headline", "section", "authors", "words",
    "before", "after", "language", "published_at", "supersedes__public_id",
    "superseded_by__public_id", "expunged_at",
)  # fmt: skip
_FIX = (
    "pk", "outlet_id", "article__url", "article__current__headline", "article__current__section",
    "article__current__authors", "before", "after", "article__current__language", "approved_at",
    "second_person_because",
)  # fmt: skip


class CursorError(ValueError):
    """A place among the lines that cannot be read."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Up to where the lines were read: the last entry, and the last fix."""

    entry: int = 0
    fixed_at: datetime = _START
    fix: int = 0

    def __str__(self) -> str:
        return f"{self.entry}.{(self.fixed_at - _START) // _MICROSECOND}.{self.fix}"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the log or a fix, as it is told to programs.

    Attributes:
        cursor: from where on to go on behind it.
        id: the entry's; `fix-` and a number for a fix.
        words: the notice; empty for a fix, and what stands for words that were removed.
        permalink, supersedes, superseded_by: absolute; empty for none.
        touches: of a fix that a second person let through, why it had to be asked.
    """

    cursor: str
    id: str
    kind: str
    outlet: str
    url: str
    headline: str
    section: str
    authors: tuple[str, ...]
    words: str
    before: str
    after: str
    language: str
    published_at: datetime
    permalink: str = ""
    supersedes: str = ""
    superseded_by: str = ""
    expunged_at: datetime | None = None
    touches: str = ""


_Keyed = tuple[tuple[datetime, int, int], Line]


def cursor_of(value: str) -> Cursor:
    """A cursor as a line has it, or the id of an entry.

    Raises:
        CursorError: it is neither.
    """
    parts = value.split(".")
    try:
        if len(parts) == 3 and all(one.isascii() and one.isdigit() for one in parts):
            entry, micros, fix = (min(int(one[:19]), 2**62) for one in parts)
            return Cursor(entry, _START + micros * _MICROSECOND, fix)
    except OverflowError as error:
        raise CursorError(value) from error
    if "\x00" in value:  # which PostgreSQL cannot be asked for
        raise CursorError(value)
    known = Entry.objects.filter(public_id=value[:20]).values_list("pk", "published_at").first()
    if known is None:
        raise CursorError(value)
    return Cursor(known[0], known[1], 2**62)


def lines(outlets: Sequence[Outlet], after: Cursor, *, every: bool = False) -> Iterator[Line]:
    """All lines of some outlets behind a cursor.

    Args:
        every: these are all outlets of the desk, so that none need be left out.
    """
    houses = {one.pk: _House(one, one.policy) for one in outlets}
    merged = heapq.merge(
        _entries(houses, after, every=every), _fixes(houses, after), key=lambda one: one[0]
    )
    at = after
    for (moment, fix, key), line in merged:
        at = replace(at, fixed_at=moment, fix=key) if fix else replace(at, entry=key)
        yield replace(line, cursor=str(at))


def fingerprint(outlets: Sequence[Outlet]) -> str:
    """Another one whenever the lines are others; a few small reads, and one over the fixes where
    the house publishes them."""
    fixes = any(one.policy.publish_fixes for one in outlets)
    state: list[object] = [
        Entry.objects.order_by("-pk").values_list("pk", flat=True).first(),
        Entry.objects.filter(expunged_at__isnull=False)
        .order_by("-expunged_at")
        .values_list("expunged_at", flat=True)
        .first(),
        # A fix tells of its story as it is now, and says nowhere that words of it were erased.
        _let_through().aggregate(Max("approved_at"), Max("pk"), Max("article__current"))
        if fixes
        else None,
        Erasure.objects.aggregate(Max("done_at")) if fixes else None,
        *((one.pk, one.name, one.desk_url, one.policy_data) for one in outlets),
    ]
    return hashlib.sha256(repr(state).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class _House:
    outlet: Outlet
    policy: Policy

    def link(self, public_id: str | None) -> str:
        return permalink_at(self.outlet, public_id) if public_id else ""


def _entries(houses: Mapping[int, _House], after: Cursor, *, every: bool) -> Iterator[_Keyed]:
    rows = Entry.objects.order_by("pk").values(*_ENTRY)
    if not every:
        rows = rows.filter(outlet__in=list(houses))
    last = after.entry
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        for row in batch:
            # An outlet that was opened while the lines were read comes with the next reading.
            if house := houses.get(row["outlet_id"]):
                yield (row["published_at"], 0, row["pk"]), _line_of_entry(house, row)
        last = batch[-1]["pk"]


def _line_of_entry(house: _House, row: Mapping[str, Any]) -> Line:
    gone = row["expunged_at"] is not None
    repeat = house.policy.repeat_error and row["before"] != row["after"] and not gone
    return Line(
        cursor="",
        id=row["public_id"],
        kind=row["kind"],
        outlet=house.outlet.name,
        url=row["url"] or house.link(row["public_id"]),
        headline=row["headline"],
        section=row["section"],
        authors=_named(house, row["authors"]),
        words=said(row["words"], row["language"], gone=gone),
        before=row["before"] if repeat else "",
        after=row["after"] if repeat else "",
        language=row["language"],
        published_at=row["published_at"],
        permalink=house.link(row["public_id"]),
        supersedes=house.link(row["supersedes__public_id"]),
        superseded_by=house.link(row["superseded_by__public_id"]),
        expunged_at=row["expunged_at"],
    )


def _fixes(houses: Mapping[int, _House], after: Cursor) -> Iterator[_Keyed]:
    public = [key for key, house in houses.items() if house.policy.publish_fixes]
    if not public:
        return
    rows = _let_through().filter(outlet__in=public).values(*_FIX).order_by("approved_at", "pk")
    at, key = after.fixed_at, after.fix
    while batch := list(rows.filter(_behind(at, key))[:BATCH]):
        for row in batch:
            yield (row["approved_at"], 1, row["pk"]), _line_of_fix(houses[row["outlet_id"]], row)
        at, key = batch[-1]["approved_at"], batch[-1]["pk"]


def _let_through() -> QuerySet[Correction]:
    return Correction.objects.filter(
        kind=Kind.FIX, state__in=LET_THROUGH, approved_at__lte=clock.now() - _UNDONE
    )


def _behind(at: datetime, key: int) -> Q:
    # The first condition alone is what an index is read by.
    return Q(approved_at__gte=at) & (Q(approved_at__gt=at) | Q(pk__gt=key))


def _line_of_fix(house: _House, row: Mapping[str, Any]) -> Line:
    return Line(
        cursor="",
        id=f"fix-{row['pk']}",
        kind=Kind.FIX.value,
        outlet=house.outlet.name,
        url=row["article__url"],
        headline=row["article__current__headline"] or "",
        section=row["article__current__section"] or "",
        authors=_named(house, row["article__current__authors"] or []),
        words="",
        before=row["before"] if house.policy.repeat_error else "",
        after=row["after"],
        language=row["article__current__language"] or house.outlet.language,
        published_at=row["approved_at"],
        touches=row["second_person_because"],
    )


def _named(house: _House, authors: Sequence[Any]) -> tuple[str, ...]:
    return tuple(map(str, authors)) if house.policy.log_authors else ()
