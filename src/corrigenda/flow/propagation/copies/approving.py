"""Corrections on the copies of a case that wait for a second person, as they were decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.models import Copy

MOST = 50
"""Corrections that are looked at and approved together."""


@dataclass(frozen=True, slots=True)
class Together:
    """What one person decided alike: of one kind, with one notice.

    Attributes:
        because: why a second person is needed, each reason once.
    """

    by: Staff | None
    kind: str
    words: str
    because: list[str]
    corrections: list[Correction]


def waiting_for_second(case: Case) -> QuerySet[Correction]:
    """The corrections on the copies of a case that wait for approval, the oldest first."""
    copies = Copy.objects.filter(case=case).annotate(
        case_now=Coalesce("report__joined__case", "own_case")
    )
    cases = copies.exclude(case_now=None).values("case_now")
    rows = Correction.objects.filter(case__in=cases, state=CorrectionState.IN_APPROVAL)
    with_them = ("case__outlet", "case__version", "article__current", "outlet", "decided_by")
    return (
        rows.select_related(*with_them)
        .defer("case__version__block_data", "article__current__text")
        .defer("article__current__block_data")
        .order_by("decided_at", "pk")
    )


def decided_alike(corrections: Iterable[Correction]) -> list[Together]:
    """Put together what one person decided alike."""
    sets: dict[tuple[int | None, str, str], list[Correction]] = {}
    for one in corrections:
        sets.setdefault((one.decided_by_id, one.kind, one.words), []).append(one)
    return [
        Together(
            some[0].decided_by,
            kind,
            words,
            sorted({one.second_person_because for one in some}),
            some,
        )
        for (_, kind, words), some in sets.items()
    ]
