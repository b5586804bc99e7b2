"""Keeps the web server and the job process running: one service to start and to stop."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

log = logging.getLogger(__name__)

Ready = Callable[[], bool]

SHORTEST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
"""Seconds before a child that died is started again; doubled each time until it stays alive."""
GRACE = 1.2
"""Seconds between asking a child to end and ending it."""
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Child:
    """A process to keep running.

    Attributes:
        name: for the log.
        command: the program and its arguments.
    """

    name: str
    command: Sequence[str]


def web(host: str, port: int, workers: int) -> Child:
    """The web server, `workers` processes."""
    return _command("web", "--host", host, "--port", str(port), "--workers", str(workers))


def jobs() -> Child:
    """The job process."""
    return _command("jobs")


def mail_in() -> Child:
    """The process by which readers' letters come in."""
    return _command("mail-in")


def _command(name: str, *arguments: str) -> Child:
    return Child(name, [sys.executable, "-m", "corrigenda.project", name, *arguments])


class Supervisor:
    """Starts children, starts them again when they die, and stops them together."""

    def __init__(self, children: Sequence[Child], env: Mapping[str, str] | None = None) -> None:
        self._children = children
        self._env = {**os.environ, **(env or {})}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._stop = threading.Event()
        self._pauses: dict[str, float] = {}
        self._started: dict[str, float] = {}

    def run(self, when_ready: Callable[[], None] | None = None, ready: Ready | None = None) -> None:
        """Run until SIGINT or SIGTERM; returns when every child has ended.

        Args:
            when_ready: called once, when `ready` says so for the first time.
        """
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._stop.set())
        self.start()
        waiting = when_ready
        while not self._stop.wait(0.1):
            self.revive()
            if waiting and (ready is None or ready()):
                waiting()
                waiting = None
        self.end()

    def start(self) -> None:
        """Start every child."""
        for child in self._children:
            self._start(child)

    def revive(self) -> None:
        """Start those again that have died."""
        for child in self._children:
            process = self._running[child.name]
            if process.poll() is not None:
                log.warning("%s ended with %s: starting it again", child.name, process.returncode)
                # Its own children, the web server's workers, would go on and hold the port.
                _end_group(process.pid)
                # What dies at every start is started ever less often, not in a storm.
                pause = self._pauses.get(child.name, SHORTEST_PAUSE)
                self._pauses[child.name] = min(2 * pause, LONGEST_PAUSE)
                self._stop.wait(pause)
                self._start(child)
            elif time.monotonic() - self._started[child.name] > LONGEST_PAUSE:
                self._pauses.pop(child.name, None)

    def end(self) -> None:
        """Stop every child: ask, wait, insist."""
        for process in self._running.values():
            process.terminate()
        until = time.monotonic() + GRACE
        for process in self._running.values():
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                _end_group(process.pid)
                process.wait()

    def _start(self, child: Child) -> None:
        # A session of its own: Ctrl+C reaches this process only, which then ends the children
        # in order. The death signal ends them should this process be killed.
        self._started[child.name] = time.monotonic()
        self._running[child.name] = subprocess.Popen(  # noqa: S603
            list(child.command),
            env=self._env,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509
        )


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
