"""How well and how quickly passages are found: `python -m bench.sweep`.

An invented archive is built, 120 passages are looked for that were planted in it (and one that
stands in 3,000 places), and what came back is counted: recall, what was offered as a copy with
other figures, names or a negation more, bytes, and time. `--stories` says how large (10,000),
`--url` where (a new SQLite file; or an empty PostgreSQL database), `--grow` builds a second
archive ten times as large and says by how much the median grew. Beside it 2,000 stories are written
in signs without spaces, and the passages are looked for there; and sentences in several scripts
with a name that is nearly another's. Times are printed in milliseconds
and held as processor time by that of folding the same texts, in one run, so that the floors hold on
any machine. `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.floors import judge
from bench.sweep.near import measured_near
from bench.sweep.town import Planted, archive, in_signs

from corrigenda.archive import Match, PassageIndex
from corrigenda.archive.words import cut

FLOORS = Path(__file__).parent / "floors.json"
PASSAGES = 120
SIGNED = 2_000
"""Stories in signs."""
SINGLE = 50
MARGIN = 2.0
"""By which claims of time are looser than what was measured."""
MUST = ("verbatim", "edited", "renumbered")


class Outcome:
    """What came back for all passages."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.must = self.found = self.renumbered = self.same = self.decoys = self.fooled = 0
        self.wrong = self.all = 0
        self.times: list[float] = []

    def count(self, planted: Planted, matches: list[Match]) -> None:
        """Compare the matches of one passage with where it was put."""
        by_id = {match.document_id: match for match in reversed(matches)}
        kinds = {place.document_id: place.kind for place in planted.places}
        self.all += len(by_id)
        self.wrong += len(by_id.keys() - kinds.keys())
        for name, kind in kinds.items():
            match = by_id.get(name)
            if kind in MUST:
                self.must += 1
                self.found += match is not None
            else:
                self.decoys += 1
                self.fooled += match is not None and match.is_copy
            if kind == "renumbered":
                self.renumbered += 1
                self.same += match is not None and match.is_copy


def unit(texts: list[str]) -> float:
    """Processor seconds of cutting and folding a text, the fastest of five rounds."""
    rounds = []
    for _ in range(5):
        begin = time.process_time()
        for text in texts:
            cut(text)
        rounds.append((time.process_time() - begin) / len(texts))
    return min(rounds)


def looked_for(index: PassageIndex, planted: list[Planted]) -> Outcome:
    """Look for each passage once."""
    outcome = Outcome()
    for one in planted:
        begin = time.process_time()
        matches = index.find(one.text)
        outcome.times.append(time.process_time() - begin)
        outcome.count(one, matches)
    return outcome


def measured(url: str, stories: int) -> dict[str, float]:
    """Build an archive at a URL, look for its passages, print and return what was measured."""
    planted, told = archive(stories, PASSAGES, 7)
    documents = list(told)
    size = sum(len(text.encode()) for _, text in documents)
    with PassageIndex(url, rebuild=True) as index:
        clock, spent = time.perf_counter(), time.process_time()
        index.add_many(documents[:-SINGLE])
        clock, build = time.perf_counter() - clock, time.process_time() - spent
        single = []
        for document in documents[-SINGLE:]:
            begin = time.process_time()
            index.add_many([document])
            single.append(time.process_time() - begin)
        outcome = looked_for(index, planted[:-1])
        begin = time.process_time()
        everywhere = {match.document_id for match in index.find(planted[-1].text)}
        many = time.process_time() - begin
        listed = sum(place.document_id in everywhere for place in planted[-1].places)
        each = unit([text for _, text in documents[:500]])
        times = sorted(outcome.times)
        p95 = times[int(0.95 * (len(times) - 1))]
        bytes_index, bytes_text = index.size_bytes(), index.text_bytes()
    print(f"{stories:,} stories, {size / 1e6:.0f} MB")
    print(f"built in {clock:.1f} s ({build:.1f} s processor)")
    print(f"find: median {1000 * median(times):.1f} ms, p95 {1000 * p95:.1f} ms (processor)")
    print(f"add one: median {1000 * median(single):.2f} ms (processor)")
    print(f"boilerplate: {listed} of {len(planted[-1].places)} places in {many:.2f} s (processor)")
    print(
        f"index {bytes_index / size:.3f}, stored text {bytes_text / size:.3f} of the text's bytes"
    )
    print(f"cutting one text into words: {1e6 * each:.0f} us, the unit of the floors")
    return {
        "recall": outcome.found / outcome.must,
        "precision": 1 - outcome.wrong / max(1, outcome.all),
        "renumbered offered as a copy": outcome.same / outcome.renumbered,
        "boilerplate listed": listed / len(planted[-1].places),
        "decoys offered as a copy, at most": outcome.fooled,
        "index by text, at most": bytes_index / size,
        "median find by cutting a text, at most": median(times) / each,
        "p95 find by cutting a text, at most": p95 / each,
        "a place of boilerplate by cutting a text, at most": many / each / max(1, listed),
        "adding one by cutting a text, at most": median(single) / each,
        "building by cutting all texts, at most": build / each / stories,
    }


def measured_in_signs(url: str) -> dict[str, float]:
    """As `measured`, of the archive in a script without spaces, in little."""
    planted, told = archive(SIGNED, PASSAGES, 7)
    documents = [(name, in_signs(text)) for name, text in told]
    wanted = [
        # "not" in signs is no word that says no, so such a place is neither right nor wrong.
        Planted(in_signs(one.text), [place for place in one.places if place.kind != "negated"])
        for one in planted[:-1]
    ]
    with PassageIndex(url, rebuild=True) as index:
        index.add_many(documents)
        outcome = looked_for(index, wanted)
    each = unit([text for _, text in documents[:500]])
    typical = median(outcome.times)
    print(f"{SIGNED:,} stories in signs: median {1000 * typical:.1f} ms (processor)")
    return {
        "recall in signs": outcome.found / outcome.must,
        "decoys in signs offered as a copy, at most": outcome.fooled,
        "median find in signs by cutting a text, at most": typical / each,
    }


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.sweep", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--url", help="an empty database; a new SQLite file when left out")
    parser.add_argument("--grow", action="store_true", help="ten times as many stories as well")
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.url or f"sqlite:///{folder}/archive.sqlite3"
        found = measured(url, arguments.stories)
        if arguments.grow:
            name = "median find by cutting a text, at most"
            grown = measured(url, 10 * arguments.stories)[name] / found[name]
            print(f"the median of ten times as many stories: {grown:.2f} times")
        if arguments.url or arguments.stories != 10_000:
            print("(floors are held at 10,000 stories on SQLite)")
            return 0
        found |= measured_in_signs(url)
        found |= measured_near(url)
    timed = [name for name in found if "cutting" in name]
    claims = {name: value * (MARGIN if name in timed else 1) for name, value in found.items()}
    return judge(FLOORS, found, claims=claims if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
