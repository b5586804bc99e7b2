"""Wait for what another process does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(
    true: Callable[[], T], seconds: float = 60, *, said: Callable[[], str] | None = None
) -> T:
    """Wait for something to become true; what it is then.

    Args:
        said: what to say when it does not, such as what a server printed meanwhile.
    """
    ends = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < ends, said() if said else "it did not become true in time"
        time.sleep(0.05)
    return found
