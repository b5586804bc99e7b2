"""Put a case on hold while it is being checked, or take it off again."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require


def check(case: Case, *, by: Actor) -> None:
    """Say that somebody is checking; the receipts tell it.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        TransitionError: the case was decided already.
    """
    require(by, "case.check", case.outlet)
    with transaction.atomic():
        CASE.advance(case, CaseState.CHECKING)
        record(by, "case.check", case.outlet, case)
