"""How time grows with the text: `python -m bench.anchoring.growth`.

For texts of 10 kB to 1 MB (thousands of characters) of several natures: seconds for `follow` of
one passage, `find` of one that does not stand there word for word, and `follow_many` of 100; and
beside each the growth, its time divided by n log n, relative to the row of 10 kB. A growth of 1
is n log n; less is better.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable
from random import Random

from bench.anchoring.cases import filler
from bench.anchoring.language import LANGUAGES, language

from corrigenda.anchoring import Selector, describe, find, follow, follow_many

Pair = tuple[str, str]
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
PASSAGES = 100
_PASSAGE = 60


def edited_all_over(words: list[str], seed: int) -> list[str]:
    """The words with one in forty replaced, one in eighty left out, one in eighty put in."""
    rng = Random(seed)
    found: list[str] = []
    for word in words:
        chance = rng.random()
        if chance < 1 / 80:
            continue
        found.append(rng.choice(words) if chance < 3 / 80 else word)
        if chance > 79 / 80:
            found.append(rng.choice(words))
    return found


def _prose(size: int) -> Pair:
    old = filler("en", "growth", size)
    return old, " ".join(edited_all_over(old.split(" "), size))


def _unrelated(size: int) -> Pair:
    return filler("en", "growth", size), filler("de", "growth", size)


def _one_word(size: int) -> Pair:
    count = size // 5
    return "spam " * count, "eggs " + "spam " * (count // 2) + "eggs " + "spam " * (count // 2)


def _phrase(size: int) -> Pair:
    phrase = "Rita paid the fine and left. "
    count = size // len(phrase)
    return phrase * count, "No. " + phrase * (count // 3) + "No. " + phrase * (count // 2)


def _unspaced(size: int) -> Pair:
    old = "".join(Random(size).choices(language("zh").vocabulary, k=size // 2))
    return old, "".join(edited_all_over(list(old), size))


def _marks(size: int) -> Pair:
    return "e" + "\u0301" * size, "x" + "\u0301" * (size - 9) + "y"


def _scripts(size: int) -> Pair:
    rng = Random(size)
    words: list[str] = []
    length = 0
    while length < size:
        words.append(rng.choice(language(LANGUAGES[len(words) % len(LANGUAGES)]).vocabulary))
        length += len(words[-1]) + 1
    return " ".join(words), " ".join(edited_all_over(words, size))


TEXTS: dict[str, Callable[[int], Pair]] = {
    "prose, edited all over": _prose,
    "unrelated texts": _unrelated,
    "one repeated word": _one_word,
    "a repeated phrase": _phrase,
    "no spaces": _unspaced,
    "nothing but marks": _marks,
    "scripts in turn": _scripts,
}


def passages(text: str, count: int = PASSAGES) -> list[Selector]:
    """So many passages, evenly over the text; one stands in the middle."""
    step = (len(text) - _PASSAGE) / (count + 1)
    starts = [int(step * (number + 1)) for number in range(count)]
    return [describe(text, start, start + _PASSAGE) for start in starts]


def reworded(selector: Selector) -> Selector:
    """The same passage with a word in its middle that stands nowhere, and no position."""
    middle = len(selector.exact) // 2
    exact = f"{selector.exact[:middle]} Quorl {selector.exact[middle:]}"
    return Selector(exact, selector.prefix, selector.suffix)


def seconds(call: Callable[[], object], *, least: float = 0.05) -> float:
    """The shortest of some runs, as many as fit into `least` seconds, three at least."""
    times: list[float] = []
    while len(times) < 3 or sum(times) < least:
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
        if times[0] > 1:
            break
    return min(times)


def growth(spent: float, size: int, spent_before: float, size_before: int) -> float:
    """How much more the time has grown than n log n."""
    expected = size * math.log(size) / (size_before * math.log(size_before))
    return spent / spent_before / expected


def _measured(name: str, size: int) -> list[float]:
    """Seconds of `follow`, `find` and `follow_many`."""
    old, new = TEXTS[name](size)
    one = passages(old, 1)[0]
    changed = reworded(one)
    many = passages(old)
    return [
        seconds(lambda: follow(one, old, new)),
        seconds(lambda: find(changed, new)),
        seconds(lambda: follow_many(many, old, new)),
    ]


def main() -> int:
    """Print the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(
        prog="bench.anchoring.growth",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", choices=TEXTS, help="one nature of text")
    arguments = parser.parse_args()
    heads = ("follow", "find", f"follow_many({PASSAGES})")
    print(f"{'texts':<24} {'size':>9}" + "".join(f" {head:>17} growth" for head in heads))
    slowest = 0.0
    for name in [arguments.only] if arguments.only else TEXTS:
        first: list[float] = []
        for size in SIZES:
            spent = _measured(name, size)
            first = first or spent
            cells = [
                f" {now:>15.4f} s {growth(now, size, before, SIZES[0]):>6.2f}"
                for now, before in zip(spent, first, strict=True)
            ]
            print(f"{name:<24} {size:>9,}" + "".join(cells), flush=True)
            slowest = max(slowest, *spent)
    print(f"slowest: {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
