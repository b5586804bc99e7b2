"""A passage with a few words on either side, in one line."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.cases.models import Case

_CHARS = 60


@dataclass(frozen=True, slots=True)
class InPlace:
    """The passage of a case, and the words around it in its own paragraph."""

    lead: str
    says: str
    trail: str


def in_place(case: Case) -> InPlace:
    """Of a case; without reading its story."""
    selector = case.selector
    lead = selector.prefix.rpartition("\n")[2][-_CHARS:]
    return InPlace(lead, case.says, selector.suffix.partition("\n")[0][:_CHARS])
