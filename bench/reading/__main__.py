"""How well and how fast the text of a story is read: `python -m bench.reading`.

Word F1 of a page: words are runs of letters, marks and digits, case folded (each Han, Hiragana or
Katakana character is a word by itself); with both texts as multisets of words, precision is the
share of our words that the gold text has, recall the share of the gold text's words that we have,
F1 their harmonic mean. The number printed is the mean over the pages. Ours is
`body_of(read_html(page).blocks)`; beside it stands `trafilatura.extract` alone on the same pages,
with its default settings and with those that do best here (precision, no comments).

Times are of whole readings, metadata included, in one process after a first warming page.
Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import json
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex
import trafilatura
from bench.floors import judge

from corrigenda.flow.articles.blocks import body_of
from corrigenda.flow.articles.reading import ReadingError, read_html
from corrigenda.lib.tests.outside import outside

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FLOORS = HERE / "floors.json"
WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}]+")  # type: ignore[no-untyped-call,unused-ignore]


@dataclass(frozen=True)
class Sample:
    """A page, where it was read, and its story as a person gave it."""

    name: str
    page: bytes
    url: str | None
    gold: str


@dataclass(frozen=True)
class Result:
    """One reader over all pages: means of F1, precision and recall; empty bodies; ms a page."""

    f1: float
    precision: float
    recall: float
    empty: int
    times: list[float]


def shared() -> Path | None:
    """The folder of outside material, or None."""
    data = outside()
    return data and data.parent


def samples(folder: Path) -> Iterator[Sample]:
    """The pages of a folder with a gold.jsonl."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            page = (folder / row["file"]).read_bytes()
            yield Sample(row["file"], page, row.get("url"), row["gold_text"])


def word_scores(ours: str, gold: str) -> tuple[float, float, float]:
    """F1, precision and recall of two texts as multisets of words, each 0 to 1."""
    mine = Counter(word.casefold() for word in WORD.findall(ours))
    theirs = Counter(word.casefold() for word in WORD.findall(gold))
    common = sum((mine & theirs).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / mine.total(), common / theirs.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def ours(sample: Sample) -> str:
    """Our body of the page; empty where the page could not be read."""
    try:
        return body_of(read_html(sample.page, url=sample.url).blocks)
    except ReadingError:
        return ""


def alone(sample: Sample) -> str:
    """trafilatura's text with its default settings."""
    return trafilatura.extract(sample.page, url=sample.url) or ""


def alone_at_its_best(sample: Sample) -> str:
    """trafilatura's text with the settings that do best on these pages."""
    text = trafilatura.extract(
        sample.page, url=sample.url, favor_precision=True, include_comments=False
    )
    return text or ""


def measure(readers: Sequence[Callable[[Sample], str]], pages: list[Sample]) -> list[Result]:
    """Each reader's scores and times; page by page in turn, so that a slow moment hits them all."""
    texts: list[list[str]] = [[] for _ in readers]
    times: list[list[float]] = [[] for _ in readers]
    for reader in readers:
        reader(pages[0])
    for sample in pages:
        for at, reader in enumerate(readers):
            start = time.perf_counter()
            texts[at].append(reader(sample))
            times[at].append((time.perf_counter() - start) * 1000)
    return [_result(text, pages, spent) for text, spent in zip(texts, times, strict=True)]


def _result(texts: list[str], pages: list[Sample], times: list[float]) -> Result:
    pairs = list(zip(texts, pages, strict=True))
    scores = [word_scores(text, sample.gold) for text, sample in pairs]
    empty = sum(not text.strip() and bool(sample.gold.strip()) for text, sample in pairs)
    f1, precision, recall = (statistics.fmean(column) for column in zip(*scores, strict=True))
    return Result(f1, precision, recall, empty, times)


def show(name: str, result: Result) -> None:
    """Prints one line of the table."""
    print(
        f"{name:<34} {result.f1:.4f} {result.precision:.4f} {result.recall:.4f}"
        f" {result.empty:>5} {statistics.median(result.times):>9.1f} {max(result.times):>9.1f}"
    )


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.reading", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    arguments = parser.parse_args()
    folder = shared()
    if folder is None:
        print("bench.reading: no outside pages; set CORRIGENDA_SHARED to their folder")
        return 0
    logging.disable(logging.CRITICAL)
    pages = list(samples(folder / "data" / "pages" / "aeb"))
    print(f"{len(pages)} news pages; word F1 (see bench/reading/__main__.py), mean over pages")
    print(f"{'reader':<34} {'F1':>6} {'prec.':>6} {'recall':>6} empty {'median ms':>9} slowest ms")
    mine, plain, best = measure([ours, alone, alone_at_its_best], pages)
    show("corrigenda", mine)
    show("trafilatura alone", plain)
    show("trafilatura alone, at its best", best)
    pairs = zip(mine.times, plain.times, strict=True)
    ratio = statistics.median(ours_ms / theirs_ms for ours_ms, theirs_ms in pairs)
    print(f"time of a page, corrigenda to trafilatura alone, median: {ratio:.2f}")
    return judged(mine, best, ratio, raises=arguments.raises)


def judged(mine: Result, best: Result, ratio: float, *, raises: bool) -> int:
    """Compares with the floors, and raises that of word F1 where asked; the exit status."""
    measured = {
        "word_f1": mine.f1,
        "empty_bodies_at_most": mine.empty,
        "slowest_page_ms_at_most": max(mine.times),
        "median_ratio_at_most": ratio,
    }
    worse = f"word F1 {mine.f1:.4f} is below trafilatura's {best.f1:.4f}"
    also = [worse] if mine.f1 < best.f1 else []
    return judge(FLOORS, measured, also=also, claims={"word_f1": mine.f1} if raises else None)


if __name__ == "__main__":
    sys.exit(main())
