"""A desk as an operator serves it, in a folder of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2


@dataclass(frozen=True)
class Desk:
    """A desk that was filled, as `filling.py` tells of it.

    Attributes:
        session: the cookie of an editor who is signed in.
        cases: keys of cases from all over the desk.
        crowded: keys of the cases that have the most reports.
    """

    session: str
    cases: list[int]
    crowded: list[int]
    reports: int
    count_of_cases: int


class Home:
    """A folder and a port; the database is in the folder, or where DATABASE_URL names one."""

    def __init__(self, folder: Path) -> None:
        self.port = _free_port()
        self.log = folder / "service.log"
        self.env = {
            **os.environ,
            "CORRIGENDA_HOME": str(folder),
            "CORRIGENDA_URL": f"http://127.0.0.1:{self.port}",
            "CORRIGENDA_SECRET": "of-a-bench-that-nobody-reaches-" + "x" * 32,
            "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings",
        }

    def fill(self, reports: int) -> Desk:
        """Fill the desk up to so many reports."""
        command = [sys.executable, "-m", "bench.desk.filling", str(reports)]
        done = subprocess.run(command, env=self.env, check=True, stdout=subprocess.PIPE)
        return Desk(**json.loads(done.stdout))

    @contextlib.contextmanager
    def served(self) -> Iterator[None]:
        """Two workers and the job process, meanwhile."""
        program = [sys.executable, "-m", "corrigenda.project", "serve", "--port", str(self.port)]
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                [*program, "--workers", str(WORKERS)],
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._wait(process)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        for _ in range(600):
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), 1),
            ):
                return
            if process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"The service did not start:\n{self.log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
