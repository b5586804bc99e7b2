"""One row after another, so that one that fails does not hold up those behind it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import OperationalError
from django.db.models import Model

log = logging.getLogger(__name__)
ModelT = TypeVar("ModelT", bound=Model)


def each(rows: Iterable[ModelT], do: Callable[[ModelT], object]) -> None:
    """Do it to every claimed row; a row that fails is logged, and free when its lease ends.

    `do` makes its own transaction. Raises OperationalError: the database itself fails.
    """
    for row in rows:
        try:
            do(row)
        except OperationalError:
            raise
        except Exception:
            log.exception("%s failed on %s", getattr(do, "__name__", do), row)
