"""What became of the other places of an error, counted and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from corrigenda.flow.articles.unindexed import count_unindexed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy, CopyKind, Sweep
from corrigenda.flow.propagation.packets.ledger import FOLLOWED, AtHouse, at_houses
from corrigenda.flow.propagation.states import CopyState
from corrigenda.lib.prepared import prepared

OPEN = (CopyState.FOUND, CopyState.VARIANT, CopyState.CONFIRMED, CopyState.REQUESTED)
"""States in which it is not settled what becomes of a copy."""
WITH_THEIR_STORIES = ("article__current", "version", "outlet", "own_case", "judged_by")
"""What a list of copies shows beside them."""
LOOKED_AT = Q(state__in=OPEN) | Q(state=CopyState.DECLINED, own_case__isnull=False)
"""Of which more may be seen: one that was declined with its case, too, for that can be reopened."""
OF_A_PACKET = "packet:"
"""With which the ids of those begin that stand at another house, as it acknowledged."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The copies of a case, counted by state.

    Attributes:
        counts: all of them.
        listed: those that have a row of their own, and no more.
        houses: what other houses say of theirs.
    """

    counts: dict[CopyState, int] = field(default_factory=dict)
    listed: dict[CopyState, int] = field(default_factory=dict)
    houses: Sequence[AtHouse] = ()

    def of(self, *states: CopyState) -> int:
        """How many are in one of the states."""
        return sum(self.counts.get(state, 0) for state in states)

    def rows(self, *states: CopyState) -> int:
        """How many of these there are rows of: other houses tell of many the number alone."""
        return sum(self.listed.get(state, 0) for state in states)

    @property
    def found(self) -> int:
        """Copies that nobody judged yet."""
        return self.of(CopyState.FOUND)

    @property
    def variants(self) -> int:
        """Variants that nobody judged yet."""
        return self.of(CopyState.VARIANT)

    @property
    def followed(self) -> int:
        """Those that are the same error, be they corrected by now or not."""
        return self.of(*FOLLOWED)

    @property
    def corrected(self) -> int:
        """Those of them that are corrected."""
        return self.of(CopyState.CORRECTED)

    @property
    def waiting(self) -> int:
        """Those of them that are not."""
        return self.of(CopyState.CONFIRMED, CopyState.REQUESTED)

    @property
    def declined(self) -> int:
        """Those that are none, or are left as they are."""
        return self.of(CopyState.DECLINED)

    @property
    def gone(self) -> int:
        """Those that do not stand any more."""
        return self.of(CopyState.GONE)

    @property
    def all(self) -> int:
        """Every place that was ever found or noted."""
        return sum(self.counts.values())


def ledger_of(case: Case) -> Ledger:
    """The ledger of a case, in two queries."""
    return ledgers_of([case.pk]).get(case.pk, Ledger())


def ledgers_of(cases: Iterable[int]) -> dict[int, Ledger]:
    """The ledgers of those cases that have one, by their keys, in two queries."""
    keys = list(cases)
    listed: dict[int, dict[CopyState, int]] = {}
    for case, state, number in _counted(keys):
        listed.setdefault(case, {})[CopyState(state)] = number
    houses = at_houses(keys)
    return {case: _added_up(listed.get(case, {}), houses.get(case, [])) for case in listed | houses}


def _added_up(listed: dict[CopyState, int], houses: Sequence[AtHouse]) -> Ledger:
    counts = Counter(listed)
    for one in houses:
        counts.update(one.beyond)
    return Ledger(dict(counts), listed, houses)


@prepared
def _counted(cases: list[int]) -> QuerySet[Copy, tuple[int, str, int]]:
    rows = Copy.objects.filter(case__in=cases).order_by().values_list("case_id", "state")
    return rows.annotate(Count("pk"))


def copies_of(
    case: Case, states: Collection[CopyState] = (), *, first: int = 0, most: int = 100
) -> QuerySet[Copy]:
    """So many copies of a case, the closest before the others; with what a list of them shows.

    Args:
        first: from which number on.
    """
    keys = Copy.objects.filter(case=case).order_by("distance", "pk").values("pk")
    if states:
        keys = keys.filter(state__in=list(states))
    # Sorted by the index alone: ten thousand rows with their stories are not, for a page of them.
    rows = Copy.objects.filter(pk__in=keys[first : first + most])
    return without_texts(rows.select_related(*WITH_THEIR_STORIES)).order_by("distance", "pk")


def copies_behind(
    case: Case, key: int, states: Collection[CopyState] = (), *, most: int = 100
) -> QuerySet[Copy]:
    """So many copies of a case with a higher key, in the order in which they were found.

    Whatever is judged, compared anew or removed meanwhile, who goes on behind the last key misses
    none and sees none twice: a key never changes, and what is found later has a higher one.
    """
    rows = Copy.objects.filter(case=case, pk__gt=key)
    if states:
        rows = rows.filter(state__in=list(states))
    return without_texts(rows.select_related(*WITH_THEIR_STORIES)).order_by("pk")[:most]


def without_texts(rows: QuerySet[Copy]) -> QuerySet[Copy]:
    """Leave out what is long and no list shows."""
    return rows.defer(
        "version__block_data", "article__current__text", "article__current__block_data"
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """Confirmed copies that wait for the case of their own, which the job process opens.

    Attributes:
        since: when the last of them was confirmed.
    """

    count: int = 0
    since: datetime | None = None


def being_opened(case: Case) -> Opening:
    """How many there are of a case."""
    rows = Copy.objects.filter(case=case, state=CopyState.CONFIRMED, kind=CopyKind.STORY)
    waiting = rows.filter(own_case=None)
    return Opening(**waiting.aggregate(count=Count("pk"), since=Max("judged_at")))


def copy_of(case: Case, key: int) -> Copy:
    """A copy of a case.

    Raises:
        CopyError: there is none.
    """
    copy = Copy.objects.select_related("article").filter(case=case, pk=key).first()
    if copy is None:
        raise CopyError("", f"Case {case.pk} has no copy {key}: look at its list again.")
    return copy


def case_key_of(key: int) -> int | None:
    """The key of the case on whose ledger a copy stands; None where there is no such copy."""
    return Copy.objects.filter(pk=key).values_list("case_id", flat=True).first()


def sweep_of(case: Case) -> Sweep | None:
    """The newest sweep for a case; None when nobody asked for one yet."""
    return _sweeps_for.first(case.pk)


def not_searched(sweep: Sweep | None) -> int:
    """How many stories a sweep has still to search, because the index does not hold them yet."""
    return count_unindexed(sweep.asked_at) if sweep and sweep.due_at and sweep.is_partial else 0


@prepared
def _sweeps_for(case: int) -> QuerySet[Sweep]:
    return Sweep.objects.filter(case=case, asked_at__isnull=False).order_by("pk")[:1]


def original_of(case: Case) -> Copy | None:
    """The copy that a case is about, when it came from a sweep; its `case` is the original, of
    which the story's headline is read."""
    return _copies_about.first(case.pk)


