"""`corrigenda mail-in`: take readers' letters in, alone; `serve` does it by itself."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import use_django

NAME = "mail-in"
HELP = "Take readers' letters in, alone (serve does it already where CORRIGENDA_MAIL_IN is set)."


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(options: argparse.Namespace) -> int:
    """Run until SIGINT or SIGTERM."""
    use_django()
    from django.conf import settings

    from corrigenda.project import mail_in

    if not settings.CORRIGENDA_MAIL_IN:
        raise CommandError(
            "CORRIGENDA_MAIL_IN is not set: give smtp://127.0.0.1:2525 or imaps://user:password@host."
        )
    try:
        mail_in.run()
    except OSError as error:
        raise CommandError(f"CORRIGENDA_MAIL_IN: nothing can listen there ({error}).") from None
    return 0
