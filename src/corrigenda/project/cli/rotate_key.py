"""`corrigenda rotate-key`: change the key that signs the logs."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date

NAME = "rotate-key"
HELP = "Make a new key for signing the logs; the old one signs it and is erased."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "--lost", action="store_true",
        help="the old key cannot be used any more; whoever checks the log is told so",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Rotate and print the new key's id."""
    bring_up_to_date()
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.publication.actions.rotate_key import rotate_key
    from corrigenda.flow.publication.sealing import UnsealedError

    try:
        made = rotate_key(by=OPERATOR, lost=options.lost)
    except UnsealedError as error:
        raise CommandError(str(error)) from error
    print(f"The logs are signed with key {made.kid} from now on.")
    return 0
