"""On whose behalf an action runs."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.newsroom.models import Staff


@dataclass(frozen=True, slots=True)
class Actor:
    """A member of staff, or a part of the system that acts by itself.

    Attributes:
        name: as the audit trail shows it.
        staff: None for the system and for a CMS.
    """

    name: str
    staff: Staff | None = None


def of(staff: Staff) -> Actor:
    """The actor for a member of staff."""
    return Actor(staff.full_name, staff)


SYSTEM = Actor("Corrigenda")
CMS = Actor("The CMS")
OPERATOR = Actor("The operator")
