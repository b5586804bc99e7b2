"""Who can take care of a case."""

from __future__ import annotations

from django.db.models import QuerySet

from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.lib.prepared import prepared


def owners_for(outlet: Outlet) -> list[Staff]:
    """Those who may decide cases of an outlet, by name."""
    return sorted(_deciding(outlet.pk), key=lambda one: one.full_name.casefold())


@prepared
def _deciding(outlet: int) -> QuerySet[Staff]:
    # A member of staff has one role at an outlet.
    return Staff.objects.filter(
        is_active=True,
        memberships__outlet=outlet,
        memberships__role__in=ALLOWED["case.own"],
    )


def owner_of_key(case: Case, key: int | None) -> Staff | None:
    """The one with that key among those who may own the case; None for no key.

    Raises:
        CaseError: there is none.
    """
    if key is None:
        return None
    found = next((one for one in owners_for(case.outlet) if one.pk == key), None)
    if found is None:
        raise CaseError("Somebody who left, or may not decide here: choose another.", "owner")
    return found


def owner_at_work(case: Case) -> Staff | None:
    """Who takes care of the case, when they may decide it still."""
    return next((one for one in owners_for(case.outlet) if one.pk == case.owner_id), None)
