"""How fast `GET /api/notices` answers: `python -m bench.notices`.

A desk of 2,000 invented reports is served as an operator serves it, two workers and the job
process. Page views ask for what stands on their story: of ten, eight are of stories that the desk
has never heard of, one of a story without corrections, one of a story with. Beside them, in the
same run and in turns, a static file of the same server is asked for: the script itself, which a
page view brings along. 8 connections for the times, 32 for how many a second.

Milliseconds are for the eye: aim at a p99 of 10. Floors are ratios to the static file, so that
they hold on any machine.

Ends with status 1 where a floor is not held or an answer is not 200; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from urllib.parse import quote

from bench.floors import judge
from bench.looking.load import Measured, look
from bench.looking.served import Home

FLOORS = Path(__file__).parent / "floors.json"
REPORTS = 2_000
ROUNDS = 5
AIM = 10.0
MARGIN = 2.0
"""By which a claim is looser than what was measured, as machines differ and are busy."""
STATIC = "/c/w.js"


@dataclass
class Told:
    """What was asked over so many connections: the answers, and how many came a second."""

    whole: Measured = field(default_factory=Measured)
    a_second: list[float] = field(default_factory=list)


def views(home: Home) -> list[str]:
    """What ten page views ask for, over and over, each time of other stories."""
    stories = home.filled("bench.notices.filling", REPORTS)
    corrected, known = cycle(stories["corrected"]), cycle(stories["known"])
    urls: list[str] = []
    for number in range(100):
        news = [f"https://daily.example/world/{number}/{one}/a-story" for one in range(8)]
        urls += [*news, next(corrected), next(known)]
    return ["/api/notices?url=" + quote(url, safe="") for url in urls]


def measure(home: Home, paths: list[str], connections: int, count: int) -> tuple[Told, Told]:
    """Notices and the static file in turns, so that what else the machine does weighs on both."""
    notices, static = Told(), Told()
    asked = cycle(paths)
    for _ in range(ROUNDS):
        for told, some in ((notices, list(islice(asked, count))), (static, [STATIC] * count)):
            begun = time.perf_counter()
            part = look(home.port, "", some, connections)
            told.a_second.append(count / (time.perf_counter() - begun))
            told.whole.add(part)
    return notices, static


def show(name: str, connections: int, told: Told) -> None:
    """Prints one line of the table."""
    times = " ".join(f"{told.whole.percentile(share):>8.1f}" for share in (0.5, 0.95, 0.99))
    print(f"{name:<14} {connections:>4} {median(told.a_second):>9.0f} {times}")


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.notices", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--count", type=int, default=300, help="answers a round (%(default)s)")
    given = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        paths = views(home)
        with home.served():
            look(home.port, "", [*paths[:200], *[STATIC] * 50])
            few = measure(home, paths, 8, given.count)
            many = measure(home, paths, 32, given.count)
    print(f"{'':<14} {'over':>4} {'a second':>9} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}")
    for connections, (notices, static) in ((8, few), (32, many)):
        show("notices", connections, notices)
        show("static file", connections, static)
    late = few[0].whole.percentile(0.99)
    print(f"p99 over 8 connections: {late:.1f} ms; the aim is {AIM:.0f}")
    ratio = {
        "p99 by a static file's, at most": late / few[1].whole.percentile(0.99),
        "throughput by a static file's": median(many[0].a_second) / median(many[1].a_second),
    }
    wrong = {one for told in (*few, *many) for one in told.whole.wrong}
    failures = [f"{path} was answered by {status}" for path, status in sorted(wrong)[:10]]
    claims = {
        name: value * MARGIN if name.endswith("at most") else value / MARGIN
        for name, value in ratio.items()
    }
    return judge(FLOORS, ratio, also=failures, claims=claims if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
