"""Starts a newsroom of its own in a folder that is thrown away, and walks through it."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.ports import free_port, listens
from corrigenda.project.cli.setup import bring_up_to_date
from corrigenda.project.supervisor import Supervisor, jobs, web

START_TIMEOUT = 20.0


def walk(page: Path | None) -> int:
    """Walk; returns 0 only if everything held.

    Raises:
        CommandError: the page cannot be read, or the server does not start.
    """
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="corrigenda-walk-") as home:
        port = free_port()
        base_url = f"http://127.0.0.1:{port}"
        os.environ.update(CORRIGENDA_HOME=home, CORRIGENDA_URL=base_url)
        os.environ.pop("DATABASE_URL", None)
        bring_up_to_date()
        from corrigenda.project.walk.steps import Walk, WalkError

        walker = Walk.prepare(base_url, page)
        supervisor = Supervisor([web("127.0.0.1", port, 2), jobs()])
        supervisor.start()
        try:
            _wait(port)
            walker.go()
        except WalkError as error:
            print(f"\nThe walk ended here: {error}", flush=True)
            return 1
        finally:
            supervisor.end()
    print(f"\nEverything held, in {time.monotonic() - started:.1f} s.", flush=True)
    return 0


def _wait(port: int) -> None:
    until = time.monotonic() + START_TIMEOUT
    while not listens("127.0.0.1", port):
        if time.monotonic() > until:
            raise CommandError(f"The server did not start within {START_TIMEOUT:.0f} s.")
        time.sleep(0.05)
