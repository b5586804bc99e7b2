"""How grave a case is, whose it is, when it is due, and whether it is on hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrigenda.flow.cases.holding import hold_mark
from corrigenda.flow.cases.models import Case, Severity
from corrigenda.flow.cases.owners import owners_for
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.elapsed import span


@dataclass(frozen=True, slots=True)
class Level:
    """A severity to choose, with the name that its key has in `keys.KEYS`."""

    value: str
    name: str
    key: str
    here: bool


@dataclass(frozen=True, slots=True)
class CaseBar:
    """The line above a case.

    Attributes:
        why: why it is as grave as it is.
        mine: whether the owner is who looks.
        owner_left: the owner may not decide here any more.
        due: how far the due time is, or how long ago; empty once the case is decided.
        late: it is past.
        held: on hold.
        hold_late: the time at which an answer was expected is past.
        hold_mark: see `cases.holding`.
        waiting: for a source.
    """

    levels: list[Level]
    why: str
    owners: list[Staff]
    mine: bool
    owner_left: bool
    due: str
    late: bool
    held: bool
    hold_late: bool
    hold_mark: str
    waiting: bool


def casebar(case: Case, staff: Staff) -> CaseBar:
    """What the line says to this member of staff."""
    now, owners = clock.now(), owners_for(case.outlet)
    undecided = case.state in UNDECIDED
    held = undecided and case.state != CaseState.NEW and case.hold_since is not None
    late = undecided and case.due_at is not None and case.due_at < now
    return CaseBar(
        levels=[
            Level(one.value, one.label, f"severity_{one.value}", one.value == case.severity)
            for one in Severity
        ],
        why=case.severity_reason or "set by hand",
        owners=owners,
        mine=case.owner_id == staff.pk,
        owner_left=case.owner_id is not None and all(one.pk != case.owner_id for one in owners),
        due=_far(case.due_at, now) if undecided and case.due_at else "",
        late=late,
        held=held or case.state == CaseState.CHECKING,
        hold_late=held and case.hold_until is not None and case.hold_until < now,
        hold_mark=hold_mark(case),
        waiting=case.state == CaseState.AWAITING_SOURCE,
    )


def _far(due_at: datetime, now: datetime) -> str:
    return f"{span(now - due_at)} late" if due_at < now else f"in {span(due_at - now)}"
