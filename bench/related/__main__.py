"""How good the related stories are: `python -m bench.related`.

nDCG@3 over real pages that a person or a program has judged, of our order and of plain BM25 (SQLite
FTS5) in the same run, without a bar and under one: the sample that the order was built on, and two
that it was not. The README beside this says how. `--show` prints, of what the order was built on,
what we told of; `--unjudged` the pairs that some order puts first and nobody judged, without saying
which; `--curve` what the bar would cost if it stood lower or higher; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.floors import judge
from bench.related.measuring import FIRST, Order, barred, first, worth
from bench.related.methods import Bm25, Ours
from bench.related.stories import Story, half, material, stories

HERE = Path(__file__).parent
BUILDING = "building"
FRESH = "fresh"
PARTS = (BUILDING, "held out", FRESH)
TOLD = "as told"
ALL_WORDS = "BM25 of all words"
HEADLINE = "BM25 of the headline"
BM25 = (ALL_WORDS, HEADLINE)
CURVE = (0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5)

Judged = dict[str, dict[str, int]]


def grades(name: str) -> Judged:
    """Of each story of a file of labels the grades of others.

    2 is the same matter, 1 one that leads on, 0 another.
    """
    found: Judged = {}
    for line in (HERE / name).read_text("utf-8").splitlines():
        label = json.loads(line)
        found.setdefault(label["story"], {})[label["other"]] = label["grade"]
    return found


def parts() -> dict[str, Judged]:
    """The judged stories of each part; no story is in two."""
    found: dict[str, Judged] = {part: {} for part in PARTS}
    for story, others in grades("labels.jsonl").items():
        found[half(story)][story] = others
    found[BUILDING] |= grades("labels_more.jsonl")
    found[FRESH] = grades("labels_fresh.jsonl")
    return found


def orders_of(archive: Sequence[Story]) -> tuple[Ours, dict[str, Order]]:
    """The orders that are compared, by name."""
    ours = Ours(archive)
    return ours, {
        ALL_WORDS: Bm25(archive, headline_only=False).scored,
        HEADLINE: Bm25(archive, headline_only=True).scored,
        "ours": ours.alike,
        "ours, newer first": ours.newer_first,
        TOLD: ours.told,
    }


def measured(
    mine: Sequence[Story], judged: Judged, orders: Mapping[str, Order]
) -> dict[str, float]:
    """What each order is worth in one part, printed."""
    values: dict[str, float] = {}
    lists = {name: first(order, mine) for name, order in orders.items()}
    shown = sum(map(len, lists[TOLD].values()))
    for name in BM25:
        lists[f"{name}, barred"] = barred(orders[name], mine, shown)
    for name, each in lists.items():
        found = worth(each, judged)
        values[f"{name}: nDCG@3"] = found.ndcg
        print(
            f"  {name:30} nDCG@3 {found.ndcg:.4f}  shown {found.shown}, of them related "
            f"{found.related} ({found.percent:.0f} %), silent where none is {found.silent}"
        )
        if name == TOLD:
            values[f"{name}: related, percent"] = found.percent
    return values


def above(values: Mapping[str, float]) -> list[str]:
    """Where plain BM25 is as good as ours, without a bar or with one: a failure of its own."""
    pairs = [(name, ours) for name in BM25 for ours in ("ours", TOLD)]
    pairs += [(f"{name}, barred", TOLD) for name in BM25]
    return [
        f"{part}: {name} is not below {ours}"
        for part in PARTS
        for name, ours in pairs
        if values[f"{part}: {name}: nDCG@3"] >= values[f"{part}: {ours}: nDCG@3"]
    ]


def show(ours: Ours, mine: Sequence[Story], known: Judged, headlines: Mapping[str, str]) -> None:
    """Print what was told of, with the grades."""
    for one in mine:
        print(f"\n{one.headline}")
        for alike, key in ours.told(one, FIRST):
            print(f"  {alike:.3f} {known[one.id].get(key, '-')} {headlines[key]}")


def curve(ours: Ours, mine: Sequence[Story], judged: Judged) -> None:
    """Print what is told of at some bars: what it is worth against what is nonsense."""
    for times in CURVE:
        found = worth(first(partial(ours.told, times=times), mine), judged)
        print(
            f"  bar x {times:.2f}  nDCG@3 {found.ndcg:.3f}  shown {found.shown}, of them unrelated "
            f"{100 - found.percent:.0f} %, silent where none is {found.silent}"
        )


def unjudged(archive: Sequence[Story], judged: Judged, orders: Mapping[str, Order]) -> None:
    """Print what is to be judged, as labels without a grade, in no order that tells of a method."""
    mine = [one for one in archive if one.id in judged]
    pairs = {
        (one.id, key)
        for order in orders.values()
        for one in mine
        for _, key in order(one, FIRST)
        if key not in judged[one.id]
    }
    for story, other in sorted(
        pairs, key=lambda pair: (pair[0], hashlib.sha256(pair[1].encode()).digest())
    ):
        print(json.dumps({"story": story, "other": other, "grade": None}))


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.related", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--show", action="store_true", help="what was told of, in the first part")
    parser.add_argument("--curve", action="store_true", help="what other bars would cost")
    parser.add_argument("--unjudged", action="store_true", help="the pairs that nobody judged")
    given = parser.parse_args()
    folder = material()
    if folder is None:
        print("bench.related: passed over, its pages are in CORRIGENDA_SHARED, which is not here.")
        return 0
    archive = list(stories(folder))
    ours, orders = orders_of(archive)
    values: dict[str, float] = {}
    for part, judged in parts().items():
        if given.unjudged:
            unjudged(archive, judged, orders)
            continue
        mine = [one for one in archive if one.id in judged]
        some = sum(any(judged[one.id].values()) for one in mine)
        pairs = sum(len(judged[one.id]) for one in mine)
        print(f"{part}: {pairs} pairs of {len(mine)} stories, {some} with a related one")
        values |= {
            f"{part}: {name}": value for name, value in measured(mine, judged, orders).items()
        }
        if given.curve:
            curve(ours, mine, judged)
        if given.show and part == BUILDING:
            show(ours, mine, judged, {one.id: one.headline for one in archive})
    if given.unjudged:
        return 0
    floors = {name: value for name, value in values.items() if "BM25" not in name}
    return judge(
        HERE / "floors.json", floors, also=above(values), claims=floors if given.raises else None
    )


if __name__ == "__main__":
    sys.exit(main())
