"""Let what is under way on a case go on in the one that it is merged into, and back."""

from __future__ import annotations

from corrigenda.flow.cases.actions.answer_source import wait_no_longer
from corrigenda.flow.cases.holding import OFF, hold_mark
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CASE, ENDED, UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry

_HELD = (CaseState.CHECKING, CaseState.AWAITING_SOURCE)
_HOLD = tuple(OFF)


def take_over(source: Case, target: Case) -> dict[str, object]:
    """Give `target` the hold, the wait for a source and the owner of `source`, if it has none.

    The caller holds both; `source` keeps its own, for the day on which it is split off again.

    Returns:
        what the trail is to say of it, by which `give_back` knows what was taken.
    """
    took: dict[str, object] = {}
    if source.owner_id is not None and target.owner_id is None and target.state not in ENDED:
        target.owner = source.owner
        target.save(update_fields=["owner"])
        took["owner_id"] = source.owner_id
    if target.state in UNDECIDED and source.state in _HELD:
        _hold(source, target)
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
    if old.owner_id is not None and _owner_taken(old, new) == old.owner_id == new.owner_id:
        old.owner = None
        old.save(update_fields=["owner"])
    if old.state in _HELD and new.state in _HELD and hold_mark(old) == hold_mark(new) != "":
        if old.state == CaseState.CHECKING:
            CASE.advance(old, CaseState.NEW, **OFF)
        else:
            _write(old, OFF)
    for case in (old, new):
        wait_no_longer(case.pk)
        case.refresh_from_db(fields=["state"])


def _owner_taken(old: Case, new: Case) -> object:
    """The key of the owner that `old` took over from `new`, by the trail."""
    taken = AuditEntry.objects.filter(
        target=target_of(old), verb="case.take_in", detail__merged=new.pk
    )
    last = taken.order_by("-at", "-pk").first()
    return last.detail.get("owner_id") if last is not None else None


def _write(case: Case, hold: dict[str, object]) -> None:
    for name, value in hold.items():
        setattr(case, name, value)
    case.save(update_fields=list(hold))
