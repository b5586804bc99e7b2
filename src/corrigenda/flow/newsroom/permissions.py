"""Who may do what: one table, asked by every action."""

from __future__ import annotations

from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.memberships import memberships_of
from corrigenda.flow.newsroom.models import Outlet, Role

_EDITORS = frozenset({Role.EDITOR, Role.STANDARDS_EDITOR, Role.ADMINISTRATOR})
_EVERYBODY = _EDITORS | {Role.REPORTER}

ALLOWED: dict[str, frozenset[Role]] = {
    "desk.read": _EVERYBODY,
    "case.check": _EDITORS,
    "case.see": _EVERYBODY,
    "case.note": _EVERYBODY,
    "case.see_reply": _EDITORS,
    "case.own": _EDITORS,
    "case.severity": _EDITORS,
    "case.due": _EDITORS,
    "case.ask_source": _EDITORS,
    "case.decline": _EDITORS,
    "case.reopen": _EDITORS,
    "case.lane": _EDITORS,
    "case.split": _EDITORS,
    "case.merge": _EDITORS,
    "case.undo": _EDITORS,
    "filter.save": _EVERYBODY,
    "filter.share": _EDITORS,
    "correction.decide": _EDITORS,
    "correction.give_up": _EDITORS,
    "change.ask_again": _EDITORS,
    "correction.approve": frozenset({Role.STANDARDS_EDITOR, Role.ADMINISTRATOR}),
    "report.release": _EDITORS,
    "report.reject": _EDITORS,
    "report.ban": _EDITORS,
    "report.lift_ban": _EDITORS,
    "letter.place": _EDITORS,
    "letter.reject": _EDITORS,
    "telling.read": _EDITORS,
    "telling.retry": _EDITORS,
    "channel.change": frozenset({Role.ADMINISTRATOR}),
    "subscriber.read": _EDITORS,
    "subscriber.note": _EDITORS,
    "subscriber.change": frozenset({Role.ADMINISTRATOR}),
    "staff.invite": frozenset({Role.ADMINISTRATOR}),
    "staff.change": frozenset({Role.ADMINISTRATOR}),
    "staff.deactivate": frozenset({Role.ADMINISTRATOR}),
    "case.sweep": _EDITORS,
    "copy.judge": _EDITORS,
    "copy.note": _EDITORS,
    "agency.tell": _EDITORS,
    "figures.read": _EDITORS,
    "audit.read": frozenset({Role.STANDARDS_EDITOR, Role.ADMINISTRATOR}),
    "outlet.change": frozenset({Role.ADMINISTRATOR}),
    "erasure.ask": frozenset({Role.ADMINISTRATOR}),
    "erasure.confirm": frozenset({Role.ADMINISTRATOR}),
}


def may(actor: Actor, verb: str, outlet: Outlet) -> bool:
    """Whether `actor` may do `verb` for `outlet`. The system itself always may."""
    if actor.staff is None:
        return True
    held = memberships_of(actor.staff)
    role = next((one.role for one in held if one.outlet_id == outlet.pk), None)
    return role is not None and actor.staff.is_active and role in ALLOWED[verb]


def require(actor: Actor, verb: str, outlet: Outlet) -> None:
    """Let the action go on.

    Raises:
        NotAllowedError: the actor's role does not allow it.
    """
    if not may(actor, verb, outlet):
        raise NotAllowedError(f"{actor.name} may not do this for {outlet.name} ({verb}).")
