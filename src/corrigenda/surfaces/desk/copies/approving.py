"""What waits for a second person on the copies of a case, as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.copies.approving import MOST, decided_alike, waiting_for_second


@dataclass(frozen=True, slots=True)
class Shown:
    """A correction: its keys, its story's headline, and what it changes."""

    pk: int
    case_id: int
    headline: str
    diff: list[Piece]


@dataclass(frozen=True, slots=True)
class Set:
    """What one person decided alike.

    Attributes:
        by: who; empty where they were deleted.
        own: who looks decided it.
        may: who looks may approve it.
        because: why a second person is needed.
    """

    by: str
    own: bool
    may: bool
    kind: str
    words: str
    because: list[str]
    corrections: list[Shown]


def sets_of(case: Case, staff: Staff, *, may_approve: bool) -> list[Set]:
    """The sets that wait; of many corrections the first `MOST`."""
    return [
        Set(
            by=one.by.full_name if one.by else "",
            own=one.by == staff,
            may=may_approve and one.by != staff,
            kind=one.kind,
            words=one.words,
            because=one.because,
            corrections=[
                Shown(
                    each.pk,
                    each.case_id,
                    each.article.headline,
                    shown_diff(each.before, each.after) if each.changes_story else [],
                )
                for each in one.corrections
            ],
        )
        for one in decided_alike(waiting_for_second(case)[:MOST])
    ]
