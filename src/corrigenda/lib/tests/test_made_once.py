"""What all workers of a run use is made once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corrigenda.lib.tests.once import all_made, once

ASK = """
import os, sys
from pathlib import Path
from corrigenda.lib.tests.once import once
print(once("tables", lambda: {"pid": str(os.getpid())}, Path(sys.argv[1]))["pid"])
"""


def test_processes_that_ask_at_once_are_told_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASK, str(tmp_path)]
    asking = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = {one.communicate()[0] for one in asking}
    assert len(told) == 1
    assert [one["pid"] for one in all_made(tmp_path)] == [told.pop().strip()]


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    def fail() -> dict[str, str]:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        once("tables", fail, tmp_path)
    assert once("tables", lambda: {"there": "now"}, tmp_path) == {"there": "now"}
