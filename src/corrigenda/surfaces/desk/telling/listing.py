"""The list of deliveries: which are asked for, what stands in a row, what is down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.delivery_states import OPEN, DeliveryState
from corrigenda.flow.propagation.models import ChannelKind, Delivery
from corrigenda.flow.propagation.queries import Down, deliveries_for, down_for
from corrigenda.surfaces.desk.telling.words import CHANNELS, KINDS, STATES, TONES

PAGE = 50
_TABS = ("all", *DeliveryState)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list was asked for; anything that is none is as if it was not.

    Attributes:
        behind: key of a line that is down: those that wait behind it.
    """

    tab: str = "all"
    channel: str = ""
    words: str = ""
    behind: str = ""
    page: int = 1

    def url(self, **changes: object) -> str:
        """The query of the list with other values."""
        now = {
            "show": self.tab,
            "channel": self.channel,
            "q": self.words,
            "behind": self.behind,
            "page": self.page,
        }
        given = {name: value for name, value in (now | {"page": 1} | changes).items() if value}
        plain = {"show": "all", "page": 1}
        return "?" + urlencode({k: v for k, v in given.items() if plain.get(k) != v})


def asked(given: dict[str, str]) -> Asked:
    """What the address asks for."""
    page = given.get("page", "")
    return Asked(
        tab=given["show"] if given.get("show") in _TABS else "all",
        channel=given["channel"] if given.get("channel") in ChannelKind.values else "",
        words=given.get("q", "").strip()[:100],
        behind=given.get("behind", "")[:60],
        page=int(page) if page.isdecimal() and 0 < len(page) < 5 and int(page) else 1,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as the list shows it."""

    delivery: Delivery
    what: str
    channel: str
    state: str
    tone: str
    case: int | None
    may_retry: bool
    may_give_up: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A tab, or a channel to choose."""

    name: str
    url: str
    here: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The list, with the ways through it."""

    asked: Asked
    rows: list[Row]
    down: list[Down]
    tabs: list[Choice]
    channels: list[Choice]
    newer: str
    older: str


def listing(outlets: Sequence[Outlet], wanted: Asked) -> Listing:
    """A page of the deliveries of the outlets, the newest first.

    What waits behind a line that is down stands there as one number, and in no list unless it
    is asked for.
    """
    everything = deliveries_for(outlets)
    down = down_for(outlets)
    keys = [one.line.key for one in down]
    shown = _shown(everything, wanted, keys)
    start = (wanted.page - 1) * PAGE
    found = list(shown[start : start + PAGE + 1])
    counts = dict(
        everything.order_by().values_list("state").annotate(Count("pk")) if outlets else []
    )
    tabs = [
        Choice(
            STATES[DeliveryState(tab)] if tab != "all" else "All",
            wanted.url(show=tab, behind=""),
            tab == wanted.tab and not wanted.behind,
            counts.get(tab) if tab != "all" else None,
        )
        for tab in _TABS
    ]
    channels = [Choice("All", wanted.url(channel=""), not wanted.channel)]
    channels += [
        Choice(name, wanted.url(channel=kind.value), kind == wanted.channel)
        for kind, name in CHANNELS.items()
    ]
    return Listing(
        asked=wanted,
        rows=[_row(one) for one in found[:PAGE]],
        down=down,
        tabs=tabs,
        channels=channels,
        newer=wanted.url(page=wanted.page - 1) if wanted.page > 1 else "",
        older=wanted.url(page=wanted.page + 1) if len(found) > PAGE else "",
    )


def _shown(rows: QuerySet[Delivery], wanted: Asked, down: list[str]) -> QuerySet[Delivery]:
    if wanted.behind:
        rows = rows.filter(line=wanted.behind, state__in=OPEN)
    elif down:
        rows = rows.exclude(line__in=down, state__in=OPEN)
    if wanted.tab != "all":
        rows = rows.filter(state=wanted.tab)
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.words:
        words = wanted.words
        rows = rows.filter(
            Q(to__icontains=words) | Q(error__icontains=words) | Q(target__iexact=words)
        )
    return rows


def _row(delivery: Delivery) -> Row:
    state = DeliveryState(delivery.state)
    kind, _, key = delivery.target.partition(":")
    return Row(
        delivery=delivery,
        what=KINDS.get(delivery.kind, delivery.kind),
        channel=CHANNELS[ChannelKind(delivery.channel)],
        state=STATES[state],
        tone=TONES[state],
        case=int(key) if kind == "case" and key.isdecimal() else None,
        may_retry=state in (DeliveryState.FAILED, DeliveryState.GIVEN_UP),
        may_give_up=state in OPEN,
    )
