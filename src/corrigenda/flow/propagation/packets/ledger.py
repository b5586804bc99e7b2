"""The copies at other houses, as their acknowledgements tell of them.

The copy ledger shows them beside the copies in the house's own archive: `copies_at_houses` is
what it asks. They are kept with the packet that was sent (`Sending`), because only its own house
can say what became of them.
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


def _of(sending: Sending) -> CopiesAtHouse:
    return CopiesAtHouse(
        sending=sending,
        name=sending.subscriber.name,
        counts={CopyState(name): int(count) for name, count in sending.counts.items()},
        places=tuple((str(one["url"]), CopyState(one["state"])) for one in sending.places),
    )
