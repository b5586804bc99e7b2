"""Places that are judged on the ledger of another case of the same error.

An error that comes back gets a case, and when that is corrected the same places are found again:
what somebody declined or confirmed on the first ledger is not asked of anybody a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.following import Place
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.copies.finds import overlap
from corrigenda.flow.propagation.copies.origin import Origin, origin_of
from corrigenda.flow.propagation.copies.returning import is_back
from corrigenda.flow.propagation.models import Copy, CopyKind, Sweep
from corrigenda.flow.propagation.states import CopyState

JUDGED = (CopyState.CONFIRMED, CopyState.REQUESTED, CopyState.CORRECTED, CopyState.DECLINED)
Elsewhere = Counter[tuple[int, str]]
"""How many places, by the key of the other case and by `declined` or `followed`."""


class OtherLedgers:
    """What was judged in some stories, on the ledgers of other cases of one error."""

    def __init__(self, origin: Origin, same: Collection[int], articles: Collection[int]) -> None:
        """Read the copies that stand in the stories.

        Args:
            same: keys of the other cases, as of `same_errors`.
        """
        judged = _judged().filter(article__in=articles, case__in=same)
        rows = judged.select_related("article__current", "version", "own_case")
        self._origin = origin
        self._places: dict[int, list[tuple[Copy, Place]]] = {}
        for row in rows.defer("article__current__block_data", "version__block_data"):
            if row.article is not None:
                place = place_in(row.article, row.place)
                self._places.setdefault(row.article.pk, []).append((row, place))

    def judged(self, article: int, place: Place) -> Copy | None:
        """The copy that stands at a place on another ledger; none that is to be judged anew."""
        for row, there in self._places.get(article, []):
            if overlap(there, place) and not self._is_back(row, place):
                return row
        return None

    def _is_back(self, row: Copy, place: Place) -> bool:
        return row.state == CopyState.CORRECTED and is_back(row, self._origin, place)


def same_errors(
    case: Case, origin: Origin, *, articles: Collection[int] | None = None
) -> list[int]:
    """Keys of the other cases of one error on whose ledgers something is judged.

    Once for all that is found: the texts are read of those alone that were searched for with the
    same words.

    Args:
        articles: keys of the stories, where only what is judged in them counts.
    """
    judged = _judged().filter(case=OuterRef("case"))
    if articles is not None:
        judged = judged.filter(article__in=articles)
    sweeps = Sweep.objects.filter(Exists(judged)).exclude(case=case)
    near = [
        key
        for key, words, start, end in sweeps.values_list("case", "words", "start", "end")
        if looks_same(origin.before, words[start:end])
    ]
    others = Case.objects.filter(pk__in=near).select_related("version")
    return [
        one.pk for one in others.defer("version__block_data") if is_same(origin, origin_of(one))
    ]


def _judged() -> QuerySet[Copy]:
    return Copy.objects.filter(kind=CopyKind.STORY, state__in=JUDGED)


def is_same(origin: Origin, other: Origin) -> bool:
    """Whether two cases are about one error; of one that is not decided yet its words tell."""
    if not other.changes or not looks_same(origin.before, other.before):
        return False
    return not origin.changes or looks_same(origin.after, other.after)


def counted(copies: Iterable[Copy]) -> Elsewhere:
    """How many there are on which ledger."""
    return Counter(
        (one.case_id, "declined" if one.state == CopyState.DECLINED else "followed")
        for one in copies
    )


def told_elsewhere(elsewhere: Elsewhere) -> list[dict[str, int]]:
    """The same for `Sweep.elsewhere`, in the order of the cases."""
    cases = sorted({case for case, _ in elsewhere})
    return [
        {"case": case, **{how: elsewhere[case, how] for how in ("declined", "followed")}}
        for case in cases
    ]
