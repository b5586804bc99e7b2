"""Let what is under way on a case go on in the one that it is merged into, and back."""

from __future__ import annotations

from corrigenda.flow.cases.actions.answer_source import wait_no_longer
from corrigenda.flow.cases.holding import OFF, hold_mark
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CASE, ENDED, UNDECIDED, CaseState
from corrigenda.flow.cases.triage import due_at, is_graver, suggested
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry

_HELD = (CaseState.CHECKING, CaseState.AWAITING_SOURCE)
_HOLD = tuple(OFF)


def take_over(source: Case, target: Case) -> dict[str, object]:
    """Give `target` the hold, the wait for a source and the owner of `source`, if it has none.

    A severity and a due time that somebody set go on, too, where they are graver or sooner. The
    caller holds both; `source` keeps its own, for the day on which it is split off again.

    Returns:
        what the trail is to say of it, by which `give_back` knows what was taken.
    """
    took: dict[str, object] = {}
    if source.owner_id is not None and target.owner_id is None and target.state not in ENDED:
        target.owner = source.owner
        target.save(update_fields=["owner"])
        took["owner_id"] = source.owner_id
    if target.state in UNDECIDED:
        took |= _press(source, target)
        if source.state in _HELD:
            _hold(source, target)
    return took


def _press(source: Case, target: Case) -> dict[str, object]:
    """Let what was set by hand on `source` count for `target`, where the rule asks for less."""
    took: dict[str, object] = {}
    by_hand = not source.severity_reason and bool(target.severity_reason)
    if by_hand and is_graver(source.severity, target.severity):
        _write(target, {"severity": source.severity, "severity_reason": ""})
        took["severity"] = source.severity
    due, known = source.due_at, target.due_at
    by_hand = source.due_by_hand and not target.due_by_hand
    if by_hand and due is not None and (known is None or due < known):
        _write(target, {"due_at": due, "due_by_hand": True})
        took["due_at"] = due.isoformat()
    return took


def _hold(source: Case, target: Case) -> None:
    hold: dict[str, object] = {}
    if source.hold_since is not None and target.hold_since is None:
        hold = {name: getattr(source, name) for name in _HOLD}
    waits = CaseState.AWAITING_SOURCE in (source.state, target.state)
    state = CaseState.AWAITING_SOURCE if waits else CaseState.CHECKING
    if target.state != state:
        CASE.advance(target, state, **hold)
    elif hold:
        _write(target, hold)


def give_back(old: Case, new: Case) -> None:
    """Take from `old` what it has of `new`, which was merged into it and is split off again.

    What somebody changed meanwhile stays. Both are asked whether they wait for anybody still.
    """
    took = _taken(old, new)
    if old.owner_id is not None and took.get("owner_id") == old.owner_id == new.owner_id:
        old.owner = None
        old.save(update_fields=["owner"])
    if not old.severity_reason and took.get("severity") == old.severity == new.severity:
        old.severity, old.severity_reason = suggested(old)
        old.save(update_fields=["severity", "severity_reason"])
    if old.due_by_hand and old.due_at == new.due_at and took.get("due_at"):
        _write(old, {"due_at": due_at(old), "due_by_hand": False})
    if old.state in _HELD and new.state in _HELD and hold_mark(old) == hold_mark(new) != "":
        if old.state == CaseState.CHECKING:
            CASE.advance(old, CaseState.NEW, **OFF)
        else:
            _write(old, OFF)
    for case in (old, new):
        wait_no_longer(case.pk)
        case.refresh_from_db(fields=["state"])


def _taken(old: Case, new: Case) -> dict[str, object]:
    """What `old` took over from `new`, by the trail."""
    taken = AuditEntry.objects.filter(
        target=target_of(old), verb="case.take_in", detail__merged=new.pk
    )
    last = taken.order_by("-at", "-pk").first()
    return last.detail if last is not None else {}


def _write(case: Case, hold: dict[str, object]) -> None:
    for name, value in hold.items():
        setattr(case, name, value)
    case.save(update_fields=list(hold))
