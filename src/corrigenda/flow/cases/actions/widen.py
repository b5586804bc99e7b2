"""Have a place cover what readers highlighted together."""

from __future__ import annotations

from corrigenda.flow.cases.following import Place, placed
from corrigenda.flow.cases.models import Case, CasePlace
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.reports.submission import MAX_SAYS, words_hash


def widen(case: Case, row: Case | CasePlace, place: Place) -> bool:
    """Let `row`, a place of `case`, cover `place` too; whether it became wider.

    Only while nobody is at work on the case, both stand in one version, and they overlap:
    what somebody checks does not change under their hands.
    """
    if place.is_lost or place.version is None or row.version_id != place.version.pk:
        return False
    if row.start is None or row.end is None or place.start is None or place.end is None:
        return False
    if case.state != CaseState.NEW or place.start >= row.end or place.end <= row.start:
        return False
    start, end = min(row.start, place.start), max(row.end, place.end)
    if (start, end) == (row.start, row.end) or end - start > MAX_SAYS:
        return False
    set_place(row, place, start, end)
    return True


def set_place(row: Case | CasePlace, place: Place, start: int, end: int) -> None:
    """Put `row` at a stretch of the version of `place`, whose words are then what it says."""
    version = place.version
    if version is None:
        return
    row.says = version.text[start:end]
    row.put(placed(row.says, version, start, end, since=version), followed_to=version)
    fields = ["says", *row.PLACE_FIELDS]
    if isinstance(row, Case):
        row.says_hash = words_hash(row.says)
        fields.append("says_hash")
    row.save(update_fields=fields)
