"""What agencies sent that corrects or takes back, and what became of it: what the desk is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Max

from corrigenda.flow.cases.models import JoinedReport
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange, AgencyItem, ItemPlace
from corrigenda.flow.propagation.packets.outcome import states_of
from corrigenda.flow.propagation.states import CopyState

SHOWN = 50
_CHANGES = 500
_IN_ONE_LOOK = 2_000
_CASES = 5
_OPEN_FIRST = (
    CopyState.FOUND,
    CopyState.REQUESTED,
    CopyState.CORRECTED,
    CopyState.DECLINED,
    CopyState.GONE,
)
"""Of several places in one story the first of these counts."""


@dataclass(frozen=True, slots=True)
class Came:
    """An item that corrects or takes back what its agency sent before.

    Attributes:
        is_lost: it fits nothing here.
        is_sought: it is still looked for.
        counts: stories by state, as copies have states.
        cases: some of those that it opened, the first ones first.
    """

    change: AgencyChange
    is_lost: bool
    is_sought: bool
    counts: dict[str, int]
    cases: tuple[int, ...]


def items_kept(outlet: Outlet) -> tuple[int, datetime | None]:
    """How many items are kept to be compared with, and when the last one came."""
    rows = AgencyItem.objects.filter(outlet=outlet)
    return rows.count(), rows.aggregate(last=Max("at"))["last"]


def items_that_came(outlet: Outlet, limit: int = SHOWN) -> list[Came]:
    """The newest first."""
    rows = AgencyChange.objects.filter(outlet=outlet).order_by("-at", "-pk")[:_CHANGES]
    items: dict[tuple[object, ...], list[AgencyChange]] = defaultdict(list)
    for one in rows:
        items[one.guid or one.pk, one.is_canceled, one.headline, one.note].append(one)
    shown = list(islice(items.values(), limit))
    found = _places([one.pk for item in shown for one in item])
    of_items = [[place for one in item for place in found[one.pk]] for item in shown]
    cases = _cases(place.report_id for places in of_items for place, _ in places[:_CASES])
    return [_came(item, places, cases) for item, places in zip(shown, of_items, strict=True)]


def _came(
    item: Sequence[AgencyChange],
    places: Sequence[tuple[ItemPlace, CopyState]],
    cases: Mapping[int, int],
) -> Came:
    stories: dict[int, list[CopyState]] = defaultdict(list)
    for place, state in places:
        stories[place.article_id].append(state)
    counts = Counter(min(found, key=_OPEN_FIRST.index).value for found in stories.values())
    opened = (cases.get(place.report_id) for place, _ in places[:_CASES])
    return Came(
        change=item[0],
        is_lost=not any(one.selector_data for one in item),
        is_sought=any(one.swept_at is None for one in item),
        counts=dict(counts),
        cases=tuple(dict.fromkeys(one for one in opened if one)),
    )


def _places(changes: Sequence[int]) -> dict[int, list[tuple[ItemPlace, CopyState]]]:
    found: dict[int, list[tuple[ItemPlace, CopyState]]] = defaultdict(list)
    for some in _in_parts(changes):
        for place, (_, state) in zip(some, states_of(some), strict=True):
            found[place.change_id].append((place, state))
    return found


def _in_parts(changes: Sequence[int]) -> Iterator[list[ItemPlace]]:
    rows, after = ItemPlace.objects.filter(change__in=changes).order_by("pk"), 0
    while some := list(rows.filter(pk__gt=after)[:_IN_ONE_LOOK]):
        after = some[-1].pk
        yield some


def _cases(reports: Iterable[int]) -> dict[int, int]:
    """The case of each report that has one."""
    joined = JoinedReport.objects.filter(report__in=list(reports))
    return dict(joined.values_list("report", "case"))
