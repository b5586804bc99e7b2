"""Approve, as the second person, what somebody else decided likewise for the copies of a case."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.copies.approving import MOST, waiting_for_second
from corrigenda.lib.states import TransitionError


@dataclass(slots=True)
class Approved:
    """What came of it.

    Attributes:
        approved: corrections that are approved now.
        refused: why others are not, one line each.
    """

    approved: int = 0
    refused: list[str] = field(default_factory=list)


def approve_copies(case: Case, keys: Collection[int], reason: str, *, by: Actor) -> Approved:
    """Approve those that were looked at, each by itself: by its own rules, with its own entry.

    Args:
        keys: of the corrections; what waits no longer, and what is beyond `MOST`, is left.
        reason: for each; a fix needs one.

    Raises:
        NotAllowedError: `by` may not approve for the outlet of the case.
    """
    require(by, "correction.approve", case.outlet)
    done = Approved()
    for correction in waiting_for_second(case).filter(pk__in=list(keys)[:MOST]):
        try:
            approve(correction, reason=reason, by=by)
        except (CorrectionError, TransitionError, NotAllowedError) as error:
            done.refused.append(f"Case {correction.case_id}: {error}")
        else:
            done.approved += 1
    return done
