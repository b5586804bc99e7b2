"""Who may do what: one table, asked by every action."""

from __future__ import annotations

from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Membership, Outlet, Role

_EDITORS = frozenset({Role.EDITOR, Role.STANDARDS_EDITOR, Role.ADMINISTRATOR})
_EVERYBODY = _EDITORS | {Role.REPORTER}

ALLOWED: dict[str, frozenset[Role]] = {
    "desk.read": _EVERYBODY,
    "case.check": _EDITORS,
    "case.decline": _EDITORS,
    "correction.decide": _EDITORS,
    "correction.approve": frozenset({Role.STANDARDS_EDITOR, Role.ADMINISTRATOR}),
    "outlet.change": frozenset({Role.ADMINISTRATOR}),
}


def may(actor: Actor, verb: str, outlet: Outlet) -> bool:
    """Whether `actor` may do `verb` for `outlet`. The system itself always may."""
    if actor.staff is None:
        return True
    role = (
        Membership.objects.filter(staff=actor.staff, outlet=outlet)
        .values_list("role", flat=True)
        .first()
    )
    return role is not None and actor.staff.is_active and role in ALLOWED[verb]


def require(actor: Actor, verb: str, outlet: Outlet) -> None:
    """Let the action go on.

    Raises:
        NotAllowedError: the actor's role does not allow it.
    """
    if not may(actor, verb, outlet):
        raise NotAllowedError(f"{actor.name} may not do this for {outlet.name} ({verb}).")
