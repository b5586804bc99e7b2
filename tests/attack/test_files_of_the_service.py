"""`corrigenda check` names a database that other users of the machine can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from corrigenda.project.checks import findings


@pytest.fixture
def database(tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database file of which only the place and the mode are looked at."""
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite is the database a file of ours")
    path = tmp_path / "corrigenda.sqlite3"
    path.touch(0o600)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(path))
    tmp_path.chmod(0o755)
    yield path


def named(path: Path) -> bool:
    return any(str(path) in finding for finding in findings())


def test_one_that_everybody_can_read_is_named(database: Path) -> None:
    database.chmod(0o644)
    assert named(database)


def test_one_that_only_its_owner_can_read_is_not(database: Path) -> None:
    assert not named(database)


def test_nor_is_one_in_a_folder_that_only_its_owner_can_enter(database: Path) -> None:
    database.chmod(0o644)
    database.parent.chmod(0o700)
    assert not named(database)
