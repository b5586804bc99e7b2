"""Many callers, one writer: what waits at the same moment is done in one go.

SQLite lets one writer in at a time and waits for the disk at each commit, so threads that each
commit for themselves mostly wait for one another. Here a thread takes all that waits, does it
with one commit, and each caller goes on when its own is durable.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Together(Generic[A, R]):
    """Gathers calls from many threads.

    Args:
        do: makes the results of several calls, in their order, in a transaction of its own.
            When it raises, nothing of it may stay; each call is then tried by itself.
        most: calls that are taken at once.
    """

    def __init__(self, do: Callable[[Sequence[A]], Sequence[R]], *, most: int = 64) -> None:
        self._do, self._most = do, most
        self._waiting: SimpleQueue[tuple[A, Future[R]]] = SimpleQueue()
        self._lock = Lock()
        self._process = 0

    def __call__(self, one: A) -> R:
        """Do `one`, perhaps with others; returns when it is done, or raises what doing it did."""
        self._start()
        told: Future[R] = Future()
        self._waiting.put((one, told))
        return told.result()

    def _start(self) -> None:
        if self._process == os.getpid():
            return
        with self._lock:
            # A thread does not live on in a forked process.
            if self._process != os.getpid():
                self._process = os.getpid()
                self._waiting = SimpleQueue()
                Thread(target=self._work, name="together", daemon=True).start()

    def _work(self) -> None:
        waiting = self._waiting
        while True:
            calls = [waiting.get()]
            try:
                while len(calls) < self._most:
                    calls.append(waiting.get_nowait())
            except Empty:
                pass
            if not self._try(calls):
                for call in calls:
                    self._try([call], alone=True)

    def _try(self, calls: Sequence[tuple[A, Future[R]]], *, alone: bool = False) -> bool:
        """Whether every caller was answered."""
        try:
            results = self._do([one for one, _ in calls])
        except BaseException as error:
            if not alone and len(calls) > 1:
                return False
            for _, told in calls:
                told.set_exception(error)
            return True
        for (_, told), result in zip(calls, results, strict=True):
            told.set_result(result)
        return True
