"""How fast the public log is with years of corrections in it: `python -m bench.log`.

A log of invented entries is served as an operator serves it, two workers and the job process, and
the public looks at it over 8 connections that are kept open: the newest page, pages back in time,
parts by kind and section, searches for words that are everywhere and for words that are rare,
months, permalinks, feeds. Then the log is filled up to --entries and looked at again. At last a
crawler fetches it in full, goes on from the middle, and asks whether there is anything new.

Milliseconds are for the eye: aim at a p95 of 100 with 100,000 entries. Floors are ratios, so that
they hold on any machine: what a page takes by what a plain page of the same service takes, and how
that grows with the log. With DATABASE_URL set (`scripts/postgres`) it is of PostgreSQL.

Ends with status 1 where a floor (`floors_sqlite.json`, `floors_postgresql.json`) is not held or
a page is not answered by 200; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.desk.load import Measured, look
from bench.desk.pages import some
from bench.floors import judge
from bench.log.exports import fetch
from bench.log.home import Home, Log
from bench.log.pages import PLAIN, pages_of

FLOORS = Path(__file__).parent
FEW = 500
MANY = 5_000
ROUNDS = 3
AIM = 100.0
MARGIN = 3.0
"""By which the claim is looser than what was measured, as machines differ and are busy. What
grows with the log would grow by ten."""

Table = dict[str, tuple[Measured, float]]
"""By the kind of page: all that was measured, and how many plain pages one takes."""


def measure(home: Home, log: Log, count: int) -> Table:
    """Look at `count` pages of each kind in each round; a round's plain pages are its measure."""
    pages = pages_of(log)
    for kind in pages:
        look(home.port, "", some(pages[kind], 8))
    measured = {kind: Measured() for kind in pages}
    ratios: dict[str, list[float]] = {kind: [] for kind in pages}
    for _ in range(ROUNDS):
        parts = {kind: look(home.port, "", some(pages[kind], count)) for kind in pages}
        for kind, part in parts.items():
            measured[kind].add(part)
            ratios[kind].append(part.percentile(0.5) / parts[PLAIN].percentile(0.5))
    return {kind: (measured[kind], median(ratios[kind])) for kind in pages}


def show(log: Log, table: Table) -> None:
    """Prints a table."""
    print(f"{log.entries:,} entries")
    print(f"{'page':<20} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'by plain':>9}")
    for kind, (told, ratio) in table.items():
        times = " ".join(f"{told.percentile(share):>8.1f}" for share in (0.5, 0.95, 0.99))
        late = f"  above {AIM:.0f}" if told.percentile(0.95) > AIM else ""
        print(f"{kind:<20} {times} {ratio:>9.2f}{late}")


def wrong(table: Table) -> list[str]:
    """The pages that were not answered by 200."""
    found = {one for told, _ in table.values() for one in told.wrong}
    return [f"{path} was answered by {status}" for path, status in sorted(found)[:10]]


def ratios(before: Table, after: Table) -> dict[str, float]:
    """What is measured, by its name among the floors."""
    kinds = [kind for kind in after if kind != PLAIN]
    by_plain = {f"{kind} by a plain page, at most": after[kind][1] for kind in kinds}
    return by_plain | {
        f"{kind} with more entries, at most": after[kind][1] / before[kind][1] for kind in kinds
    }


def run(home: Home, few: int, many: int, count: int) -> tuple[dict[str, float], list[str]]:
    """Measure a log while it grows; the ratios, and what failed."""
    log = home.fill_log(few)
    with home.served():
        before = measure(home, log, count)
        show(log, before)
        begun, known = perf_counter(), log.entries
        log = home.fill_log(many)
        print(f"filled with {log.entries - known:,} more in {perf_counter() - begun:.0f} s")
        after = measure(home, log, count)
        show(log, after)
        told = fetch(home.port)
    plain = after[PLAIN][0].percentile(0.5) / 1000
    each = told.seconds / max(1, told.lines)
    print(
        f"in full: {told.lines:,} lines in {told.seconds:.2f} s, {each * 1e6:.0f} µs a line; "
        f"nothing new told in {told.again * 1000:.1f} ms"
    )
    failures = wrong(before) + wrong(after)
    if told.lines != log.entries or not told.gone_on:
        failures.append("the export is not the whole log, or does not go on from its middle")
    if not told.again:
        failures.append("who has the export already was sent it again")
    found = ratios(before, after)
    found["a thousand lines of the export by a plain page, at most"] = each * 1000 / plain
    return found, failures


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.log", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--entries", type=int, default=MANY, help="in the end (%(default)s)")
    parser.add_argument("--count", type=int, default=24, help="pages a round (%(default)s)")
    parser.add_argument("--home", type=Path, help="a folder that is kept, filled before or not")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="corrigenda-bench-log-") as folder:
        home = Home(given.home or Path(folder))
        found, failures = run(home, min(FEW, given.entries), given.entries, given.count)
    if given.entries != MANY or given.home:
        print("(floors are for a new log of the usual size)")
        return 1 if failures else 0
    database = "postgresql" if "DATABASE_URL" in os.environ else "sqlite"
    claims = {name: value * MARGIN for name, value in found.items()}
    floors = FLOORS / f"floors_{database}.json"
    return judge(floors, found, also=failures, claims=claims if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
