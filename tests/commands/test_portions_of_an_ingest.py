"""`corrigenda ingest` keeps a portion as a whole or not at all, and holds few at a time."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import run
from tests.commands.test_ingest import Env
from tests.commands.test_ingesting_an_archive import record

from corrigenda.project.sources.item import Item, Plain
from corrigenda.project.sources.taking import PORTION, PORTION_BYTES, portions

if TYPE_CHECKING:
    from conftest import Services

# Killed when all rows of the second portion are written and none is committed.
KILLED = """
import os, signal, sys
from corrigenda.project.cli import main
from corrigenda.project.cli import setup
real_setup = setup.bring_up_to_date
def ready():
    real_setup()
    from corrigenda.flow.articles.actions import ingest
    real, before = ingest._save, []
    def killed(versions):
        real(versions)
        before.append(versions)
        if len(before) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
    ingest._save = killed
from corrigenda.project.cli import ingest as command
command.bring_up_to_date = ready
sys.exit(main())
"""


def weighing(*sizes: int) -> list[Item]:
    return [Item(str(number), "", data=Plain(b"x" * size)) for number, size in enumerate(sizes)]


def test_a_portion_has_a_number_of_articles_at_most() -> None:
    items = weighing(*[1] * (2 * PORTION + 3))
    assert [len(one) for one in portions(items)] == [PORTION, PORTION, 3]


def test_a_portion_of_long_articles_has_fewer() -> None:
    long = PORTION_BYTES // 2
    found = list(portions(weighing(long, 1, long, long, PORTION_BYTES, 1)))
    assert [[one.name for one in some] for some in found] == [
        ["0", "1", "2"],
        ["3", "4"],
        ["5"],
    ]


def test_only_as_much_is_read_of_a_source_as_a_portion_takes() -> None:
    items = iter(weighing(*[1] * (PORTION + 1)))
    next(portions(items))
    assert len(list(items)) == 1


@pytest.mark.on_both
def test_a_portion_that_was_being_kept_when_it_was_killed_is_done_again(
    own_service: Services, with_the_daily: Env, tmp_path: Path
) -> None:
    env = own_service.copy_of(with_the_daily)
    dump = tmp_path / "dump.jsonl"
    rows = 2 * PORTION + 40
    dump.write_text("\n".join(map(record, range(rows))), "utf-8")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, "ingest", str(dump)], env=env, timeout=120
    )
    assert killed.returncode == -signal.SIGKILL
    done = run(env, "ingest", str(dump))
    assert f"Going on behind {PORTION}/" in done.stdout, done.stderr
    assert f"{rows - PORTION} new, 0 known already, 0 failed" in done.stdout
    again = run(env, "ingest", str(dump))
    assert f"0 new, {rows} known already, 0 failed" in again.stdout
