"""Throw one's own draft away."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Draft
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require


def drop_draft(case: Case, *, by: Actor) -> None:
    """Forget what `by` was writing about the case.

    Raises:
        NotAllowedError: `by` may not decide for this outlet.
    """
    require(by, "correction.decide", case.outlet)
    Draft.objects.filter(case=case, staff=by.staff).delete()
