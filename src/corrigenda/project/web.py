"""The web server: granian, with workers that are forked from a process that has loaded all.

A worker that loads the application for itself takes some seconds, and memory of its own for what
is the same in each; one that is forked has both at once, also where it replaces one that died.
"""

from __future__ import annotations

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from corrigenda.project import front


def run(host: str, port: int, workers: int) -> None:
    """Serve until SIGINT or SIGTERM, with so many processes, each with the threads of `front`."""
    Server(
        f"{front.__name__}:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=workers,
        respawn_failed_workers=True,
        workers_kill_timeout=1,
        websockets=False,
        # Proxies speak HTTP/1.1 to us; what is not spoken cannot be abused.
        http=HTTPModes.http1,
        # What is slow to end is ended after a second, which is no news.
        log_level=LogLevels.error,
    ).serve()
