"""Note by which runs of words a case's twins are found."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case, Shingle
from corrigenda.flow.cases.twins import shingles


def index_twins(case: Case) -> None:
    """Index the surroundings of the case's passage as it stands now, in place of what was."""
    Shingle.objects.filter(case=case).delete()
    if case.version is None or case.start is None or case.end is None:
        return
    hashes = shingles(case.version.text, case.start, case.end)
    Shingle.objects.bulk_create(
        Shingle(outlet_id=case.outlet_id, hash=one, case=case) for one in hashes
    )
