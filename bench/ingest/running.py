"""Run the command in a home of its own, and look at the memory of its processes meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_COMMAND = (sys.executable, "-m", "corrigenda.project")
_LOOK = 0.1
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A run of the command.

    Attributes:
        output: what it printed.
        seconds: from its start to its end.
        began: seconds until its first new place was kept.
        own: bytes of memory of the command at its most.
        all: bytes of it and of the processes that read, each at its most.
        worked: seconds of processor time of all of them.
    """

    output: str
    seconds: float
    began: float
    own: int
    all: int
    worked: float


def outlet(home: Path) -> None:
    """Open an outlet there."""
    subprocess.run(
        [
            *_COMMAND, "open-outlet", "daily", "--name", "The Daily", "--admin", "ada",
            "--origin", "https://daily.example",
        ],
        env=_env(home), check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def ingest(home: Path, dump: Path, *, until: Callable[[int], bool] | None = None) -> Ran:
    """Take a dump in; killed as soon as so many rows were done."""
    begun, first, began = time.perf_counter(), rows_done(home), 0.0
    most: dict[int, int] = {}
    worked: dict[int, float] = {}
    process = subprocess.Popen(
        [*_COMMAND, "ingest", str(dump)], env=_env(home), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            most[pid] = max(most.get(pid, 0), _peak(pid))
            worked[pid] = max(worked.get(pid, 0.0), _worked(pid))
        rows = rows_done(home)
        if not began and rows > first:
            began = time.perf_counter() - begun
        if until and until(rows):
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(_LOOK)
    output, _ = process.communicate()
    seconds = time.perf_counter() - begun
    own, everything = most.get(process.pid, 0), sum(most.values())
    return Ran(output, seconds, began, own, everything, sum(worked.values()))


def rows_done(home: Path) -> int:
    """The rows before the place that was kept last; 0 where none is."""
    for path in (home / "ingest").glob("*.json"):
        try:
            return int(json.loads(path.read_text("utf-8"))["after"].partition("/")[0])
        except (OSError, ValueError):
            continue
    return 0


def _env(home: Path) -> dict[str, str]:
    return {**os.environ, "CORRIGENDA_HOME": str(home)}


def _children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [int(one) for one in found]


def _peak(pid: int) -> int:
    """Bytes that a process held in memory at its most, as Linux counts them; 0 if it is gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _worked(pid: int) -> float:
    """Seconds of processor time that a process took; 0 if it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
