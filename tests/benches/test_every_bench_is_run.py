"""`scripts/bench` runs every bench, and tells of each that is below a floor."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "scripts/bench").read_text("utf-8")
BESIDE = re.findall(r'^beside="(.+)"$', SCRIPT, re.MULTILINE)[0].split()
ALONE = ["chain", "typos"]
BENCH = """
import sys
print("{name} begins")
print("{name} ends")
sys.exit({status})
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The script, and benches that do nothing; `guard` and `typos` are below their floors."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    for name in (*BESIDE, *ALONE):
        file = tmp_path / "bench" / name / "__main__.py"
        file.parent.mkdir(parents=True)
        file.write_text(BENCH.format(name=name, status=int(name in ("guard", "typos"))))
    return tmp_path


def run(tree: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [tree / "scripts/bench", *names], capture_output=True, text=True, timeout=60
    )


def test_those_that_run_beside_others_are_there() -> None:
    assert [one for one in BESIDE if not (ROOT / "bench" / one / "__main__.py").is_file()] == []


def test_all_are_run_and_what_each_says_stands_together(tree: Path) -> None:
    lines = run(tree).stdout.splitlines()
    assert lines == [
        line
        for name in (*BESIDE, *ALONE)
        for line in (f"-- bench: {name}", f"{name} begins", f"{name} ends")
    ]


def test_each_below_a_floor_is_named(tree: Path) -> None:
    done = run(tree)
    assert done.returncode == 1
    assert done.stderr.strip() == "below a floor, see above: bench guard typos"


def test_one_may_be_asked_for(tree: Path) -> None:
    done = run(tree, "chain")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "-- bench: chain")
    assert run(tree, "guard").returncode == 1


def test_one_that_is_not_there_is_said(tree: Path) -> None:
    done = run(tree, "none")
    assert (done.returncode, done.stderr) == (1, "There is no bench named none.\n")
