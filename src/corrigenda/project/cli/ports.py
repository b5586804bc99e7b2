"""Who listens on a port?"""

from __future__ import annotations

import errno
import socket
import time

from corrigenda.project.cli.errors import CommandError

PATIENCE = 3.0


def check_free(host: str, port: int) -> None:
    """Let the command go on when nobody listens there.

    A service that was killed a moment ago may hold the port a little longer, so this waits.

    Raises:
        CommandError: somebody does, or the address is not ours.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _bind(host, port)
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) == errno.EADDRINUSE and time.monotonic() < until:
                time.sleep(0.1)
                continue
            raise CommandError(
                f"Cannot listen on {host}:{port} ({error}): "
                "stop what runs there, or choose another port."
            ) from error


def _bind(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def listens(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    try:
        with socket.create_connection((host, port), timeout=0.2):
            return True
    except OSError:
        return False


def free_port(host: str = "127.0.0.1") -> int:
    """A port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
    return port
