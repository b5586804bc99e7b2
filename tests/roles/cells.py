"""A table of who may do what, as it is allowed and as it was when each cell was tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import transaction

from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED

from .world import World

People = Mapping[str, Staff]
Row = dict[str, str]
"""`does` or `refused` by who tried; where it went otherwise, how."""

ROLES = {
    "rolf": Role.REPORTER,
    "edda": Role.EDITOR,
    "stan": Role.STANDARDS_EDITOR,
    "ada": Role.ADMINISTRATOR,
    "wanda": None,
}
DOES, REFUSED = "does", "refused"


def allowed(verb: str) -> Row:
    """The row of a permission, as permissions.py has it."""
    return {name: DOES if role in ALLOWED[verb] else REFUSED for name, role in ROLES.items()}


def tried(people: People, world: World, cell: Callable[[World, Staff], str]) -> Row:
    """What came of it by each of them; nothing of one cell is left for the next."""
    row = {}
    for name in ROLES:
        with transaction.atomic():
            # Read anew, as a request does: who somebody is may be kept with the row.
            row[name] = _outcome(world.fresh(), Staff.objects.get(pk=people[name].pk), cell)
            transaction.set_rollback(True)
    return row


def _outcome(world: World, staff: Staff, cell: Callable[[World, Staff], str]) -> str:
    try:
        return cell(world, staff)
    except Exception as error:  # one cell that breaks is to be seen beside all the others
        return f"{type(error).__name__}: {error}"[:300]


def differences(wanted: Mapping[str, Row], found: Mapping[str, Row]) -> list[str]:
    """The cells that went otherwise than they should."""
    return [
        f"{name} by {who}: {outcome}, and should be {wanted[name][who]}"
        for name, row in found.items()
        for who, outcome in row.items()
        if outcome != wanted[name][who]
    ]
