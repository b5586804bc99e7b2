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

import sys
from pathlib import Path

from bench.log.exports import fetch
from bench.log.home import fill
from bench.log.pages import pages_of
from bench.looking.served import Home
from bench.looking.tables import Claim, Found, command, grown, plain_seconds, ratios, wrong

CLAIM = Claim("log", "entries", few=500, many=5_000, margin=3.0)


def run(home: Home, few: int, many: int, count: int) -> Found:
    """Measure a log while it grows; the ratios, and what failed."""
    fill(home, few)
    with home.served():
        log, before, after = grown(home, (few, many), count, fill, pages_of)
        told = fetch(home.port)
    each = told.seconds / max(1, told.lines)
    print(
        f"in full: {told.lines:,} lines in {told.seconds:.2f} s, {each * 1e6:.0f} µs a line; "
        f"nothing new told in {told.again * 1000:.1f} ms"
    )
    failures = wrong(before, after)
    if told.lines != log.entries or not told.gone_on:
        failures.append("the export is not the whole log, or does not go on from its middle")
    if not told.again:
        failures.append("who has the export already was sent it again")
    found = ratios(CLAIM.grows, before, after)
    found["a thousand lines of the export by a plain page, at most"] = (
        each * 1000 / plain_seconds(after)
    )
    return found, failures


if __name__ == "__main__":
    sys.exit(command(CLAIM, __doc__, run, Path(__file__).parent))
