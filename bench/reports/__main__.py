"""How fast reports are taken at the door: `python -m bench.reports`.

`POST /api/reports` over 32 connections that are kept open, two workers and the job process, SQLite
with synchronous=FULL, every report with an id, an address and a page out of 200; answered only when
it is durable. Beside it, in the same run and in turns, isso's `POST /new` with its own server, as
many connections, stories and words; its moderation and its limits are switched off, as our limits
are raised. isso is found on the PATH or by CORRIGENDA_ISSO=command; without it only our own figures
are printed. The client is `load.py` in two processes.

Floors are on what a busy machine does not change much: errors, and the ratio.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.floors import judge
from bench.reports import servers
from bench.reports.load import Make, Measured, comment, measure, report, together, warm

FLOORS = Path(__file__).parent / "floors.json"
CONNECTIONS = 32
WORKERS = 2
CLIENTS = 2
ROUNDS = 5


def show(name: str, told: Measured) -> None:
    """Prints one line of the table."""
    times = " ".join(f"{told.percentile(share):>8.1f}" for share in (0.5, 0.95, 0.99))
    errors = sum(told.statuses.values()) - told.good
    print(f"{name:<12} {told.a_second:>8.0f} {times} {errors:>7}")


def run(port: int, make: Make, count: int, first: int) -> Measured:
    """One round."""
    return measure(port, make, first=first, count=count, connections=CONNECTIONS, processes=CLIENTS)


def rounds(mine: int, theirs: int | None, count: int) -> tuple[list[Measured], list[Measured]]:
    """In turns, so that what else the machine does weighs on both."""
    ours, others = [], []
    warm(mine, report, CONNECTIONS)
    if theirs:
        warm(theirs, comment, CONNECTIONS)
    for number in range(ROUNDS):
        first = 100_000 * (number + 1)
        ours.append(run(mine, report, count // ROUNDS, first))
        if theirs:
            others.append(run(theirs, comment, max(200, count // ROUNDS // 8), first))
    return ours, others


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.reports", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--count", type=int, default=12_000, help="reports sent (%(default)s)")
    given = parser.parse_args()
    command = servers.isso()
    with ExitStack() as stack:
        one, other = (Path(stack.enter_context(TemporaryDirectory())) for _ in range(2))
        mine = stack.enter_context(servers.corrigenda(one, WORKERS))
        theirs = stack.enter_context(servers.comments(other, command)) if command else None
        # Alone there is no ratio to tell: enough to see that it takes them without an error.
        ours, others = rounds(mine, theirs, given.count if theirs else given.count // 6)
    whole = together(ours)
    print(f"{'server':<12} {'a second':>8} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'errors':>7}")
    show("corrigenda", whole)
    errors = float(sum(whole.statuses.values()) - whole.good)
    if not others:
        print("isso is not here: install it anywhere and name it by CORRIGENDA_ISSO=command")
        return 1 if errors else 0
    show("isso", together(others))
    ratios = [mine.a_second / its.a_second for mine, its in zip(ours, others, strict=True)]
    ratio = statistics.median(ratios)
    print(f"reports to comments, by round: {', '.join(f'{one:.1f}' for one in ratios)}")
    measured = {"times_isso": ratio, "errors_at_most": errors}
    # A machine that does other things as well moves the ratio by half.
    claims = {"times_isso": ratio * 0.5, "errors_at_most": errors}
    return judge(FLOORS, measured, claims=claims if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
