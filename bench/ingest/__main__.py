"""How fast an archive is taken in, and in how much memory: `python -m bench.ingest`.

A dump of invented stories of 300 words is taken in by the command as an operator runs it, killed
in the middle, and taken on by a second run; once with few rows and once with four times as many.
By hand, one dump with as many rows as wanted: `python -m bench.ingest --rows 200000`; on
PostgreSQL `scripts/postgres env .venv/bin/python -m bench.ingest …`. Linux only.

Floors are ratios, so that they hold on any machine: the memory of the command with four times as
many rows by that with few, and the rows that were done again after the kill by those of a portion.

Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.floors import judge
from bench.ingest.making import dump
from bench.ingest.running import ingest, outlet, rows_done

FLOORS = Path(__file__).parent / "floors.json"
FEW = 1_500
TIMES = 4
PORTION = 128
"""Rows of one transaction, after which the place is kept."""
MARGIN = 1.15
"""By which the claim on memory is looser than what was measured."""
MB = 1e6


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a dump: bytes of the command, and rows that were done again."""

    own: int
    again: int


def measured(rows: int, name: str) -> Measured:
    """Take a dump of so many rows in, by two runs; prints how that went.

    Raises:
        SystemExit: not every row was taken once.
    """
    with tempfile.TemporaryDirectory(prefix="corrigenda-bench-") as folder:
        home, path = Path(folder) / name, Path(folder) / f"{name}.jsonl"
        home.mkdir()
        size = dump(path, rows)
        outlet(home)
        killed = ingest(home, path, until=lambda done: done >= rows // 2)
        half = rows_done(home)
        ended = ingest(home, path)
    new, known, failed = _counts(ended.output)
    if failed or half + new + known != rows:
        raise SystemExit(f"{half} rows before the kill, then: {ended.output}")
    own, everything = max(killed.own, ended.own), max(killed.all, ended.all)
    seconds, worked = killed.seconds + ended.seconds, killed.worked + ended.worked
    print(
        f"{rows:,} rows, {size / MB:,.0f} MB: {seconds:,.0f} s, {rows / seconds:,.0f} a second, "
        f"{1_000 * worked / rows:.1f} ms of processor time a row; "
        f"killed at row {half:,}, going on after {ended.began:.1f} s, {known} rows done again; "
        f"memory at most {own / MB:,.0f} MB, with the processes that read {everything / MB:,.0f} MB"
    )
    return Measured(own, known)


def _counts(output: str) -> tuple[int, ...]:
    found = re.search(r"(\d+) new, (\d+) known already, (\d+) failed", output)
    if not found:
        raise SystemExit(f"The command did not end well: {output}")
    return tuple(map(int, found.groups()))


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.ingest", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--rows", type=int, help="one dump of so many rows, without floors")
    arguments = parser.parse_args()
    if arguments.rows:
        measured(arguments.rows, "rows")
        return 0
    few, many = measured(FEW, "few"), measured(TIMES * FEW, "many")
    found = {
        "memory of four times the rows by that of few, at most": many.own / few.own,
        "rows done again by those of a portion, at most": max(few.again, many.again) / PORTION,
    }
    for name, value in found.items():
        print(f"{name:<56} {value:6.2f}")
    memory, again = found
    claims = {memory: found[memory] * MARGIN, again: 1.0}
    return judge(FLOORS, found, claims=claims if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
