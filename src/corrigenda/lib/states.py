"""State machines as tables: what may follow what, and the one way a state changes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db import models

S = TypeVar("S", bound=StrEnum)


class TransitionError(Exception):
    """The table has no such transition."""


class StaleStateError(TransitionError):
    """Somebody else changed the row first: read it again."""


class Table(Generic[S]):
    """The transitions of one field.

    Args:
        field: name of the model's field.
        transitions: from each state, the states that may follow it. A state that
            nothing may follow stands with an empty set.
    """

    def __init__(self, field: str, transitions: Mapping[S, frozenset[S]]) -> None:
        self.field = field
        self.transitions = transitions

    def allows(self, before: S | str, after: S) -> bool:
        """Whether `after` may follow `before`."""
        return any(after in to for state, to in self.transitions.items() if state == before)

    def advance(self, row: models.Model, to: S, **changes: Any) -> None:
        """Move `row` to `to` and write `changes` with it, in one UPDATE.

        The UPDATE names the state it started from, so of two processes that move
        the same row one succeeds and the other is told.

        Raises:
            TransitionError: the table has no such transition.
            StaleStateError: the row is no longer in the state it was read in.
        """
        before = getattr(row, self.field)
        if not self.allows(before, to):
            name = type(row).__name__.lower()
            raise TransitionError(f"A {name} that is {before or 'new'} cannot become {to}.")
        manager = type(row)._default_manager
        moved = manager.filter(pk=row.pk, **{self.field: before}).update(
            **{self.field: to}, **changes
        )
        if not moved:
            raise StaleStateError("Somebody else changed this a moment ago: look at it again.")
        for name, value in {self.field: to, **changes}.items():
            setattr(row, name, value)

    def advance_all(self, rows: models.QuerySet[Any], before: S, to: S, **changes: Any) -> int:
        """Move those of `rows` that are in the state `before` to `to`, in one UPDATE.

        Returns how many there were: rows that another moved meanwhile are left as they are.

        Raises:
            TransitionError: the table has no such transition.
        """
        if not self.allows(before, to):
            raise TransitionError(f"What is {before} cannot become {to}.")
        moved = rows.filter(**{self.field: before})
        return int(moved.update(**{self.field: to}, **changes))
