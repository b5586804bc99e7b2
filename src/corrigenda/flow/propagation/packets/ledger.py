"""The copies at other houses, as their acknowledgements tell of them.

Each place that a house names is an entry of the copy ledger of the case (`actions/note_places.py`).
Of what is beyond those it tells the number alone, which stands with the packet that was sent
(`Sending`) and is added here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.flow.propagation.models import Sending
from corrigenda.flow.propagation.states import CopyState
from corrigenda.lib.prepared import prepared

FOLLOWED = (CopyState.CONFIRMED, CopyState.REQUESTED, CopyState.CORRECTED)
"""States of those that are the same error, be they corrected by now or not."""


@dataclass(frozen=True, slots=True)
class AtHouse:
    """The copies of one case at one house, as it tells.

    Attributes:
        name: of the subscriber.
        counts: places in its archive, by the state that they have in the ledger here.
        beyond: those of them of which it told the number alone.
        verdict: why it looked for nothing; empty where it looked.
    """

    name: str
    counts: dict[CopyState, int]
    beyond: dict[CopyState, int]
    verdict: str = ""

    @property
    def total(self) -> int:
        """Places in its archive, whatever became of them."""
        return sum(self.counts.values())

    @property
    def followed(self) -> int:
        """Those that are the same error, be they corrected by now or not."""
        return sum(self.counts.get(one, 0) for one in FOLLOWED)

    @property
    def corrected(self) -> int:
        """Those of them that are corrected."""
        return self.counts.get(CopyState.CORRECTED, 0)


def at_houses(cases: Iterable[int]) -> dict[int, list[AtHouse]]:
    """What each house that answered says of the copies of those cases, by their keys; in one query.

    Where a house was sent several packets of a case, the answer with most places stands for all:
    which of them are the same it does not tell, and none is to be counted twice.
    """
    told: dict[int, dict[int, AtHouse]] = {}
    for case, subscriber, name, counts, beyond, verdict in _answered(list(cases)):
        houses = told.setdefault(case, {})
        found = AtHouse(name, _here_of(counts), _states(beyond), verdict)
        known = houses.get(subscriber)
        if known is None or found.total >= known.total:
            houses[subscriber] = found
    return {case: list(houses.values()) for case, houses in told.items()}


@prepared
def _answered(
    cases: list[int],
) -> QuerySet[Sending, tuple[int, int, str, dict[str, int], dict[str, int], str]]:
    rows = Sending.objects.filter(
        packet__entry__correction__case__in=cases,
        packet__type="correction",
        answered_at__isnull=False,
    )
    return rows.order_by("pk").values_list(
        "packet__entry__correction__case_id",
        "subscriber_id",
        "subscriber__name",
        "counts",
        "beyond",
        "verdict",
    )


def beyond_of(
    counts: Mapping[str, int], places: Sequence[Mapping[str, str]]
) -> dict[CopyState, int]:
    """Of a house's counts what is beyond the places that it named, by the state here."""
    named = Counter(here(one["state"]) for one in places)
    return dict(Counter(_here_of(counts)) - named)


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


def _here_of(counts: Mapping[str, int]) -> dict[CopyState, int]:
    total: Counter[CopyState] = Counter()
    for state, number in counts.items():
        total[here(state)] += number
    return dict(total)


def _states(counts: Mapping[str, int]) -> dict[CopyState, int]:
    return {CopyState(state): number for state, number in counts.items()}
