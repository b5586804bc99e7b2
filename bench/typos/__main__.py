"""What an editor's hundred typo decisions cost the server: `python -m bench.typos`.

A hundred cases, each a typo in a story of some 8,000 characters, are decided one after another
from the queue's pages, as the desk's script does it: each decision is a request with its own
durable transaction (SQLite, synchronous=FULL), every fifth one declines. Seconds of the server
are printed beside what must be at most 3. The floor is a ratio, so that it holds on any machine:
the processor time of one decision by that of the plain page that the same editor asks for
after it.

Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from bench.floors import judge
from bench.typos import home  # noqa: F401 - first: it sets Django up
from bench.typos.deciding import decide_all, newsroom
from django.core.management import call_command
from django.test import Client

FLOORS = Path(__file__).parent / "floors.json"
TYPOS = 100
WARM = 20
SECONDS = 3.0
MARGIN = 1.5
"""By which the claim is looser than what was measured, as machines differ."""


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.typos", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    arguments = parser.parse_args()
    call_command("migrate", verbosity=0)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(newsroom(TYPOS))
    for _ in range(WARM):
        client.get("/desk/password")
    found = decide_all(client)
    decided = len(found.decisions)
    print(f"{decided} decisions: {found.seconds:.2f} s of server time")
    print(
        f"a plain page: {median(found.plain) * 1000:.1f} ms of processor time; "
        f"a decision: {found.each * 1000:.1f} ms"
    )
    measured = {"a decision by the plain page beside it, at most": found.ratio}
    claims = {name: value * MARGIN for name, value in measured.items()}
    also = [] if decided == TYPOS else [f"{decided} of {TYPOS} were decided"]
    if found.seconds > SECONDS:
        print(f"(more than {SECONDS:.0f} s: this machine is slow or busy, or the desk is)")
    return judge(FLOORS, measured, also=also, claims=claims if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
