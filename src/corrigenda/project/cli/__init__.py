"""The command line: `corrigenda COMMAND`, one file per command.

A command's module has `NAME`, `HELP`, `add(parser)` and `run(options)`; it imports
Django and the stages inside `run`, after the settings are known.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from corrigenda import __version__
from corrigenda.project.cli import (
    archive,
    change_outlet,
    check,
    checkpoint,
    demo,
    expunge,
    hire,
    ingest,
    jobs,
    mail_in,
    migrate,
    open_outlet,
    packet,
    rotate_key,
    serve,
    sign_in,
    sweep,
    verify_log,
    web,
)
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.env import EnvError

COMMANDS = (
    serve,
    demo,
    ingest,
    sweep,
    archive,
    open_outlet,
    change_outlet,
    hire,
    sign_in,
    check,
    verify_log,
    web,
    checkpoint,
    rotate_key,
    expunge,
    packet,
    migrate,
    jobs,
    mail_in,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 not all well, 2 cannot be done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corrigenda.project.settings")
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    options = parser().parse_args(argv)
    try:
        return int(options.run(options) or 0)
    except (CommandError, EnvError) as error:
        print(f"corrigenda: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


def parser() -> argparse.ArgumentParser:
    """The parser with every command."""
    found = argparse.ArgumentParser(
        prog="corrigenda", description="A self-hosted corrections desk for newsrooms."
    )
    found.add_argument("--version", action="version", version=__version__)
    commands = found.add_subparsers(metavar="COMMAND", required=True)
    for module in COMMANDS:
        command = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add(command)
        command.set_defaults(run=module.run)
    return found
