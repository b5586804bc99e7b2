"""Bring Django up, and its database to the newest migration."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import django
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from corrigenda.lib import builds
from corrigenda.project.cli.errors import CommandError


def use_django() -> None:
    """Load settings and apps."""
    django.setup()
    _make_file()


def bring_up_to_date() -> None:
    """Load Django, migrate the database, and keep the widget's build for pages that name it.

    Raises:
        CommandError: the database does not answer.
    """
    use_django()
    try:
        _migrate()
    except OperationalError as error:
        raise CommandError(f"The database does not answer: {error}. Check DATABASE_URL.") from error
    _erase_again()
    _keep_the_script()
    # The web and job processes make connections of their own.
    connection.close()


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    refuse_what_is_between(executor.loader)
    # To find that there is nothing to do, the command draws up all tables as they once were.
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def refuse_what_is_between(loader: MigrationLoader) -> None:
    """Django takes a part of what was replaced for nothing to do (ADR 0035)."""
    for key, migration in loader.replacements.items():
        known = [one in loader.applied_migrations for one in migration.replaces]
        if key not in loader.applied_migrations and any(known) and not all(known):
            raise CommandError(
                f"The tables of {key[0]} are of a state in the making, which this version cannot "
                "bring on. Nothing was changed. Run `corrigenda migrate` of the last version "
                "before 30 November 2026 (commit e9c3032) on this database, then this again."
            )


def _erase_again() -> None:
    """What was erased by law is erased from a database that was restored from before."""
    from corrigenda.flow.newsroom.errors import ErasureError
    from corrigenda.flow.newsroom.expunging.kept import kept

    if not kept():
        # What erases takes as long to load as all the rest of a command.
        return
    from corrigenda.flow.propagation.actions.expunge import expunge_again

    try:
        jobs = expunge_again()
    except ErasureError as error:
        raise CommandError(str(error)) from error
    if jobs:
        rows = sum(sum(one.counts.values()) for one in jobs)
        print(
            f"Words that were erased by law were erased again, from {rows:,} rows.", file=sys.stderr
        )


def _keep_the_script() -> None:
    """Pages that name this build are served it after the next upgrade, too."""
    from django.conf import settings

    try:
        builds.keep(settings.CORRIGENDA_WIDGET, settings.CORRIGENDA_WIDGETS_KEPT)
    except OSError as error:
        print(
            f"Mind: this version's script could not be kept ({error}). Pages that pin it will have "
            "none after the next upgrade. Make CORRIGENDA_HOME writable, then start again.",
            file=sys.stderr,
        )


def _make_file() -> None:
    """Make an SQLite database that only its owner reads; its log files take over the mode."""
    if connection.vendor != "sqlite":
        return
    with suppress(OSError):  # one that is there already stays as it is; `check` looks at it
        os.close(os.open(connection.settings_dict["NAME"], os.O_CREAT | os.O_EXCL, 0o600))
