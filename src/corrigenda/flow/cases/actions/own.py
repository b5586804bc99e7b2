"""Say who takes care of a case."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.put import put
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may, require


def own(case: Case, owner: Staff | None, *, was: int | None, by: Actor) -> None:
    """Give the case to somebody, or to nobody.

    Args:
        was: key of the owner that was looked at; None for nobody.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: the new owner may not decide cases of this outlet.
        StaleStateError: somebody else changed the owner first.
    """
    require(by, "case.own", case.outlet)
    if owner is not None and not may(actors.of(owner), "case.own", case.outlet):
        raise CaseError(f"{owner.full_name} does not decide cases of {case.outlet.name}.")
    new = owner.pk if owner else None
    if new == was == case.owner_id:
        return
    with transaction.atomic():
        put(
            case,
            "case.own",
            by=by,
            seen={"owner": was},
            detail={"owner": owner.full_name if owner else "", "owner_id": new},
            owner=owner,
        )
        want_index(case.pk)
