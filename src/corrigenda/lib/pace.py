"""Not too often: a pause between two requests to one host."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class Pace:
    """Lets one caller through per `seconds` and key; the others wait their turn.

    Args:
        seconds: between two turns of one key.
        sleep, clock: for tests.
    """

    def __init__(
        self,
        seconds: float,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._sleep, self._clock = seconds, sleep, clock
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, key: str) -> None:
        """Return when it is this caller's turn."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(key, now))
            self._next[key] = turn + self._seconds
        if turn > now:
            self._sleep(turn - now)
