"""What the queue lists: tabs, the search with its conditions, and a page of cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.http import urlencode

from corrigenda.flow.cases.models import SavedFilter
from corrigenda.flow.cases.queries import filters_of
from corrigenda.flow.corrections.search.finding import found, reach_of
from corrigenda.flow.corrections.search.grammar import IS, Search, parse
from corrigenda.flow.corrections.search.kept import counts_for, page_for
from corrigenda.flow.corrections.search.pages import MOST_COUNTED, SORTS, count_up_to
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.surfaces.desk.rows import Row, rows_of

OPEN, REPLIED = "is:open", "is:replied"
TABS = {
    OPEN: ("To decide", "Nothing waits to be decided."),
    "is:open is:typo": ("Typos", "No typo waits to be decided."),
    "is:open is:fact": ("Facts", "No fact waits to be decided."),
    REPLIED: ("Replies", "Nothing that a reader wrote to the desk waits to be read."),
    "is:approval": ("To approve", "Nothing waits for a second person."),
    "is:decided": ("Decided", "No case has been decided yet."),
    "is:declined": ("Declined", "No case has been declined."),
}
_ALWAYS = [one for one in TABS if one != REPLIED]
_SEARCHES = [parse(one) for one in TABS]


@dataclass(frozen=True, slots=True)
class Tab:
    """A search under a name.

    Attributes:
        count: how many cases it finds, as it is shown: from 100 on as `99+`.
        saved: the filter that somebody saved; None for a tab that everybody has.
        by: whose it is, where it is somebody else's.
        mine: whether who looks may give it up.
    """

    name: str
    url: str
    here: bool
    count: str
    saved: SavedFilter | None = None
    by: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition of the search, and where the search without it is."""

    written: str
    meaning: str
    url: str
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """A way to sort."""

    value: str
    name: str
    here: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the queue.

    Attributes:
        query: the search as it is typed.
        here: the address of this page, to come back to.
        empty: what there is to say when no case is in it.
        first, older: where the first and the next page are; empty where this is it.
    """

    query: str
    here: str
    title: str
    empty: str
    tabs: list[Tab]
    chips: list[Chip]
    mistakes: list[str]
    sort: str
    sorts: list[Sort]
    rows: list[Row]
    first: str
    older: str

    @property
    def is_narrowed(self) -> bool:
        """Whether it is more than a tab that everybody has."""
        return self.query not in TABS

    @property
    def acceptable(self) -> bool:
        """Whether there is a typo on the page that can be accepted."""
        return any(row.acceptable for row in self.rows)


def listing(staff: Staff, *, query: str | None, sort: str = "", after: str = "") -> Listing:
    """A page of the cases that somebody may see; what makes no sense in it says so.

    Args:
        query: the search as it was typed; None means `OPEN`.
        sort: a key of `SORTS`; others mean the first.
        after: where the page before ended; see `pages.page_of`.
    """
    search = parse(OPEN if query is None else query)
    sort = sort if sort in SORTS else "newest"
    page = page_for(staff, search, sort=sort, after=after)
    written = search.written
    name, empty = TABS.get(written, ("Cases", "No case is found by this search."))
    return Listing(
        query=written,
        here=url_of(written, sort, after),
        title=name,
        empty=empty,
        tabs=tabs_of(staff, written),
        chips=[
            Chip(
                term.written,
                _meaning(term.key, term.value),
                url_of(search.without(term).written, sort),
                term.mistake,
            )
            for term in search.terms
        ],
        mistakes=[term.mistake for term in search.terms if term.mistake],
        sort=sort,
        sorts=[Sort(value, words, value == sort) for value, words in SORTS.items()],
        rows=rows_of(page.cases, staff),
        first=url_of(written, sort) if after else "",
        older=url_of(written, sort, page.after) if page.after else "",
    )


def tabs_of(staff: Staff, query: str) -> list[Tab]:
    """The tabs that everybody has, then what was saved: one's own and what others share."""
    counts = counts_for(staff, _SEARCHES)
    common = [
        Tab(name, url_of(one, ""), one == query, _shown(number))
        for (one, (name, _)), number in zip(TABS.items(), counts, strict=True)
        # Seldom there is one.
        if number or one in (query, *_ALWAYS)
    ]
    return common + [_saved_tab(one, staff, query) for one in filters_of(staff)]


def _saved_tab(saved: SavedFilter, staff: Staff, query: str) -> Tab:
    search = parse(saved.query)
    return Tab(
        name=saved.name,
        url=url_of(search.written, saved.sort),
        here=search.written == query and query not in TABS,
        count=_count(staff, search),
        saved=saved,
        by="" if saved.staff_id == staff.pk else _maker(saved),
        mine=_may_drop(saved, staff),
    )


def _maker(saved: SavedFilter) -> str:
    """Who shares it: of somebody who was deleted it is the house's."""
    return saved.staff.full_name if saved.staff else "the house"


def _may_drop(saved: SavedFilter, staff: Staff) -> bool:
    if saved.staff_id is not None or saved.outlet is None:
        return saved.staff_id == staff.pk
    return may(actors.of(staff), "filter.share", saved.outlet)


def _count(staff: Staff, search: Search) -> str:
    return _shown(count_up_to(found(staff, search, reach_of(staff))))


def _shown(number: int) -> str:
    return str(number) if number <= MOST_COUNTED else f"{MOST_COUNTED}+"


def _meaning(key: str, value: str) -> str:
    return IS.get(value, "") if key == "is" else ""


def url_of(query: str, sort: str, after: str = "") -> str:
    """The address of a page of the queue, from the question mark on."""
    given: Iterable[tuple[str, str]] = (
        ("q", query),
        ("sort", sort if sort != "newest" else ""),
        ("after", after),
    )
    kept = [(name, value) for name, value in given if value or name == "q"]
    return "?" if kept == [("q", OPEN)] else "?" + urlencode(kept)
