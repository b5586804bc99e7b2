"""What the held screen lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.http import urlencode

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import bans_at, held_at, held_like, rejected_at

PER_PAGE = 50
LONG = 600
"""Characters of a text that are shown; the rest can be unfolded."""


@dataclass(frozen=True, slots=True)
class Row:
    """A report that looks like abuse.

    Attributes:
        diff: what it wants changed.
        more: further held reports from its address.
        name: what it is called in a button, for who does not see the row.
    """

    report: Report
    diff: list[Piece]
    more: int
    more_url: str
    name: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the screen."""

    name: str
    url: str
    here: bool
    number: int


@dataclass(frozen=True, slots=True)
class Held:
    """One page of the screen.

    Attributes:
        rejected: it lists what was rejected, not what is held.
        alike: it lists only what came from one address.
    """

    tabs: list[Tab]
    rows: list[Row]
    rejected: bool
    alike: bool
    total: int
    appeals: int
    here: str
    older: str
    newer: str


def outlets_judged_by(staff: Staff) -> list[Outlet]:
    """Where somebody may say what is abuse."""
    return outlets_with(staff, "report.release")


def listing(staff: Staff, *, show: str, like: str, page: str) -> Held:
    """What is held at the outlets of an editor; what makes no sense is passed over.

    Args:
        show: `rejected`, or the held ones.
        like: the key of a held report: only those from its address.
    """
    outlets = outlets_judged_by(staff)
    held, rejected = held_at(outlets), rejected_at(outlets)
    numbers = held.count(), rejected.count(), bans_at(outlets).count()
    one = held.filter(pk=int(like)).first() if _is_number(like) else None
    shown = rejected if show == "rejected" else held
    if one is not None and one.address_hash:
        shown = held.filter(address_hash=one.address_hash, outlet=one.outlet)
    total = shown.count()
    pages = max(1, -(-total // PER_PAGE))
    number = min(max(int(page) if _is_number(page) else 1, 1), pages)
    given = {"show": show if show == "rejected" else "", "like": like if one else ""}
    return Held(
        tabs=_tabs(show == "rejected", numbers),
        rows=_rows(shown, number),
        rejected=show == "rejected",
        alike=one is not None,
        total=total,
        appeals=held.exclude(appealed_at=None).count(),
        here=_url(**given, page=str(number) if number > 1 else ""),
        older=_url(**given, page=str(number + 1)) if number < pages else "",
        newer=_url(**given, page=str(number - 1)) if number > 1 else "",
    )


def _tabs(rejected: bool, numbers: tuple[int, int, int]) -> list[Tab]:
    held, gone, bans = numbers
    return [
        Tab("Held", "/desk/held/", not rejected, held),
        Tab("Rejected", "/desk/held/?show=rejected", rejected, gone),
        Tab("Bans", "/desk/held/bans", False, bans),
    ]


def _rows(shown: QuerySet[Report], number: int) -> list[Row]:
    first = (number - 1) * PER_PAGE
    light = shown.select_related("outlet", "article__current").defer(
        "block", "selector", "article__current__text", "article__current__block_data"
    )
    reports = list(light[first : first + PER_PAGE])
    more = held_like(reports)
    return [
        Row(
            report=one,
            diff=shown_diff(one.says[:LONG], (one.should_say or one.says)[:LONG]),
            more=more.get(one.pk, 0),
            more_url=_url(like=str(one.pk)),
            name=" ".join(one.says.split())[:60],
        )
        for one in reports
    ]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


def _url(**given: str) -> str:
    kept = {name: value for name, value in given.items() if value}
    return "/desk/held/" + (f"?{urlencode(kept)}" if kept else "")
