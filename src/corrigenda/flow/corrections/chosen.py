"""The cases that somebody chose from the queue, by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_seen_by
from corrigenda.flow.corrections.outcomes import Done
from corrigenda.flow.newsroom.models import Staff

NONE_OF_THEIRS = "It is no case of yours, or was merged into another."


def chosen_of(staff: Staff, keys: Iterable[int]) -> tuple[dict[int, Case], list[Done]]:
    """The cases in the order of their keys, and for each key that is none of theirs why not."""
    wanted = list(dict.fromkeys(keys))
    known = cases_seen_by(staff, wanted)
    cases = {pk: known[pk] for pk in wanted if pk in known}
    return cases, [Done(pk, False, NONE_OF_THEIRS) for pk in wanted if pk not in known]
