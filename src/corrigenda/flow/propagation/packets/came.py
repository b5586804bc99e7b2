"""What agencies sent that corrects or takes back, and what became of it: what the desk is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Max, Q, Value, When

from corrigenda.flow.cases.models import JoinedReport
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange, AgencyItem, ItemPlace
from corrigenda.flow.propagation.packets.outcome import states_of
from corrigenda.flow.propagation.states import CopyState

SHOWN = 50
_SAME = ("outlet", "guid", "is_canceled", "headline", "note")
"""What changes of one item have in common, be they of several versions of it."""
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
        changes: what it changes, the last one first; one of no words where it fits nothing here.
        is_lost: it fits nothing here.
        is_sought: it is still looked for.
        counts: stories by state, as copies have states.
        cases: some of those that it opened, the first ones first.
    """

    changes: tuple[AgencyChange, ...]
    is_lost: bool
    is_sought: bool
    counts: dict[str, int]
    cases: tuple[int, ...]

    @property
    def change(self) -> AgencyChange:
        """The last of the changes, by whose key the item stands in a list."""
        return self.changes[0]


def items_kept(outlets: Collection[Outlet]) -> tuple[int, datetime | None]:
    """How many items are kept to be compared with, and when the last one came."""
    rows = AgencyItem.objects.filter(outlet__in=[one.pk for one in outlets])
    return rows.count(), rows.aggregate(last=Max("at"))["last"]


def items_that_came(
    outlets: Collection[Outlet], limit: int = SHOWN, *, before: int = 0
) -> list[Came]:
    """So many, the newest first.

    Args:
        before: only those whose last change has a lower key; 0 for all. What comes while somebody
            goes back through them has a higher one, so none of the others is missed or seen twice.
    """
    rows = AgencyChange.objects.filter(outlet__in=[one.pk for one in outlets])
    # What has no name of its agency's is an item by itself.
    alone = When(guid="", then=F("pk"))
    items = rows.annotate(alone=Case(alone, default=Value(0))).order_by().values(*_SAME, "alone")
    items = items.annotate(last=Max("pk"))
    if before:
        items = items.filter(last__lt=before)
    shown = {_key(one): one["last"] for one in items.order_by("-last")[:limit]}
    changes: dict[tuple[object, ...], list[AgencyChange]] = {key: [] for key in shown}
    named = Q(guid__in={one[1] for one in shown} - {""}) | Q(pk__in=shown.values())
    for change in rows.filter(named).select_related("outlet").order_by("-pk"):
        values = {name: getattr(change, name) for name in _SAME[1:]}
        alone_by = 0 if change.guid else change.pk
        key = _key({"outlet": change.outlet_id, **values, "alone": alone_by})
        if key in changes:
            changes[key].append(change)
    return _became(list(changes.values()))


def _key(item: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(item[name] for name in (*_SAME, "alone"))


def _became(items: Sequence[Sequence[AgencyChange]]) -> list[Came]:
    found = _places([one.pk for item in items for one in item])
    of_items = [[place for one in item for place in found[one.pk]] for item in items]
    cases = _cases(place.report_id for places in of_items for place, _ in places[:_CASES])
    return [_came(item, places, cases) for item, places in zip(items, of_items, strict=True)]


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
        changes=tuple(item),
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
