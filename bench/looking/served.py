"""Corrigenda as an operator serves it, in a folder of its own."""

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
from pathlib import Path
from typing import Any

from corrigenda.lib.tests.ports import free_port

WORKERS = 2


class Home:
    """A folder and a port; the database is in the folder, or where DATABASE_URL names one."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.log = folder / "service.log"
        self.env = {
            **os.environ,
            "CORRIGENDA_HOME": str(folder),
            "CORRIGENDA_URL": f"http://127.0.0.1:{self.port}",
            "CORRIGENDA_SECRET": "of-a-bench-that-nobody-reaches-" + "x" * 32,
            "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings",
        }

    def filled(self, module: str, count: int) -> Any:
        """Run a module that fills the database up to a count; what it tells in JSON."""
        command = [sys.executable, "-m", module, str(count)]
        done = subprocess.run(command, env=self.env, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

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
