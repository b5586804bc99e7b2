"""The log in pages, the newest entry first, each after the last one of the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from corrigenda.flow.corrections.search.by_words import Index, Wanted, each_asked, keys_of
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.log.narrowing import Narrowing
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import notice_of
from corrigenda.flow.publication.record import Notice
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared

SIZE = 30
FEED = 50
EXPUNGED_LATELY = timedelta(days=90)
_MOST_EXPUNGED = 1_000
STEPS = 5_000
"""Entries that one page asks for words which are common; the next page goes on behind them."""
ENTRIES = Index(
    "publication_words", "publication_entrytext", "entry_id", "publication_entry", common=1_000
)

Key = tuple[datetime, int]
"""A place in the log: a moment, and a key among the entries of that moment."""
_DOWN = ("-published_at", "-pk")
_Row = tuple[datetime, int, int, str, str, int]
_FIELDS = ("published_at", "pk", "outlet_id", "kind", "section", "article_id")


class PlaceError(ValueError):
    """A place in the log that cannot be read."""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of the log.

    Attributes:
        older: the place before which the next page begins; empty on the last.
        newer: the same of the page in front of this one; empty when that is the first, None
            on the first itself.
        searched_to: how far back was looked, where the page ends before it is full.
    """

    notices: Sequence[Notice]
    older: str = ""
    newer: str | None = None
    searched_to: datetime | None = None


def place(value: str) -> Key:
    """A place as `Page` writes it, or a moment from ISO 8601; UTC where it names no zone.

    Raises:
        PlaceError: it is neither.
    """
    moment, _, key = value.partition("_")
    try:
        # A plus that was not escaped arrives as a space.
        at = datetime.fromisoformat(moment.replace(" ", "+") if "T" in moment else moment)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return at, int(key[:18]) if key else 0
    except (ValueError, OverflowError) as error:
        raise PlaceError(value) from error


def page_of(narrowing: Narrowing, before: Key | None = None) -> Page:
    """A page of the entries, from a place backwards."""
    if narrowing.finds_nothing:
        return Page([], newer=None if before is None else "")
    if not (wanted := narrowing.wanted):
        return _walked(narrowing, before)
    keys = keys_of(wanted, ENTRIES)
    if keys is None:
        return _looked_for(narrowing, wanted, before)
    return _gathered(narrowing, keys, before)


def newest(narrowing: Narrowing, size: int = FEED) -> list[Notice]:
    """The newest entries, for a feed; and those of any age from which words were removed lately.

    A reader that has such an entry in its cache is to put what is left over it.
    """
    keys = _keys(Entry.objects.filter(narrowing.conditions()).order_by(*_DOWN), size)
    gone = [row[:2] for row in _expunged_lately() if _fits(narrowing, row)]
    return _notices(sorted({*keys, *gone[:FEED]}, reverse=True))


def _expunged_lately() -> list[_Row]:
    """Of all outlets and sections: asked for those of one, a database reads all entries of it."""
    since = clock.now() - EXPUNGED_LATELY
    rows = Entry.objects.filter(expunged_at__gte=since).order_by("-expunged_at", "-pk")
    return list(rows.values_list(*_FIELDS)[:_MOST_EXPUNGED])


def _walked(narrowing: Narrowing, before: Key | None) -> Page:
    """Read from an index in its order."""
    rows = Entry.objects.filter(narrowing.conditions())
    found = _keys(rows.filter(_before(before)).order_by(*_DOWN), SIZE + 1)
    newer = None
    if before is not None:
        following = _keys(rows.filter(_from(before)).order_by("published_at", "pk"), SIZE + 1)
        newer = _in_front(following)
    return _page(found, newer)


def _gathered(narrowing: Narrowing, keys: list[int], before: Key | None) -> Page:
    """Of few: by their keys alone, as with more conditions a database may walk the log instead."""
    few = Entry.objects.filter(pk__in=keys).order_by().values_list(*_FIELDS)
    found = sorted((row[:2] for row in few if _fits(narrowing, row)), reverse=True)
    if before is None:
        return _page(found[: SIZE + 1], None)
    older = [one for one in found if one < before]
    following = [one for one in reversed(found) if one >= before]
    return _page(older[: SIZE + 1], _in_front(following))


def _fits(narrowing: Narrowing, row: _Row) -> bool:
    at, _, outlet, kind, section, article = row
    month = narrowing.month
    return (
        narrowing.outlet in (None, outlet)
        and narrowing.kind in ("", kind)
        and narrowing.section in ("", section)
        and narrowing.article in (None, article)
        and (not narrowing.author or outlet in narrowing.named_by)
        and (month is None or (at.year, at.month) == (month.year, month.month))
    )


def _looked_for(narrowing: Narrowing, wanted: Wanted, before: Key | None) -> Page:
    """Words that many have: walk back a bounded way, asking each."""
    rows = Entry.objects.filter(narrowing.conditions(), _before(before)).order_by(*_DOWN)
    end = rows.values_list("published_at", flat=True)[STEPS : STEPS + 1].first()
    near = rows.filter(published_at__gte=end) if end else rows
    found = _keys(each_asked(near, wanted, ENTRIES), SIZE + 1)
    page = _page(found, None if before is None else "")
    if end is None or len(found) > SIZE:
        return page
    return Page(page.notices, _written((end, 0)), page.newer, searched_to=end)


def _page(found: Sequence[Key], newer: str | None) -> Page:
    older = _written(found[SIZE - 1]) if len(found) > SIZE else ""
    return Page(_notices(found[:SIZE]), older, newer)


def _in_front(following: Sequence[Key]) -> str | None:
    if not following:
        return None
    return _written(following[SIZE]) if len(following) > SIZE else ""


def _keys(rows: QuerySet[Entry], most: int) -> list[Key]:
    return list(rows.values_list("published_at", "pk")[:most])


def _notices(keys: Sequence[Key]) -> list[Notice]:
    """The entries at these places; what belongs to all of them is read once."""
    wanted = [key for _, key in keys]
    rows = _entries(wanted) if wanted else []
    beside = [
        one
        for entry in rows
        for one in (entry, entry.supersedes, getattr(entry, "superseded_by", None))
        if one is not None
    ]
    outlets = {one.pk: one for one in _outlets({one.outlet_id for one in beside})}
    for one in beside:
        one.outlet = outlets[one.outlet_id]
    found = {entry.pk: notice_of(entry, in_the_story=False) for entry in rows}
    return [found[key] for key in wanted if key in found]


@prepared
def _entries(keys: list[int]) -> QuerySet[Entry]:
    rows = Entry.objects.filter(pk__in=keys)
    return rows.select_related("live", "supersedes", "superseded_by")


@prepared
def _outlets(keys: set[int]) -> QuerySet[Outlet]:
    return Outlet.objects.filter(pk__in=keys)


def _before(key: Key | None) -> Q:
    if key is None:
        return Q()
    at, pk = key
    # The first condition alone is what an index is read by.
    return Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=pk))


def _from(key: Key) -> Q:
    at, pk = key
    return Q(published_at__gte=at) & (Q(published_at__gt=at) | Q(pk__gte=pk))


def _written(key: Key) -> str:
    at, pk = key
    moment = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{moment}_{pk}" if pk else moment
