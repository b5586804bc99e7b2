"""What the bench prints."""

from __future__ import annotations

from bench.anchoring.scoring import Tally
from bench.anchoring.speed import Speeds

_WIDTH = 52


def print_rates(found: dict[str, dict[str, Tally]], head: str) -> None:
    """A line for each row, with the figures of all methods beside each other."""
    columns = "".join(f" {f'{method}: recall':>16} {'wrong':>6} {'kept':>6}" for method in found)
    print(f"{head:<34} {'cases':>6} {'deleted':>7}{columns}")
    first = next(iter(found.values()))
    for row, tally in first.items():
        figures = "".join(
            f" {of[row].recall:>16.1f} {of[row].wrong_share:>6.1f} {of[row].kept_share:>6.1f}"
            for of in found.values()
        )
        print(f"{row:<34} {tally.cases:>6} {tally.deleted:>7}{figures}")
    print()


def print_missed(found: dict[str, Tally], most: int) -> None:
    """What was not answered right, sorted by kind, so many of each method in full."""
    for method, tally in found.items():
        missed = sorted(tally.missed, key=lambda one: (one[0].kind, one[0].name))
        for case, place in missed[:: max(1, len(missed) // most)][:most]:
            last = case.versions[-1]
            print(f"{method}: {case.name}")
            print(f"  passage: {case.versions[0].passage!r}")
            print(f"  is now:  {last.passage!r}" if last.place else "  is now:  deleted")
            print(f"  answer:  {last.text[slice(*place)]!r}" if place else "  answer:  no place")
        print()


def print_chains(exact: float) -> None:
    """The share of chains that end exactly, in percent."""
    print(f"{'chains of ten versions that end exactly, %':<{_WIDTH}} {exact:>8.1f}")


def print_speeds(found: Speeds) -> None:
    """The ratios, which have ceilings, and what is told besides, which has none."""
    for name, ratio in found.ratios.items():
        print(f"{name.removesuffix(', at most'):<{_WIDTH}} {ratio:>8.2f}")
    for name, value in found.told.items():
        print(f"{name:<{_WIDTH}} {value:>8,.0f} (for information)")
