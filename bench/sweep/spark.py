"""The same archive in Spark, by hand: `python -m bench.sweep.spark`.

Builds an archive of invented stories (`--stories`, or those of `--dump`), sweeps it for many
passages at once (`--passages`, invented ones or those of `--wanted`), twice, and prints time and
processor time of all processes, Java's among them, and bytes. `--same` looks for the passages in
the index, too, and fails where the two differ. Needs Java and requirements/spark.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from bench.sweep.town import archive

from corrigenda.archive import Match, PassageIndex
from corrigenda.archive.spark import build, find_many, session

Result = TypeVar("Result")
_TICKS = os.sysconf("SC_CLK_TCK")
_PLANTED = 225
_WORDS = (20, 60)


def processor_seconds() -> float:
    """Return the processor time of this process and all it started, ended ones included."""
    parents: dict[int, int] = {}
    spent: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
            spent[int(entry.name)] = sum(map(int, fields[11:15]))
    ours = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(spent[one] for one in ours) / _TICKS


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Do something, and print what it took."""
    clock, spent = time.perf_counter(), processor_seconds()
    found = work()
    clock, spent = time.perf_counter() - clock, processor_seconds() - spent
    print(f"{name}: {clock:.1f} s, {spent:.1f} s of processors", flush=True)
    return found


def invented(stories: int, path: Path) -> list[str]:
    """Write an invented archive; return its passages."""
    planted, documents = archive(stories, _PLANTED, 7)
    with path.open("w") as file:
        for document_id, text in documents:
            file.write(json.dumps({"document_id": document_id, "text": text}) + "\n")
    return [one.text for one in planted]


def documents_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the documents of a dump."""
    with path.open() as file:
        for line in file:
            record = json.loads(line)
            yield record["document_id"], record["text"]


def drawn(path: Path, passages: list[str], count: int) -> list[str]:
    """Return so many passages: those given, and others out of texts of the dump."""
    draw = Random(11)
    found = passages[:count]
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        while len(found) < count:
            file.seek(draw.randrange(size * 9 // 10))
            file.readline()
            words = json.loads(file.readline())["text"].split()
            length = draw.randint(*_WORDS)
            start = draw.randrange(max(1, len(words) - length))
            found.append(" ".join(words[start : start + length]))
    return found


def repeat(folder: Path, times: int) -> None:
    """Let an archive have each of its files so many times, without room for them."""
    for part in list(folder.glob("*.parquet")):
        for number in range(1, times):
            part.with_name(f"{number}-{part.name}").hardlink_to(part)


def main() -> int:
    """Measures and prints; 1 where index and Spark differ."""
    parser = argparse.ArgumentParser(prog="bench.sweep.spark", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--dump", type=Path, help="JSON Lines with document_id and text")
    parser.add_argument("--wanted", type=Path, help="JSON Lines with text: the passages")
    parser.add_argument("--passages", type=int, default=_PLANTED)
    parser.add_argument("--master", default="local[*]")
    parser.add_argument(
        "--times", type=int, default=1, help="then sweep it so many times over, as one archive"
    )
    parser.add_argument(
        "--also", type=int, nargs="*", default=[], help="then for the first so many of them"
    )
    parser.add_argument("--same", action="store_true", help="compare with the index")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = options.dump or Path(folder, "dump.jsonl")
        passages = [] if options.dump else invented(options.stories, dump)
        if options.wanted:
            passages = [json.loads(line)["text"] for line in options.wanted.open()]
        passages = drawn(dump, passages, options.passages)
        opened = session(options.master)
        spark = timed("start", opened.__enter__)
        try:
            about = timed("build", lambda: build(spark, str(dump), f"{folder}/archive"))
            print(about)
            stored = sum(one.stat().st_size for one in Path(folder, "archive").rglob("*.parquet"))
            of_text = [size / about.text_bytes for size in (about.index_bytes, about.body_bytes)]
            print(
                f"of the text's bytes: index {of_text[0]:.3f}, stored text {of_text[1]:.3f}, ",
                end="",
            )
            print(f"Parquet {stored / about.text_bytes:.3f}")
            for name in ("sweep, workers cold", "sweep, workers warm"):
                found = timed(name, lambda: find_many(spark, f"{folder}/archive", passages))
            print(f"{len(passages):,} passages, {sum(map(len, found)):,} places")
            if options.times > 1:
                repeat(Path(folder, "archive", "documents"), options.times)
            for some in {len(passages), *options.also} if options.times > 1 else options.also:
                name = f"sweep for {some:,} passages, {options.times} times the archive"
                sweep = partial(find_many, spark, f"{folder}/archive", passages[:some])
                many = timed(name, sweep)
                print(f"{sum(map(len, many)):,} places")
        finally:
            opened.__exit__(None, None, None)
        return _differing(folder, dump, passages, found) if options.same else 0


def _differing(folder: str, dump: Path, passages: list[str], found: list[list[Match]]) -> int:
    with PassageIndex(f"sqlite:///{folder}/index.sqlite3") as index:
        timed("index: build", lambda: index.add_many(documents_of(dump)))
        theirs = timed("index: sweep", lambda: [index.find(one) for one in passages])
    differing = [
        at for at, (mine, other) in enumerate(zip(found, theirs, strict=True)) if mine != other
    ]
    print(f"passages with other places in the index: {len(differing)} {differing[:20]}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
