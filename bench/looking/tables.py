"""What pages of a service take, by what a plain page of it takes, before it grew and after."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Protocol, TypeVar

from bench.floors import judge
from bench.looking.load import Measured, look
from bench.looking.served import Home

PLAIN = "a plain page"
"""The least that the same service does for the same one who asks."""
ROUNDS = 3
WARM = 16
AIM = 100.0

Pages = dict[str, Iterator[str]]
"""Addresses without end, by the kind of page; one kind is `PLAIN`."""
Table = dict[str, tuple[Measured, float]]
"""By the kind of page: all that was measured, and how many plain pages one takes."""
Found = tuple[dict[str, float], list[str]]
"""What was measured, by its name among the floors, and what failed."""


@dataclass(frozen=True)
class Claim:
    """What a bench holds the service to.

    Attributes:
        name: of the bench, `desk`.
        grows: what there is more of in the end, `reports`.
        few, many: how much of it there is before, and in the end.
        margin: by which the claim is looser than what was measured, as machines differ and are
            busy. What grows with the whole would grow by `many` / `few`.
    """

    name: str
    grows: str
    few: int
    many: int
    margin: float


def some(pages: Iterator[str], count: int) -> list[str]:
    """The next so many."""
    return list(islice(pages, count))


def measure(port: int, session: str, pages: Pages, count: int) -> Table:
    """Look at `count` pages of each kind in each round; a round's plain pages are its measure."""
    for kind in pages:
        look(port, session, some(pages[kind], WARM))
    measured = {kind: Measured() for kind in pages}
    ratios: dict[str, list[float]] = {kind: [] for kind in pages}
    for _ in range(ROUNDS):
        parts = {kind: look(port, session, some(pages[kind], count)) for kind in pages}
        for kind, part in parts.items():
            measured[kind].add(part)
            ratios[kind].append(part.percentile(0.5) / parts[PLAIN].percentile(0.5))
    return {kind: (measured[kind], median(ratios[kind])) for kind in pages}


def show(what: object, table: Table) -> None:
    """Prints a table under what it is of."""
    print(what)
    print(f"{'page':<20} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'by plain':>9}")
    for kind, (told, ratio) in table.items():
        times = " ".join(f"{told.percentile(share):>8.1f}" for share in (0.5, 0.95, 0.99))
        late = f"  above {AIM:.0f}" if told.percentile(0.95) > AIM else ""
        print(f"{kind:<20} {times} {ratio:>9.2f}{late}")


class Filled(Protocol):
    """What was filled: `str` says of how much."""

    @property
    def session(self) -> str:
        """The cookie of who looks; empty for nobody's."""


F = TypeVar("F", bound=Filled)


def grown(
    home: Home,
    sizes: tuple[int, int],
    count: int,
    fill: Callable[[Home, int], F],
    pages_of: Callable[[F], Pages],
) -> tuple[F, Table, Table]:
    """Measure what is served, fill it up, measure again: as it is then, and both tables."""
    tables = []
    for size in sizes:
        begun = perf_counter()
        filled = fill(home, size)
        print(f"filled in {perf_counter() - begun:.0f} s")
        tables.append(measure(home.port, filled.session, pages_of(filled), count))
        show(filled, tables[-1])
    return filled, tables[0], tables[1]


def wrong(*tables: Table) -> list[str]:
    """The pages that were not answered by 200."""
    found = {one for table in tables for told, _ in table.values() for one in told.wrong}
    return [f"{path} was answered by {status}" for path, status in sorted(found)[:10]]


def ratios(grows: str, before: Table, after: Table) -> dict[str, float]:
    """What is measured, by its name among the floors."""
    kinds = [kind for kind in after if kind != PLAIN]
    by_plain = {f"{kind} by a plain page, at most": after[kind][1] for kind in kinds}
    return by_plain | {
        f"{kind} with more {grows}, at most": after[kind][1] / before[kind][1] for kind in kinds
    }


def plain_seconds(table: Table) -> float:
    """What a plain page takes at the median."""
    return table[PLAIN][0].percentile(0.5) / 1000


def command(
    claim: Claim, told: str | None, run: Callable[[Home, int, int, int], Found], floors: Path
) -> int:
    """Measures, prints, compares with the floors; the exit status.

    Args:
        told: what the bench says of itself.
        run: measures a home that grows from a size to another, so many pages a round.
        floors: the folder of `floors_sqlite.json` and `floors_postgresql.json`.
    """
    parser = argparse.ArgumentParser(prog=f"bench.{claim.name}", description=told)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument(
        f"--{claim.grows}", dest="many", type=int, default=claim.many, help="(%(default)s)"
    )
    parser.add_argument("--count", type=int, default=24, help="pages a round (%(default)s)")
    parser.add_argument("--home", type=Path, help="a folder that is kept, filled before or not")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix=f"corrigenda-bench-{claim.name}-") as folder:
        home = Home(given.home or Path(folder))
        found, failures = run(home, min(claim.few, given.many), given.many, given.count)
    if given.many != claim.many or given.home:
        print("(floors are for a new one of the usual size)")
        return 1 if failures else 0
    database = "postgresql" if "DATABASE_URL" in os.environ else "sqlite"
    claims = {name: value * claim.margin for name, value in found.items()}
    file = floors / f"floors_{database}.json"
    return judge(file, found, also=failures, claims=claims if given.raises else None)
