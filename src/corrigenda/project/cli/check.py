"""`corrigenda check`: what is unsafe or wrong in the configuration."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.setup import use_django

NAME = "check"
HELP = "Say what is unsafe in the configuration; exit status 1 if anything is."


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(options: argparse.Namespace) -> int:
    """Print every finding with what to do about it."""
    use_django()
    from corrigenda.project.checks import findings

    found = findings()
    for finding in found:
        print(f"- {finding}")
    print("Nothing unsafe was found." if not found else f"{len(found)} to mend.")
    return 1 if found else 0
