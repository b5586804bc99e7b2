"""Documents are replaced and removed by one process while another reads, or until it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

from corrigenda.archive import PassageIndex

from .stories import PASSAGE, story

DOCUMENTS = 40
_CHANGE = """
import sys
from itertools import count
from corrigenda.archive import PassageIndex
from tests.archive.stories import story
from tests.archive.test_replaced_and_removed_meanwhile import DOCUMENTS, said_in
url, rounds = sys.argv[1], int(sys.argv[2])
with PassageIndex(url) as index:
    for turn in range(1, rounds + 1) if rounds else count(1):
        new = ((f"kept-{n}", story(turn * 100 + n, said_in(turn))) for n in range(DOCUMENTS))
        index.add_many(new)
        index.remove(f"gone-{turn - 1}")
        print(turn, flush=True)
"""


def said_in(turn: int) -> str:
    """The passage, told apart from that of every other turn by its last word."""
    return f"{PASSAGE[:-1]} turn{turn}."


def filled(index: PassageIndex) -> None:
    """The state before the first turn."""
    index.add_many((f"kept-{n}", story(n, said_in(0))) for n in range(DOCUMENTS))
    index.add_many((f"gone-{n}", story(n + 50)) for n in range(DOCUMENTS))


def changing(url: str, rounds: int) -> subprocess.Popen[str]:
    """A process that replaces all that is kept, and removes one other, at each turn."""
    return subprocess.Popen(
        [sys.executable, "-c", _CHANGE, url, str(rounds)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}."},
    )


def names(index: PassageIndex, begin: str) -> list[str]:
    """Of the documents that hold the passage, those that begin so; each as often as it is found."""
    found = [match.document_id for match in index.find(PASSAGE)]
    return [name for name in found if name.startswith(begin)]


def of_turn(index: PassageIndex, turn: int) -> int:
    """How many documents say what is said in that turn, word for word."""
    return sum(not match.distance for match in index.find(said_in(turn)))


def test_a_reader_finds_each_replaced_document_once_and_a_removed_one_never_again(
    index: PassageIndex, archive_url: str
) -> None:
    filled(index)
    every = sorted(f"kept-{n}" for n in range(DOCUMENTS))
    writer = changing(archive_url, DOCUMENTS // 2)
    seen = [DOCUMENTS]
    while writer.poll() is None:
        assert sorted(names(index, "kept")) == every
        seen.append(len(names(index, "gone")))
    assert writer.returncode == 0
    assert seen == sorted(seen, reverse=True), "a story that was removed was found again"
    assert len(names(index, "gone")) == DOCUMENTS // 2
    assert of_turn(index, DOCUMENTS // 2) == DOCUMENTS


def test_a_process_that_is_killed_while_it_replaces_leaves_the_old_ones_or_the_new_ones(
    index: PassageIndex, archive_url: str
) -> None:
    filled(index)
    writer = changing(archive_url, 0)
    assert writer.stdout
    told = next(turn for turn in count(1) if int(writer.stdout.readline()) == turn >= 3)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    told = max([told, *map(int, writer.stdout.read().split())])

    with PassageIndex(archive_url) as again:
        assert len(names(again, "kept")) == DOCUMENTS
        stands = {turn: of_turn(again, turn) for turn in range(told + 2)}
        assert {turn for turn, many in stands.items() if many} <= {told, told + 1}
        assert sorted(stands.values()) == [0] * (told + 1) + [DOCUMENTS]
        filled(again)
        assert of_turn(again, 0) == DOCUMENTS
