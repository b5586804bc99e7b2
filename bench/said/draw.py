"""Draws the passages to be labelled, and prints each with its surroundings for a person to read.

`python -m bench.said.draw` prints the same passages always. Nothing of the rules is asked: a block
is drawn for having a quotation mark in it (two of three), or for no reason; of `MORE` passages the
first word has one. With `--second`, those of the pages that the first sample has nothing of; with
`--half`, of one half alone, so that the other can be read when the rules are done.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

from bench.said.pages import HALVES, HERE, Story, half, mark, material, stories

SEED = 20261129
SECOND_SEED = 20261130
WANTED = 250
MORE = 80
_MARKS = re.compile('["“”„«»‹›]')
_OPENING = '"“„«‹'
_WORD = re.compile(r"\S+")

_Place = tuple[Story, int, int, int]


def places(story: Story, rng: random.Random) -> list[tuple[int, int, int]]:
    """Of one page: (block, start, end), at most three, of another language than English eight."""
    quoting = [at for at, one in enumerate(story.blocks) if _MARKS.search(one.text)]
    every = list(range(len(story.blocks)))
    found: dict[int, tuple[int, int, int]] = {}
    for turn in range(3 if story.language == "en" else 8):
        among = quoting if turn % 3 != 2 and quoting else every
        at = rng.choice(among)
        words = list(_WORD.finditer(story.blocks[at].text))
        count = min(len(words), rng.randint(2, 9))
        first = rng.randint(0, len(words) - count)
        found.setdefault(at, (at, words[first].start(), words[first + count - 1].end()))
    return list(found.values())


def quoted(rows: list[_Place], rng: random.Random) -> list[_Place]:
    """`MORE` passages that begin at a word with a quotation mark, at most two a page."""
    found: list[_Place] = []
    for story in {row[0].id: row[0] for row in rows}.values():
        starts = [
            (at, word.start())
            for at, block in enumerate(story.blocks)
            for word in _WORD.finditer(block.text)
            if len(word.group()) > 1 and word.group()[0] in _OPENING
        ]
        for at, start in rng.sample(starts, min(2, len(starts))):
            words = list(_WORD.finditer(story.blocks[at].text, start))[: rng.randint(2, 9)]
            found.append((story, at, start, words[-1].end()))
    return rng.sample(found, MORE)


def drawn(folder: Path) -> list[_Place]:
    """The passages, by the fixed seed."""
    rng = random.Random(SEED)
    rows = [(one, *place) for one in stories(folder) for place in places(one, rng)]
    other = [row for row in rows if row[0].language != "en"]
    english = [row for row in rows if row[0].language == "en"]
    chosen = rng.sample(english, WANTED - len(other)) + other
    chosen += quoted(rows, rng)
    return sorted(chosen, key=lambda row: (row[0].id, row[1]))


def first_pages() -> frozenset[str]:
    """The pages of the first sample, by its labels: what is drawn follows how pages are read."""
    rows = map(json.loads, (HERE / "labels.jsonl").read_text("utf-8").splitlines())
    return frozenset(row["page"] for row in rows if row["half"] in HALVES)


def drawn_second(folder: Path) -> list[_Place]:
    """Those of pages that the first sample has nothing of: four blocks with marks, and one more.

    Every other passage of a block with marks begins at one.
    """
    rng = random.Random(SECOND_SEED)
    rows: list[_Place] = []
    for story in stories(folder, without=first_pages()):
        quoting = [at for at, one in enumerate(story.blocks) if _MARKS.search(one.text)]
        chosen = rng.sample(quoting, min(4, len(quoting)))
        chosen += rng.sample(range(len(story.blocks)), 1)
        for turn, at in enumerate(dict.fromkeys(chosen)):
            words = list(_WORD.finditer(story.blocks[at].text))
            marks = [n for n, word in enumerate(words) if word.group()[0] in _OPENING]
            first = rng.choice(marks if marks and turn % 2 else range(len(words)))
            last = min(len(words), first + rng.randint(2, 9)) - 1
            rows.append((story, at, words[first].start(), words[last].end()))
    return sorted(rows, key=lambda row: (row[0].id, row[1]))


def main() -> None:
    """Prints the sheet: JSON lines with page, block, start, end and what stands around."""
    parser = argparse.ArgumentParser(prog="bench.said.draw", description=__doc__)
    parser.add_argument("--second", action="store_true", help="the second sample")
    parser.add_argument("--half", choices=HALVES, help="of one half alone")
    given = parser.parse_args()
    folder = material()
    if folder is None:
        print("bench.said.draw: passed over, its pages are in CORRIGENDA_SHARED, not here.")
        return
    rows = drawn_second(folder) if given.second else drawn(folder)
    for number, (story, at, start, end) in enumerate(rows):
        if given.half not in (None, half(story.id)):
            continue
        text = story.blocks[at].text
        print(
            json.dumps(
                {
                    "number": number,
                    "page": story.id,
                    "half": half(story.id),
                    "language": story.language,
                    "block": mark(story.blocks[at]),
                    "at": at,
                    "start": start,
                    "end": end,
                    "role": story.blocks[at].role,
                    "text": f"{text[:start]}[[{text[start:end]}]]{text[end:]}",
                    "authors": story.authors,
                },
                ensure_ascii=False,
            )
        )


if __name__ == "__main__":
    main()
