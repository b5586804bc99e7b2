"""Whether what is reported on real pages is found again: `python -m bench.pages`.

The committed widget runs in Chromium on news pages, off the network. On each page five passages
or more, of every kind that its story has, are selected as a person does (mouse, keyboard, and as
the handles of a touch screen leave it), reported by the keys or by a touch on the house's link,
and sent; the desk's reader takes the same page, finds the words as a report's are found, writes
them down anew, and the page is led to them by a notice's link. A passage is `exact` where all
agree: the words that Chromium itself says are selected, those that the widget sends, those that
the desk finds, and those that the page marks, at the place that was selected. `reader_seen` are
those that the desk's reading of the page lacks; they must be marked too, and are counted apart.

What belongs to a story is what a person said (the collections' gold texts), its headline, and
what stands at its head and within it: bylines, captions, cells. The site's style sheets and
scripts would need the network and are not there; what is for screen readers alone, by the names
that all sites have for it, is hidden as they hide it. A page is `moved` where its layout is another
after the widget has come, reported and marked, unless it was moving before (`restless`).

A sample of the pages, `--all` for all. They are outside material (`CORRIGENDA_SHARED`, or
`../shared`); without it nothing is measured, and the bench says so.

Ends with status 1 where a floor is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corrigenda.project.settings")

from bench.floors import judge
from bench.pages.judging import GOOD, Desk, Result, results
from bench.pages.material import COLLECTIONS, Story, sample, stories
from bench.pages.visiting import Visit, Visitor
from bench.widget import CHROMIUM
from playwright.sync_api import sync_playwright

from corrigenda.lib.tests.chromium import chromium
from corrigenda.lib.tests.outside import lacking, needed

HERE = Path(__file__).parent
SEED = 20310504
PAGES = 30


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.pages", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--all", action="store_true", help="every page, not a sample")
    parser.add_argument("--only", default="", help="pages whose names match this; not judged")
    parser.add_argument(
        "--seed", type=int, default=SEED, help="draws other words (%(default)s); not judged"
    )
    given = parser.parse_args()
    executable = chromium() or ""
    missing = lacking("pages") or ("" if executable else "chromium is missing: run `make setup`")
    if missing:
        print(f"bench.pages: {missing}")
        return 0
    logging.disable(logging.CRITICAL)
    pages = [one for one in stories(needed("pages")) if re.search(given.only, one.name)]
    if not (given.all or given.only):
        pages = sample(pages, PAGES, given.seed)
    began = time.perf_counter()
    visits, found = visit_all(pages, given.seed, executable)
    explain(visits, found)
    show(found)
    print(f"{len(pages)} pages: {time.perf_counter() - began:.1f} s")
    if given.only or given.seed != SEED:
        return 0  # The floors are of the whole sample, with these words.
    return judged(visits, found, "floors_all.json" if given.all else "floors.json", given.raises)


def visit_all(
    pages: Iterable[Story], seed: int, executable: str
) -> tuple[list[Visit], list[Result]]:
    """Every page in turn, in one browser."""
    visits: list[Visit] = []
    found: list[Result] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM)
        context = browser.new_context(
            has_touch=True, reduced_motion="reduce", viewport={"width": 1280, "height": 800}
        )
        visitor = Visitor(context, seed)
        for story in pages:
            desk = Desk(story)
            visits.append(visitor.visit(story, desk.stored))
            found += results(visits[-1], desk)
        browser.close()
    return visits, found


def explain(visits: list[Visit], found: list[Result]) -> None:
    """Prints every passage that is not exact, and every page on which something else is wrong."""
    for one in found:
        if one.outcome != GOOD or one.reader_seen:
            wish = one.reported.wish
            seen = "reader_seen, " if one.reader_seen else ""
            words = (one.detail or one.reported.words)[:200]
            print(f"{one.story}: {wish.kind} by {wish.gesture}: {seen}{one.outcome}: {words}")
    for visit in visits:
        if visit.restless:
            print(f"{visit.story}: moves by itself")
        for wrong in visit.wrong():
            print(f"{visit.story}: {wrong}")


def show(found: list[Result]) -> None:
    """Prints the table: all passages, by collection and by kind."""
    print(f"{'':<16} passages  exact reader_seen")
    rows: dict[str, Callable[[Result], bool]] = {"all": lambda _: True}
    for name in COLLECTIONS:
        rows[name] = lambda one, name=name: one.story.collection == name  # type: ignore[misc]
    for kind in sorted({one.reported.wish.kind for one in found}):
        rows[kind] = lambda one, kind=kind: one.reported.wish.kind == kind  # type: ignore[misc]
    for name, belongs in rows.items():
        these = [one for one in found if belongs(one)]
        exact = sum(one.outcome == GOOD for one in these)
        print(f"{name:<16} {len(these):>8} {exact:>6} {sum(one.reader_seen for one in these):>11}")


def judged(visits: list[Visit], found: list[Result], file: str, raises: bool) -> int:
    """Compares with the floors, and raises them where asked; the exit status."""
    count = max(1, len(found))
    measured = {
        "exact, of the passages": sum(one.outcome == GOOD for one in found) / count,
        "reader_seen of the passages, at most": sum(one.reader_seen for one in found) / count,
        "pages with fewer than five passages, at most": sum(one.few() for one in visits),
        "pages moved or with errors, at most": sum(bool(one.broken()) for one in visits),
    }
    for name, value in measured.items():
        print(f"{name}: {value:.4f}")
    return judge(HERE / file, measured, claims=measured if raises else None)


if __name__ == "__main__":
    sys.exit(main())
