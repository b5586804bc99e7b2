"""`corrigenda web`: the web server alone; `serve` starts it by itself."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.setup import use_django

NAME = "web"
HELP = "Run the web server alone (serve runs it already)."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="(%(default)s)")
    parser.add_argument(
        "--workers", type=int, default=2, choices=range(1, 65), metavar="1-64",
        help="processes (%(default)s)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Run until SIGINT or SIGTERM."""
    use_django()
    from corrigenda.project import web

    web.run(options.host, options.port, options.workers)
    return 0
