"""The copies at other houses, as their acknowledgements tell of them.

Each place that a house names is an entry of the copy ledger of the case (`actions/note_places.py`).
Of what is beyond those it tells the number alone, which stands with what each of its outlets
answered (`Acknowledgement`) and is added here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.flow.propagation.models import Acknowledgement
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


_OfOutlet = tuple[str, str, AtHouse]
"""What an outlet of a house answered, with its slug and its name."""


def at_houses(cases: Iterable[int]) -> dict[int, list[AtHouse]]:
    """What each house that answered says of the copies of those cases, by their keys; in one query.

    The outlets of a house are added up: each looks through its own archive. Where one was sent
    several packets of a case, its answer with most places stands for all: which of them are the
    same it does not tell, and none is to be counted twice.
    """
    told: dict[int, dict[int, list[_OfOutlet]]] = {}
    for case, subscriber, house, slug, name, counts, beyond, verdict in _answered(list(cases)):
        there = AtHouse(house, _here_of(counts), _states(beyond), verdict)
        told.setdefault(case, {}).setdefault(subscriber, []).append((slug, name, there))
    return {case: [_of_house(one) for one in houses.values()] for case, houses in told.items()}


def _of_house(answers: Sequence[_OfOutlet]) -> AtHouse:
    slugs = {name: slug for slug, name, _ in answers if slug}
    outlets: dict[str, AtHouse] = {}
    for slug, name, there in answers:
        outlet = slug or slugs.get(name, name)
        known = outlets.get(outlet)
        if known is None or there.total >= known.total:
            outlets[outlet] = there
    # Of which outlet it was is not known of an answer to an earlier packet: it may be any of these.
    untold = outlets.pop("", None)
    whole = _added_up(list(outlets.values()))
    if untold is not None and (whole is None or untold.total > whole.total):
        return untold
    assert whole is not None
    return whole


def _added_up(outlets: Sequence[AtHouse]) -> AtHouse | None:
    if not outlets:
        return None
    counts, beyond = Counter[CopyState](), Counter[CopyState]()
    for one in outlets:
        counts.update(one.counts)
        beyond.update(one.beyond)
    verdict = _verdict([one.verdict for one in outlets])
    return AtHouse(outlets[0].name, dict(counts), dict(beyond), verdict)


def _verdict(outlets: Sequence[str]) -> str:
    """Why a house looked for nothing; empty where any outlet of it looked."""
    return outlets[0] if outlets and all(outlets) else ""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one packet at a house, at all of its outlets.

    Attributes:
        counts: places by their state there.
        places: those that are named, `{"url", "state"}`.
        verdict: why none of them looked; empty where one did.
    """

    counts: dict[str, int]
    places: list[dict[str, str]]
    verdict: str


def put_together(answers: Collection[Acknowledgement]) -> Became:
    """What a house says became of one packet."""
    counts: Counter[str] = Counter()
    for one in answers:
        counts.update(one.counts)
    places = {place["url"]: place for one in answers for place in one.places}
    verdict = _verdict([one.verdict for one in answers])
    return Became(dict(sorted(counts.items())), list(places.values()), verdict)


@prepared
def _answered(
    cases: list[int],
) -> QuerySet[Acknowledgement, tuple[int, int, str, str, str, dict[str, int], dict[str, int], str]]:
    rows = Acknowledgement.objects.filter(
        sending__packet__entry__correction__case__in=cases, sending__packet__type="correction"
    )
    return rows.order_by("sending", "pk").values_list(
        "sending__packet__entry__correction__case_id",
        "sending__subscriber_id",
        "sending__subscriber__name",
        "slug",
        "name",
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
