"""One row after another, so that one that fails does not hold up those behind it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db import OperationalError, transaction
from django.db.models import Model

log = logging.getLogger(__name__)
ModelT = TypeVar("ModelT", bound=Model)

AT_ONCE = 10
"""Rows of one transaction: SQLite has one writer, and a reader's report waits for it."""


def each(rows: Iterable[ModelT], do: Callable[[ModelT], object]) -> int:
    """Do it to every claimed row; a row that fails is logged, and free when its lease ends.

    `do` makes its own transaction. Returns how many did not fail. Raises OperationalError: the
    database itself fails.
    """
    done = 0
    for row in rows:
        try:
            do(row)
            done += 1
        except OperationalError:
            raise
        except Exception:
            log.exception("%s failed on %s", getattr(do, "__name__", do), row)
    return done


def in_one_go(rows: Sequence[ModelT], do: Callable[[ModelT], object]) -> None:
    """As `each`, with one transaction for `AT_ONCE` of them: the disk is waited for less often.

    Where a row fails, or two processes wait for each other's rows, those of its transaction are
    done anew, each in one of its own. `do` makes none. Raises OperationalError: the database itself
    fails.
    """
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        try:
            with transaction.atomic():
                for row in some:
                    do(row)
        except Exception:
            each(some, transaction.atomic(do))
