"""`corrigenda serve`: the whole service in the foreground."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from urllib.parse import urlsplit

from corrigenda.lib.address import is_loopback
from corrigenda.project.cli.ports import check_free, listens
from corrigenda.project.cli.setup import bring_up_to_date
from corrigenda.project.supervisor import Supervisor, jobs, mail_in, web

NAME = "serve"
PORT = 8000
HELP = "Run the service: web workers and the job process, until Ctrl+C."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument(
        "--port", type=int, help=f"that of CORRIGENDA_URL where it is this machine's, else {PORT}"
    )
    parser.add_argument(
        "--workers", type=int, default=2, choices=range(1, 65), metavar="1-64",
        help="web processes (%(default)s)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Run until SIGINT or SIGTERM."""
    from django.conf import settings

    port = options.port if options.port is not None else port_of(settings.CORRIGENDA_URL)
    check_free(options.host, port)
    bring_up_to_date()
    _warn_of_another_port(port)
    letters = [mail_in()] if settings.CORRIGENDA_MAIL_IN else []
    supervisor = Supervisor([web(options.host, port, options.workers), jobs(), *letters])
    supervisor.run(
        partial(print, f"Serving on {options.host}:{port}, until Ctrl+C.", flush=True),
        partial(listens, options.host, port),
    )
    return 0


def port_of(url: str) -> int:
    """A loopback URL reaches us directly, without a proxy, by the port that it names.

    But by https it reaches what speaks TLS before us.
    """
    parts = urlsplit(url)
    is_ours = parts.scheme == "http" and is_loopback(parts.hostname or "")
    return (parts.port or PORT) if is_ours else PORT


def _warn_of_another_port(port: int) -> None:
    """A loopback URL reaches us directly, without a proxy: its port must be ours."""
    from django.conf import settings

    url = urlsplit(settings.CORRIGENDA_URL)
    told = url.port or (443 if url.scheme == "https" else 80)
    if is_loopback(url.hostname or "") and told != port:
        print(
            f"Mind: CORRIGENDA_URL is {settings.CORRIGENDA_URL}, and this serves on port {port}. "
            "Links lead to the former.",
            file=sys.stderr,
        )
