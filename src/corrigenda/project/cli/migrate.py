"""`corrigenda migrate`: bring the database to the newest migration."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.setup import bring_up_to_date

NAME = "migrate"
HELP = "Bring the database up to date (serve and demo do it by themselves)."


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(options: argparse.Namespace) -> int:
    """Migrate."""
    bring_up_to_date()
    return 0
