"""`corrigenda checkpoint`: sign the newest record of a log now; the service does it daily."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date

NAME = "checkpoint"
HELP = "Sign the newest record of each log that has new ones, and print what a witness keeps."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--outlet", help="slug; default: every outlet")
    parser.add_argument(
        "--anyway", action="store_true",
        help="sign a log whose end was written from outside: the house stands by it",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Sign, one JWS a line."""
    bring_up_to_date()
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.models import Outlet
    from corrigenda.flow.publication.actions.checkpoint import checkpoint, checkpoint_anyway
    from corrigenda.flow.publication.errors import UnsoundLogError
    from corrigenda.flow.publication.sealing import UnsealedError
    from corrigenda.project.cli.hire import the_outlet

    outlets = [the_outlet(options.outlet)] if options.outlet else list(Outlet.objects.all())
    try:
        for outlet in outlets:
            made = checkpoint_anyway(outlet, by=OPERATOR) if options.anyway else checkpoint(outlet)
            if made is not None:
                print(made.jws)
    except (UnsoundLogError, UnsealedError) as error:
        raise CommandError(f"{outlet.name}: {error}") from error
    return 0
