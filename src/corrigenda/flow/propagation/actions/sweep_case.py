"""Have the archive searched for the other places where a case's passage stands."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import Sweep
from corrigenda.lib import clock


def sweep_case(case: Case, *, by: Actor) -> Sweep:
    """Ask for it; the job process does it, and what was found before stays as it was judged.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "case.sweep", case.outlet)
    now = clock.now()
    with transaction.atomic():
        asked = {"asked_at": now, "due_at": now, "is_partial": False, "error": ""}
        sweep, _ = Sweep.objects.update_or_create(case=case, defaults={**asked, "by": by.staff})
        record(by, "case.sweep", case.outlet, case)
    return sweep
