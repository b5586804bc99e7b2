"""How fast the desk's pages are with years of reports behind them: `python -m bench.desk`.

A desk of 3,000 invented reports (`corrigenda demo --fill` makes the same) is served as an operator
serves it, two workers and the job process, and an editor who is signed in looks at it over 8
connections that are kept open: the queue by its tabs and sortings, searches for words, names and
addresses, pages of cases all over, and of the cases with the most reports. Then the desk is filled
up to --reports and looked at again. At last the editor accepts a hundred typos in one request.

Milliseconds are for the eye: aim at a p95 of 100 with a million reports. Floors are ratios, so
that they hold on any machine: what a page takes by what a plain page of the same service takes,
and how that grows with the reports. With DATABASE_URL set (`scripts/postgres`) it is of PostgreSQL.

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

from bench.desk.deciding import TYPOS, accept
from bench.desk.home import Desk, Home
from bench.desk.load import Measured, look
from bench.desk.pages import PLAIN, pages_of, some
from bench.floors import judge

FLOORS = Path(__file__).parent
FEW = 3_000
MANY = 20_000
ROUNDS = 3
AIM = 100.0
MARGIN = 2.0
"""By which the claim is looser than what was measured, as machines differ and are busy. What
grows with the reports would grow by five."""

Table = dict[str, tuple[Measured, float]]
"""By the kind of page: all that was measured, and how many plain pages one takes."""


def measure(home: Home, desk: Desk, count: int) -> Table:
    """Look at `count` pages of each kind in each round; a round's plain pages are its measure."""
    pages = pages_of(desk)
    for kind in pages:
        look(home.port, desk.session, some(pages[kind], 16))
    measured = {kind: Measured() for kind in pages}
    ratios: dict[str, list[float]] = {kind: [] for kind in pages}
    for _ in range(ROUNDS):
        parts = {kind: look(home.port, desk.session, some(pages[kind], count)) for kind in pages}
        for kind, part in parts.items():
            measured[kind].add(part)
            ratios[kind].append(part.percentile(0.5) / parts[PLAIN].percentile(0.5))
    return {kind: (measured[kind], median(ratios[kind])) for kind in pages}


def show(desk: Desk, table: Table) -> None:
    """Prints a table."""
    print(f"{desk.reports:,} reports in {desk.count_of_cases:,} cases")
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
        f"{kind} with more reports, at most": after[kind][1] / before[kind][1] for kind in kinds
    }


def run(home: Home, few: int, many: int, count: int) -> tuple[dict[str, float], list[str]]:
    """Measure a desk while it grows; the ratios, and what failed."""
    desk = home.fill(few)
    with home.served():
        before = measure(home, desk, count)
        show(desk, before)
        begun, known = perf_counter(), desk.reports
        desk = home.fill(many)
        print(f"filled with {desk.reports - known:,} more in {perf_counter() - begun:.0f} s")
        after = measure(home, desk, count)
        show(desk, after)
        done, seconds = accept(home.port, desk)
    plain = after[PLAIN][0].percentile(0.5) / 1000
    print(f"{done} typos accepted at once: {seconds:.2f} s, {seconds / plain:.0f} plain pages")
    failures = wrong(before) + wrong(after)
    if done < TYPOS:
        failures.append(f"{done} of {TYPOS} typos were accepted")
    each = seconds / max(1, done) / plain
    return {**ratios(before, after), "a typo accepted by a plain page, at most": each}, failures


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.desk", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--reports", type=int, default=MANY, help="in the end (%(default)s)")
    parser.add_argument("--count", type=int, default=24, help="pages a round (%(default)s)")
    parser.add_argument("--home", type=Path, help="a folder that is kept, filled before or not")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="corrigenda-bench-desk-") as folder:
        home = Home(given.home or Path(folder))
        found, failures = run(home, min(FEW, given.reports), given.reports, given.count)
    if given.reports != MANY or given.home:
        print("(floors are for a new desk of the usual size)")
        return 1 if failures else 0
    database = "postgresql" if "DATABASE_URL" in os.environ else "sqlite"
    claims = {name: value * MARGIN for name, value in found.items()}
    floors = FLOORS / f"floors_{database}.json"
    return judge(floors, found, also=failures, claims=claims if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
