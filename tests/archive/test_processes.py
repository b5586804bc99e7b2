"""Several processes at one index, and one that is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corrigenda.archive import PassageIndex

from .stories import PASSAGE, story

_ADD = """
import sys
from corrigenda.archive import PassageIndex
from tests.archive.stories import story
url, name, count, at_once = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with PassageIndex(url) as index:
    print("open", flush=True)
    for first in range(0, count, at_once):
        index.add_many((f"{name}-{n}", story(n)) for n in range(first, first + at_once))
        print(first + at_once, flush=True)
"""


def adding(url: str, name: str, count: int, at_once: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ADD, url, name, str(count), str(at_once)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}."},
    )


def test_two_processes_add_at_once_while_a_third_reads(
    index: PassageIndex, archive_url: str
) -> None:
    both = [adding(archive_url, name, 150, 1) for name in ("red", "blue")]
    seen = [0]
    while any(one.poll() is None for one in both):
        seen.append(len(index.find(PASSAGE)))
    assert [one.wait() for one in both] == [0, 0]
    assert seen == sorted(seen), "a story that was there was missed"
    found = [match.document_id for match in index.find(PASSAGE)]
    assert len(found) == len(set(found)) == 300


@pytest.mark.parametrize("at_once", [1, 100])
def test_a_process_that_is_killed_leaves_whole_documents_only(
    archive_url: str, at_once: int
) -> None:
    one = adding(archive_url, "red", 100_000, at_once)
    assert one.stdout
    told = 0
    until = time.monotonic() + 60
    while told < 3 * at_once and time.monotonic() < until:
        line = one.stdout.readline().strip()
        told = int(line) if line.isdecimal() else told
    one.send_signal(signal.SIGKILL)
    one.wait()
    rest = [int(line) for line in one.stdout.read().split() if line.isdecimal()]
    told = max([told, *rest])
    with PassageIndex(archive_url) as index:
        names = {match.document_id for match in index.find(PASSAGE)}
        kept = [row[1] for row in index._tables.signatures_after(0, 100_000)]
        assert names == set(kept), "what is kept is found, and nothing else"
        assert names >= {f"red-{n}" for n in range(told)}, "what was told is kept"
        assert len(names) % at_once == 0
        index.add_many([("blue", story(1))])
        assert len(index.find(PASSAGE)) == len(names) + 1
