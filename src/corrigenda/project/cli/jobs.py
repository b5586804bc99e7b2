"""`corrigenda jobs`: the job process alone; `serve` starts it by itself."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.setup import use_django

NAME = "jobs"
HELP = "Run the job process alone (serve runs it already)."


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(options: argparse.Namespace) -> int:
    """Run until SIGINT or SIGTERM."""
    use_django()
    from corrigenda.project import jobs

    jobs.run()
    return 0
