"""A filled database as it is some hours later: no job has anything left, statistics are there."""

from __future__ import annotations

from django.db import connection

from corrigenda.project.jobs import run_until_idle

_ROUNDS = 1_000_000


def settle() -> None:
    """Do what the job process would do, and what PostgreSQL's autovacuum does within minutes.

    What is measured is a desk at work, not one that takes in its archive meanwhile.
    """
    run_until_idle(_ROUNDS)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
