"""Have the words by which a case is found gathered anew."""

from __future__ import annotations

from corrigenda.flow.cases.models import CaseText
from corrigenda.lib import clock


def want_index(*cases: int) -> None:
    """Say of cases, by their keys, that something else is to be found by; a job step does it."""
    now = clock.now()
    CaseText.objects.bulk_create(
        [CaseText(case_id=pk, stale_at=now) for pk in cases],
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["stale_at"],
        batch_size=200,
    )
