"""How well passages are followed: `python -m bench.anchoring`; the README here tells what is what.

Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from bench.anchoring.cases import Case, edited, long
from bench.anchoring.chains import chains
from bench.anchoring.drawn import drawn
from bench.anchoring.language import LANGUAGES
from bench.anchoring.scoring import Method, Tally, exact_share, followed, sought, tallies
from bench.anchoring.speed import speeds
from bench.anchoring.tables import print_chains, print_missed, print_rates, print_speeds
from bench.floors import is_ceiling, judge

FLOORS = Path(__file__).parent / "floors.json"
SEED = 1
EACH = 5
EACH_CHAINS = 8
DRAWN = "drawn by Hypothesis"
DRAWN_CASES = 300
LONG = "en 200 kB"
METHODS: dict[str, Method] = {"follow": followed, "find": sought}
# What is measured varies by so much, though nothing got worse: times from run to run, and what
# Hypothesis draws when code elsewhere in the project changes.
TIME_MARGIN = 1.6
DRAWN_MARGIN = 3.0


def all_cases(seed: int) -> list[Case]:
    """Every case that is the same for a seed whatever else changes."""
    found = [case for code in LANGUAGES for case in edited(code, code, str(seed), EACH)]
    return [*found, *long(LONG, "en", str(seed), 1)]


def rates(method: str, row: str, tally: Tally) -> dict[str, float]:
    """What is measured of a row, by the names in floors.json."""
    found = {
        f"{method}, {row}: recall": tally.recall,
        f"{method}, {row}: wrong, at most": tally.wrong_share,
    }
    if row != DRAWN:  # too few of them are deleted
        found[f"{method}, {row}: kept, at most"] = tally.kept_share
    return found


def claims(measured: dict[str, float]) -> dict[str, float]:
    """What floors are raised to: what was measured, less the margin where it varies by itself."""
    found = dict(measured)
    for name, value in measured.items():
        if name.startswith(("time of", "growth of")):
            found[name] = value * TIME_MARGIN
        elif f", {DRAWN}: " in name:
            found[name] = value + (DRAWN_MARGIN if is_ceiling(name) else -DRAWN_MARGIN)
    return found


def measure(arguments: argparse.Namespace) -> dict[str, float]:
    """Answer all cases, take the times, print the tables; what was measured, by name."""
    cases = all_cases(arguments.seed)
    by_chance = drawn(DRAWN, arguments.seed, DRAWN_CASES)
    answers = {name: [(case, method(case)) for case in cases] for name, method in METHODS.items()}
    rows = {name: tallies(given, lambda case: case.row) for name, given in answers.items()}
    for name, method in METHODS.items():
        rows[name][DRAWN] = tallies(((case, method(case)) for case in by_chance), str)["all"]
    print_rates(rows, "texts; rates in %")
    if arguments.kinds:
        kinds = {name: tallies(given, lambda case: case.kind) for name, given in answers.items()}
        print_rates(kinds, "kinds of edit")
    if arguments.show:
        print_missed({name: of["all"] for name, of in rows.items()}, arguments.show)
    exact = exact_share(
        chain for code in LANGUAGES for chain in chains(code, str(arguments.seed), EACH_CHAINS)
    )
    print_chains(exact)
    times = speeds(str(arguments.seed))
    print_speeds(times)
    measured = {"chains of ten versions: exact": exact, **times.ratios}
    for name, of in rows.items():
        for row, tally in of.items():
            measured |= rates(name, row, tally)
    return measured


def main() -> int:
    """Measure, print, compare with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.anchoring", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument(
        "--seed", type=int, default=SEED, help="other cases; only those of seed 1 are judged"
    )
    parser.add_argument("--kinds", action="store_true", help="a row for each kind of edit too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong answers")
    arguments = parser.parse_args()
    begun = time.perf_counter()
    measured = measure(arguments)
    print(f"measured in {time.perf_counter() - begun:.0f} s")
    if arguments.seed != SEED:
        print(f"not judged: the floors are those of seed {SEED}")
        return 0
    return judge(FLOORS, measured, claims=claims(measured) if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
