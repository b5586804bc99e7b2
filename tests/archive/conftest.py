"""An index in a database of its own, on SQLite, and on PostgreSQL where the tests run there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from corrigenda.archive import PassageIndex


@pytest.fixture(scope="session")
def archive_cluster() -> Iterator[str | None]:
    """The URL of a database that only these tests use; None on SQLite."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        yield None
        return
    name = f"archive_{uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
    yield f"{given.rpartition('/')[0]}/{name}"
    with psycopg.connect(given, autocommit=True) as link:
        link.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def archive_url(archive_cluster: str | None, tmp_path: Path) -> str:
    """The URL of an empty index."""
    if archive_cluster is None:
        return f"sqlite:///{tmp_path}/archive.sqlite3"
    PassageIndex(archive_cluster, rebuild=True).close()
    return archive_cluster


@pytest.fixture
def index(archive_url: str) -> Iterator[PassageIndex]:
    """An empty index."""
    with PassageIndex(archive_url) as opened:
        yield opened
