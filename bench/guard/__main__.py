"""How well the guard tells changes that ought to carry a note: `python -m bench.guard`.

Precision and recall over pairs of versions that a person has labelled; the README beside this says
how. `--show` prints what was told wrongly in the half that the rules were written on; `--raise`
raises the floors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.floors import judge

from corrigenda.flow.publication.guard import findings
from corrigenda.lib.tests.outside import outside

HERE = Path(__file__).parent
HALVES = ("tuning", "held out")


def material() -> Path | None:
    """The pairs, where they are."""
    return outside("pairs", "dev.jsonl.gz")


def labelled(pairs: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each label with its pair."""
    lines = (HERE / "labels.jsonl").read_text("utf-8").splitlines()
    labels = {one["pair"]: one for one in map(json.loads, lines)}
    with gzip.open(pairs, "rt", encoding="utf-8") as rows:
        for pair in map(json.loads, rows):
            if pair["id"] in labels:
                yield labels[pair["id"]], pair


def outcome(*, found: bool, note: bool) -> str:
    """What a verdict was."""
    if found:
        return "right" if note else "false alarm"
    return "missed" if note else "left alone"


def measured(counts: dict[str, Counter[str]]) -> dict[str, float]:
    """Precision and recall in percent, printed, and by their names among the floors."""
    found: dict[str, float] = {}
    for half, told in counts.items():
        precision = 100 * told["right"] / max(1, told["right"] + told["false alarm"])
        recall = 100 * told["right"] / max(1, told["right"] + told["missed"])
        print(f"{half}: {dict(told)}: precision {precision:.1f} %, recall {recall:.1f} %")
        found |= {f"{half}: precision": precision, f"{half}: recall": recall}
    return found


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.guard", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--show", action="store_true", help="what was told wrongly, of one half")
    given = parser.parse_args()
    pairs = material()
    if pairs is None:
        print("bench.guard: passed over, its pairs are in CORRIGENDA_SHARED, which is not here.")
        return 0
    counts = {half: Counter[str]() for half in HALVES}
    for label, pair in labelled(pairs):
        found = findings(pair["old"], pair["new"])
        told = outcome(found=bool(found), note=label["note"])
        counts[label["half"]][told] += 1
        if given.show and label["half"] == "tuning" and told in ("false alarm", "missed"):
            seen = [(str(one.kind), one.was, one.now) for one in found[:2]]
            print(f"{told} ({label['because']}) {pair['id']}: {seen}")
    values = measured(counts)
    return judge(HERE / "floors.json", values, claims=values if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
