"""How well reports are joined to cases: `python -m bench.joining`.

In six languages a story with six mistakes is edited twice (a paragraph put in, two that
change places, words edited beside the mistakes). Before each edit and after it readers highlight
the wrong words, each a little more or less around them, some with an older version open. Others
read a twin of the story, half of its paragraphs between others and slightly edited, or a
look-alike, the same paragraphs with other figures: that is another statement.

Two reports on one mistake belong into one case. Of all pairs that do, "right" is the share that is
in one; of all pairs that are in one case, "wrong" is the share that does not belong there. What is
in a look-alike is never about the same mistake as what is in the story. "found by twins" is the
share of right pairs among those of which one report is on the story and the other on its twin; it
does not reach all, for a twin that lost a figure or a name is another statement by our rule.

Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bench.floors import judge
from bench.joining import home  # noqa: F401 - first: it sets Django up
from bench.joining.telling import Told, joined, told
from bench.joining.town import Sent, towns
from django.core.management import call_command

FLOORS = Path(__file__).parent / "floors.json"
SEED = 1
EDITS = 2
EACH = 1


def happens(seed: int) -> Iterator[Told | Sent]:
    """What happens in the towns, in its order."""
    for town in towns(seed):
        yield from told(town, edits=EDITS, each=EACH)


def shares(rows: list[tuple[str, str, int]]) -> dict[str, float]:
    """The shares in % of pairs of reports: truth, page and case of each report."""
    right = belong = wrong = together = twins = twins_right = 0
    for (truth, page, case), (other, other_page, other_case) in combinations(rows, 2):
        same, one = truth == other, case == other_case
        belong += same
        together += one
        right += same and one
        wrong += one and not same
        across = same and page != other_page
        twins += across
        twins_right += across and one
    return {
        "right joins": 100 * right / belong,
        "wrong joins, at most": 100 * wrong / together,
        "found by twins": 100 * twins_right / twins,
    }


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.joining", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    rows = joined(happens(arguments.seed))
    seconds = time.perf_counter() - begun
    found = shares(rows)
    cases = len({case for _, _, case in rows})
    truths = len({truth for truth, _, _ in rows})
    print(f"{len(rows)} reports on {truths} mistakes are in {cases} cases, in {seconds:.1f} s")
    for name, value in found.items():
        print(f"{name.removesuffix(', at most'):<16} {value:6.2f} %")
    return judge(FLOORS, found, claims=found if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
