"""`corrigenda serve`: the whole service in the foreground."""

from __future__ import annotations

import argparse
from functools import partial

from corrigenda.project.cli.ports import check_free, listens
from corrigenda.project.cli.setup import bring_up_to_date
from corrigenda.project.supervisor import Supervisor, jobs, web

NAME = "serve"
HELP = "Run the service: web workers and the job process, until Ctrl+C."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="web processes")


def run(options: argparse.Namespace) -> int:
    """Run until SIGINT or SIGTERM."""
    check_free(options.host, options.port)
    bring_up_to_date()
    supervisor = Supervisor([web(options.host, options.port, options.workers), jobs()])
    supervisor.run(
        partial(print, f"Serving on {options.host}:{options.port}, until Ctrl+C.", flush=True),
        partial(listens, options.host, options.port),
    )
    return 0
