"""How good the related stories are: `python -m bench.related`.

nDCG@3 over real pages that a person has judged, of our order and of plain BM25 (SQLite FTS5) in the
same run: the two halves of the sample that the order was built beside, and a fresh one that was
drawn and judged when it was done. The README beside this says how. `--show` prints, for the half
that the order was built on, what we told of; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.floors import judge
from bench.related.methods import Bm25, Ours
from bench.related.stories import Story, half, material, stories

from corrigenda.archive.related import LEAST

HERE = Path(__file__).parent
FRESH = "fresh"
PARTS = ("building", "held out", FRESH)
FIRST = 3

Order = Callable[[Story, int], list[str]]
Grades = dict[str, dict[str, int]]


def grades(name: str) -> Grades:
    """Of each story of a file of labels the grades of others.

    2 is the same matter, 1 one that leads on, 0 another.
    """
    found: Grades = {}
    for line in (HERE / name).read_text("utf-8").splitlines():
        label = json.loads(line)
        found.setdefault(label["story"], {})[label["other"]] = label["grade"]
    return found


def parts() -> dict[str, Grades]:
    """The judged stories of each part; no story is in two."""
    found: dict[str, Grades] = {part: {} for part in PARTS}
    for story, others in grades("labels.jsonl").items():
        found[half(story)][story] = others
    found[FRESH] = grades("labels_fresh.jsonl")
    return found


def ndcg(order: Sequence[str], grade: Mapping[str, int]) -> float:
    """Of the first three, gains 2^grade - 1; what was not judged counts as another matter."""

    def gain(values: Sequence[int]) -> float:
        return sum((2.0**one - 1.0) / math.log2(at + 2.0) for at, one in enumerate(values[:FIRST]))

    best = gain(sorted(grade.values(), reverse=True))
    return gain([grade.get(one, 0) for one in order]) / best if best else 0.0


def told(ours: Ours, story: Story, most: int) -> list[str]:
    """What a page would tell of: nothing that is less alike than the product asks."""
    return [key for worth, key in ours.scored(story, most) if worth > LEAST]


def measured(
    archive: Sequence[Story], judged: Mapping[str, Grades], orders: Mapping[str, Order]
) -> dict[str, float]:
    """By part and order the mean nDCG@3, printed; of ours also how much is rightly told of."""
    values: dict[str, float] = {}
    for part, known in judged.items():
        mine = [one for one in archive if one.id in known]
        some = [one for one in mine if any(known[one.id].values())]
        pairs = sum(len(known[one.id]) for one in mine)
        print(f"{part}: {pairs} pairs of {len(mine)} stories, {len(some)} with a related one")
        for name, order in orders.items():
            every = [ndcg(order(one, FIRST), known[one.id]) for one in some]
            values[f"{part}: {name}: nDCG@3"] = sum(every) / max(1, len(every))
            shown = [(one.id, key) for one in mine for key in order(one, FIRST)]
            right = sum(known[story].get(key, 0) > 0 for story, key in shown)
            share = 100 * right / max(1, len(shown))
            print(
                f"  {name:24} nDCG@3 {values[f'{part}: {name}: nDCG@3']:.4f}  "
                f"shown {len(shown)}, of them related {right} ({share:.0f} %)"
            )
            if name == "as told":
                values[f"{part}: {name}: related, percent"] = share
    return values


def above(values: Mapping[str, float]) -> list[str]:
    """Where plain BM25 is as good as ours, which is a failure of its own."""
    return [
        f"{part}: {name} is not below ours"
        for part in PARTS
        for name in ("BM25 of all words", "BM25 of the headline")
        if values[f"{part}: {name}: nDCG@3"] >= values[f"{part}: ours: nDCG@3"]
    ]


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.related", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--show", action="store_true", help="what was told of, of one half")
    given = parser.parse_args()
    folder = material()
    if folder is None:
        print("bench.related: passed over, its pages are in CORRIGENDA_SHARED, which is not here.")
        return 0
    archive, judged = list(stories(folder)), parts()
    ours = Ours(archive)
    orders: dict[str, Order] = {
        "BM25 of all words": Bm25(archive, headline_only=False).first,
        "BM25 of the headline": Bm25(archive, headline_only=True).first,
        "ours": ours.first,
        "as told": lambda story, most: told(ours, story, most),
    }
    values = measured(archive, judged, orders)
    if given.show:
        headlines, known = {one.id: one.headline for one in archive}, judged["building"]
        for one in (one for one in archive if one.id in known):
            print(f"\n{one.headline}")
            for worth, key in ours.scored(one, FIRST):
                print(f"  {worth:.3f} {known[one.id].get(key, '-')} {headlines[key]}")
    floors = {name: value for name, value in values.items() if "BM25" not in name}
    return judge(
        HERE / "floors.json", floors, also=above(values), claims=floors if given.raises else None
    )


if __name__ == "__main__":
    sys.exit(main())
