"""The seconds in which a decision can be taken back, before anything of it leaves the house.

See docs/decisions/0012-undo-before-anything-leaves.md.
"""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models

from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock


class Undoable(models.Model):
    """What a case knows of its last decision while that can be taken back."""

    effective_at = models.DateTimeField(null=True)
    """When the decision takes effect; null when it has, and while there is none."""
    undo_state = models.CharField(max_length=20, blank=True)
    """The state that taking it back leads to."""
    undo_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    """Who decided, and may take it back."""
    batch = models.UUIDField(null=True)
    """The same for what was decided in one go, so that it is taken back in one go."""
    leased_until = models.DateTimeField(null=True)

    UNDO_FIELDS: ClassVar = ("effective_at", "undo_state", "undo_by", "batch", "leased_until")
    SETTLED: ClassVar[dict[str, object]] = {
        "effective_at": None,
        "undo_state": "",
        "undo_by": None,
        "batch": None,
        "leased_until": None,
    }
    """The values of the fields when nothing can be taken back any more."""

    class Meta:
        abstract = True

    @property
    def can_be_undone(self) -> bool:
        """Whether the last decision has not taken effect yet."""
        return self.effective_at is not None and self.effective_at > clock.now()


def window(
    outlet: Outlet, state: str, *, by: Actor, batch: UUID | None = None
) -> dict[str, object]:
    """The values of `UNDO_FIELDS` for a decision that is made now.

    Args:
        state: the state of the case before it.

    Returns:
        those of a settled case where nobody could take it back: the house gives no time, or
        the system itself decides.
    """
    seconds = outlet.policy.undo_seconds
    if by.staff is None or not seconds:
        return dict(Undoable.SETTLED)
    return {
        "effective_at": clock.now() + timedelta(seconds=seconds),
        "undo_state": state,
        "undo_by": by.staff,
        "batch": batch or uuid4(),
        "leased_until": None,
    }
