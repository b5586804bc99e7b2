"""Whether every format is valid, whatever a correction says: `python -m bench.formats`.

A thousand corrections, invented from a seed: every kind, seven languages, strings that were made
to break documents, addresses that only browsers take. Each is written in every format and given
to every validator: IPTC's XML Schema of NewsML-G2 2.35 and JSON Schema of ninjs 3.1, W3C's test
suite for Web Annotation, schema.org's vocabulary, IPTC's own reader, a feed reader (Atom, RSS);
and, for all of them and JSON Feed, to assertions from the standards. A validator may find nothing.

The schemas are outside material (`CORRIGENDA_SHARED`, or `../shared`). Without it the assertions
alone are measured, and the bench says so.

Ends with status 1 where a floor is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.floors import judge
from bench.formats.feeds import OF_FEEDS, errors_of
from bench.formats.making import records
from bench.formats.validating import ASSERTED, BY_SCHEMA, Check

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.tests import schemas

HERE = Path(__file__).parent
COUNT = 1_000


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.formats", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    raises = parser.parse_args().raises
    began = time.perf_counter()
    made = records(COUNT)
    found = _errors(made, ASSERTED)
    for name, of_feed in OF_FEEDS.items():
        errors = errors_of(made, of_feed)
        print(*errors[:3], sep="\n", end="\n" if errors else "")
        found[name] = len(errors)
    status = _judge("floors.json", made, found, raises)
    if not schemas.LACKING:
        status |= _judge("floors_schemas.json", made, _errors(made, BY_SCHEMA), raises)
    else:
        print(f"bench.formats: {schemas.LACKING}; the standards' assertions alone were measured")
    print(f"{COUNT} corrections: {time.perf_counter() - began:.1f} s")
    return status


def _judge(file: str, made: Sequence[Record], found: Counter[str], raises: bool) -> int:
    for name, count in found.items():
        print(f"{name}: {count} errors")
    measured = {f"{name}, at most": float(count) for name, count in found.items()}
    measured |= {f"{kind}, written": float(count) for kind, count in _kinds(made).items()}
    return judge(HERE / file, measured, claims=measured if raises else None)


def _kinds(made: Sequence[Record]) -> Counter[str]:
    return Counter(one.notice.kind for one in made)


def _errors(made: Sequence[Record], checks: dict[str, Check]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, check in checks.items():
        found[name] = 0
        for record in made:
            errors = check(record)
            if errors and found[name] < 3:
                print(f"{record.notice.id}: {name}: {'; '.join(errors)[:400]}")
            found[name] += len(errors)
    return found


if __name__ == "__main__":
    sys.exit(main())
