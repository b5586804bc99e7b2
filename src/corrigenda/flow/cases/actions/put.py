"""Write a few fields of a case that still are what somebody saw."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.lib.states import StaleStateError

LATE = "Somebody else changed this a moment ago: look at it again."


def as_it_is(case: Case) -> Case:
    """The case as it is now, locked; inside the transaction that writes what follows from it.

    Raises:
        StaleStateError: it was merged into another meanwhile.
    """
    rows = Case.objects.select_for_update(of=("self",)).select_related("outlet", "version")
    now = rows.filter(pk=case.pk).first()
    if now is None:
        raise StaleStateError(LATE)
    return now


def put(
    case: Case,
    verb: str,
    *,
    by: Actor,
    seen: Mapping[str, object],
    detail: Mapping[str, object],
    **changes: object,
) -> None:
    """Write `changes` in one UPDATE that names what was seen, and note it; in a transaction.

    Of two editors who change the same field of a case, the second is told.

    Raises:
        StaleStateError: somebody else changed one of the fields in `seen` first.
    """
    if not Case.objects.filter(pk=case.pk, **seen).update(**changes):
        raise StaleStateError(LATE)
    for name, value in changes.items():
        setattr(case, name, value)
    record(by, verb, case.outlet, case, **detail)
