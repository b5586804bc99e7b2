"""A run of tests writes into a folder of its own, and what a killed one left is removed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from corrigenda.lib.tests.folders import make_folder, remove_left

HOLD = """
import sys
from pathlib import Path
from corrigenda.lib.tests.folders import make_folder
print(make_folder(Path(sys.argv[1]), 0), flush=True)
sys.stdin.read()
"""


def test_it_is_in_memory_where_there_is_room(tmp_path: Path) -> None:
    assert make_folder(tmp_path, 0).parent == tmp_path


def test_without_room_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, memory = tmp_path / "disk", tmp_path / "memory"
    disk.mkdir()
    memory.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    assert make_folder(memory, 2**60).parent == disk


def test_without_memory_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert make_folder(tmp_path / "none", 0).parent == tmp_path


def test_the_folder_of_a_killed_run_is_removed_and_that_of_another_is_not(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        made = Path(other.stdout.readline().strip())
        remove_left(tmp_path)
        assert made.is_dir()
        other.kill()
        other.wait()
        remove_left(tmp_path)
        assert not made.exists()
