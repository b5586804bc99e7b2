"""Write the audit trail."""

from __future__ import annotations

from django.db import models

from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.lib import clock


def target_of(row: models.Model) -> str:
    """How the audit trail names a row, such as `case:17`."""
    return f"{row._meta.model_name}:{row.pk}"


def record(
    actor: Actor, verb: str, outlet: Outlet, row: models.Model, **detail: object
) -> AuditEntry:
    """Note that `actor` did `verb` to `row`; called inside the action's transaction."""
    return AuditEntry.objects.create(
        at=clock.now(),
        staff=actor.staff,
        who=actor.name,
        verb=verb,
        outlet=outlet,
        target=target_of(row),
        detail=detail,
    )
