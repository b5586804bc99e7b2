"""Checking a long log, and finding what was done to it: `python -m bench.chain [--records N]`.

A log of 100,000 records (every thousandth a checkpoint, every hundredth erases words of another)
is checked as `corrigenda verify-log` does it, from its public export in a file and from the
database with the entries beside it. Beside the seconds stands the ratio to hashing the export's
bytes once with SHA-256 on the same machine: that is what a slow machine does not change.

Then a log of 200 records is tampered with a thousand times, in every way that the tests know, each
at a random place; a tampering counts when a finding has its kind and its record.

Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.chain import home  # noqa: F401 - first: it sets Django up
from bench.chain.storing import store
from bench.floors import judge

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.chain.check import Checker
from corrigenda.flow.publication.chain.lines import write_line
from corrigenda.flow.publication.chain.tests.making import Log, a_log
from corrigenda.flow.publication.chain.tests.tampering import TAMPERINGS, check
from corrigenda.flow.publication.logbook import entries_without_record, lines_of
from corrigenda.project.logs import take_file

FLOORS = Path(__file__).parent / "floors.json"
RECORDS = 100_000
SMALL = 200
TIMES = 1_000
SEED = 1


def timed(do: Callable[[], object]) -> float:
    """Seconds of the processor that it takes, and of nobody else's."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


def check_file(path: Path, log: Log) -> None:
    """As `verify-log FILE` does."""
    checker = Checker(log.keys, outlet="daily")
    for _ in take_file(str(path), checker):
        pass
    assert not checker.end(), checker.findings[:3]
    assert checker.records == log.number


def check_database(outlet: Outlet, log: Log) -> None:
    """As `verify-log` does."""
    checker = Checker(log.keys, outlet=outlet.slug)
    for line in lines_of(outlet, with_rows=True):
        checker.take(line)
    for entry in entries_without_record(outlet).iterator():
        checker.entry_without_record(entry.public_id)
    assert not checker.end(), checker.findings[:3]
    assert checker.records == log.number


def hash_file(path: Path) -> None:
    """The least that anybody must do who looks at every byte."""
    with path.open("rb") as file:
        for line in file:
            hashlib.sha256(line).digest()


def speed(records: int) -> dict[str, float]:
    """Seconds of both ways, and the ratio to hashing."""
    log = a_log(records, checkpoint_every=1_000, expunge_every=100, keeps_heads=False)
    outlet = store(log)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chain.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(write_line(one) for one in log.export())
        hashing = min(timed(lambda: hash_file(path)) for _ in range(3))
        from_file = timed(lambda: check_file(path, log))
        size = path.stat().st_size
    from_database = timed(lambda: check_database(outlet, log))
    print(f"{records:,} records, {size / 1e6:.0f} MB; hashing them takes {hashing:.2f} s")
    print(f"from the export    {from_file:6.2f} s, {from_file / hashing:5.1f} times the hashing")
    print(f"from the database  {from_database:6.2f} s")
    scale = RECORDS / records
    return {
        "seconds for 100,000 from an export, at most": from_file * scale,
        "seconds for 100,000 from the database, at most": from_database * scale,
        "times the hashing, at most": from_file / hashing,
    }


def tamperings(seed: int) -> dict[str, float]:
    """How many of a thousand are found and named."""
    random, log = Random(seed), a_log(SMALL)
    named = 0
    for number in range(TIMES):
        tamper = TAMPERINGS[number % len(TAMPERINGS)]
        done = tamper(log, random)
        found = check(done.lines, log.keys, done.since)
        if done.named(found):
            named += 1
        else:
            print(f"not named: {tamper.__name__}: {[str(one) for one in found[:3]]}")
    print(f"{named} of {TIMES} tamperings, of {len(TAMPERINGS)} kinds, are found and named")
    return {"tamperings found and named": named}


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.chain", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    found = {**speed(arguments.records), **tamperings(arguments.seed)}
    # Seconds depend on the machine: a floor of them has a margin, and the claim's own limit.
    claims = {name: 1.25 * value if "at most" in name else value for name, value in found.items()}
    return judge(FLOORS, found, claims=claims if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
