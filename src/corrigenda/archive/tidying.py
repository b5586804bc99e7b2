"""Putting one segment in the place of several while others add and search.

Each transaction is short: the new segment is written a slice at a time, and nobody sees its rows
before it takes the place of the others, in one. What a process that was killed has left of one
that never was, or of those that are no more, is removed by the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from secrets import token_hex

from corrigenda.archive.buckets import Segment
from corrigenda.archive.merging import merger, of_one_size
from corrigenda.archive.tables import Tables

Turn = Callable[[], AbstractContextManager[None]]
"""The writer's turn: a transaction of its own."""
Chooser = Callable[[Sequence[Segment]], list[Segment]]
"""Which segments are to be one."""

_NAME = "tidying"
_IN_A_SLICE = 500_000
_ROWS = 20_000
# Seconds without a step after which a process that tidied is taken for dead.
_LEASE = 600.0


_WAIT = 0.1


class _TakenOverError(Exception):
    """Another process does it."""


def tidy(tables: Tables, turn: Turn) -> bool:
    """Unite four segments of one size. Say whether there were such, and nobody else does it."""
    try:
        return _Tidying(tables, turn, of_one_size).run()
    except _TakenOverError:
        return False


def renew(tables: Tables, turn: Turn) -> None:
    """Write all segments anew as one, without a posting of what was removed before.

    Whoever tidies goes no further. Where somebody else renews, he is waited for; what he wrote
    after this began needs not be written again.
    """
    with turn():
        tables.fold_fresh()
        begun = tables.take("segment", 1)

    def older(segments: Sequence[Segment]) -> list[Segment]:
        return [one for one in segments if one.number < begun]

    while older(tables.segments()):
        try:
            _Tidying(tables, turn, older).run(goes_before=True)
        except _TakenOverError:
            while _is_at_it(tables.noted(_NAME)):
                time.sleep(_WAIT)


def forget_tidying(tables: Tables) -> None:
    """Leave nothing of it, within the writer's transaction; who is at it goes no further."""
    tables.drop_strays()
    tables.note(_NAME, None)


def _is_at_it(noted: str | None) -> bool:
    """Say whether a process that noted this is alive, as far as is known."""
    return noted is not None and time.time() - float(noted.split()[1]) < _LEASE


class _Tidying:
    """One process that tidies, known by a name of its own."""

    def __init__(self, tables: Tables, turn: Turn, choose: Chooser) -> None:
        self._tables, self._turn, self._choose = tables, turn, choose
        self._name = token_hex(8)

    def run(self, *, goes_before: bool = False) -> bool:
        """Do it, unless another process does. `goes_before`: who is at it goes no further."""
        if self._tables.noted(_NAME) is None and not self._choose(self._tables.segments()):
            return False
        with self._turn():
            noted = self._tables.noted(_NAME)
            if _is_at_it(noted) and not goes_before:
                return False
            left = [int(number) for number in (noted or "- 0").split()[2:]]
            some = self._choose(self._tables.segments())
            if not (left or some):
                return False
            self._claim(left)
        self._drop(left)
        if some:
            self._unite()
        with self._turn():
            self._still()
            self._tables.note(_NAME, None)
        return bool(some)

    def _claim(self, left: Sequence[int]) -> None:
        """Note who is at it, when, and the segments whose buckets nobody reads."""
        told = " ".join(map(str, left))
        self._tables.note(_NAME, f"{self._name} {time.time():.0f} {told}")

    def _still(self) -> list[int]:
        """Return those segments; go no further where another process has taken over."""
        name, _, *left = (self._tables.noted(_NAME) or "- 0").split()
        if name != self._name:
            raise _TakenOverError
        return [int(number) for number in left]

    def _drop(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            more = True
            while more:
                with self._turn():
                    left = self._still()
                    more = self._tables.drop_buckets(number, _ROWS)
                    self._claim(left if more else [one for one in left if one != number])

    def _unite(self) -> None:
        with self._turn():
            self._still()
            some = self._choose(self._tables.segments())
            if not some:
                return
            whole = merger(self._tables, some, _IN_A_SLICE)
            self._claim([whole.new.number])
        for at in range(whole.slices):
            with self._turn():
                self._claim(self._still())
                whole.write(at)
        with self._turn():
            self._still()
            # A merge of all may have been before us.
            if not set(some) <= set(self._tables.segments()):
                left = [whole.new.number]
            else:
                whole.replace()
                left = [one.number for one in some]
            self._claim(left)
        self._drop(left)
