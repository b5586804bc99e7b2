"""The copies at other houses, as their acknowledgements tell of them.

Whole numbers and as many places as were told stand with the packet that was sent (`Sending`); each
place is an entry of the copy ledger of the case, too (`actions/note_places.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corrigenda.flow.propagation.models import Sending
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.models import Entry


@dataclass(frozen=True, slots=True)
class CopiesAtHouse:
    """What one subscriber says.

    Attributes:
        places: `(url, state)` of as many as it told.
    """

    sending: Sending
    name: str
    counts: dict[CopyState, int]
    places: tuple[tuple[str, CopyState], ...]

    @property
    def total(self) -> int:
        """Places in its archive."""
        return sum(self.counts.values())

    @property
    def corrected(self) -> int:
        """Places that were corrected."""
        return self.counts.get(CopyState.CORRECTED, 0)


def copies_at_houses(entry: Entry) -> list[CopiesAtHouse]:
    """What each subscriber that was sent an entry's packet says of it, in the order of sending."""
    rows = Sending.objects.filter(packet__entry=entry, packet__type="correction")
    return [_of(one) for one in rows.select_related("subscriber").order_by("pk")]


def added_up(copies: Iterable[CopiesAtHouse]) -> dict[CopyState, int]:
    """All of them by state."""
    total: Counter[CopyState] = Counter()
    for one in copies:
        total.update(one.counts)
    return dict(total)


def here(state: str) -> CopyState:
    """What a state at another house is in the ledger here: asked of it, until it has decided."""
    there = CopyState(state)
    ended = (CopyState.CORRECTED, CopyState.DECLINED, CopyState.GONE)
    return there if there in ended else CopyState.REQUESTED


def way(now: CopyState, wanted: CopyState) -> list[CopyState]:
    """The steps from one state to another; none where there is no way, as back from corrected."""
    steps = {
        (CopyState.FOUND, CopyState.REQUESTED): [CopyState.CONFIRMED, CopyState.REQUESTED],
        (CopyState.FOUND, CopyState.CORRECTED): [CopyState.CONFIRMED, CopyState.CORRECTED],
        (CopyState.DECLINED, CopyState.REQUESTED): [CopyState.CONFIRMED, CopyState.REQUESTED],
        (CopyState.DECLINED, CopyState.CORRECTED): [CopyState.CONFIRMED, CopyState.CORRECTED],
        (CopyState.DECLINED, CopyState.GONE): [CopyState.CONFIRMED, CopyState.GONE],
        (CopyState.FOUND, CopyState.DECLINED): [CopyState.DECLINED],
        (CopyState.FOUND, CopyState.GONE): [CopyState.GONE],
        (CopyState.REQUESTED, CopyState.CORRECTED): [CopyState.CORRECTED],
        (CopyState.REQUESTED, CopyState.DECLINED): [CopyState.DECLINED],
        (CopyState.REQUESTED, CopyState.GONE): [CopyState.GONE],
    }
    return steps.get((now, wanted), [])


def _of(sending: Sending) -> CopiesAtHouse:
    return CopiesAtHouse(
        sending=sending,
        name=sending.subscriber.name,
        counts={CopyState(name): int(count) for name, count in sending.counts.items()},
        places=tuple((str(one["url"]), CopyState(one["state"])) for one in sending.places),
    )
