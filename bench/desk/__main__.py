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

import sys
from pathlib import Path

from bench.desk.deciding import TYPOS, accept
from bench.desk.home import fill
from bench.desk.pages import pages_of
from bench.looking.served import Home
from bench.looking.tables import Claim, Found, command, grown, plain_seconds, ratios, wrong

CLAIM = Claim("desk", "reports", few=3_000, many=20_000, margin=2.0)


def run(home: Home, few: int, many: int, count: int) -> Found:
    """Measure a desk while it grows; the ratios, and what failed."""
    fill(home, few)
    with home.served():
        desk, before, after = grown(home, (few, many), count, fill, pages_of)
        done, seconds = accept(home.port, desk)
    plain = plain_seconds(after)
    print(f"{done} typos accepted at once: {seconds:.2f} s, {seconds / plain:.0f} plain pages")
    failures = wrong(before, after)
    if done < TYPOS:
        failures.append(f"{done} of {TYPOS} typos were accepted")
    each = seconds / max(1, done) / plain
    found = ratios(CLAIM.grows, before, after)
    return {**found, "a typo accepted by a plain page, at most": each}, failures


if __name__ == "__main__":
    sys.exit(command(CLAIM, __doc__, run, Path(__file__).parent))