@prepared
def _copies_about(case: int) -> QuerySet[Copy]:
    copies = Copy.objects.filter(own_case=case).select_related("case__article__current")
    light = copies.only("case__article__url", "case__article__current__headline")
    return light.order_by("pk")[:1]


def originals_of(cases: Iterable[int], outlets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Of cases that are about copies: the case on whose ledger each stands, and how many were
    confirmed there. A number of queries that does not grow.

    Args:
        outlets: of those the ledgers are told of; a sweep finds copies at others, too.
    """
    originals = dict(_originals(list(cases), list(outlets)))
    counted = ledgers_of(set(originals.values())) if originals else {}
    return {
        own: (case, counted[case].followed)
        for own, case in originals.items()
        if own and case in counted
    }


@prepared
def _originals(cases: list[int], outlets: list[int]) -> QuerySet[Copy, tuple[int | None, int]]:
    rows = Copy.objects.filter(own_case__in=cases, case__outlet__in=outlets).order_by("-pk")
    return rows.values_list("own_case_id", "case_id")


def public_counts(public_id: str) -> Ledger | None:
    """The ledger of the correction behind a permalink, where the house shows it and there is one.

    Counts only: nobody is named.
    """
    case = (
        Case.objects.filter(corrections__entry__public_id=public_id)
        .select_related("outlet")
        .first()
    )
    if case is None or not case.outlet.policy.copies_public:
        return None
    found = ledger_of(case)
    return found if found.followed or found.gone else None
