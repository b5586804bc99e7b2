"""Draws the passages to be labelled, and prints each with its surroundings for a person to read.

`python -m bench.said.draw` prints the same passages always. Nothing of the rules is asked: a block
is drawn for having a quotation mark in it (two of three), or for no reason; of `MORE` passages the
first word has one.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from bench.said.pages import Story, half, mark, material, stories

SEED = 20261129
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


def main() -> None:
    """Prints the sheet: JSON lines with page, block, start, end and what stands around."""
    folder = material()
    if folder is None:
        print("bench.said.draw: passed over, its pages are in CORRIGENDA_SHARED, not here.")
        return
    for number, (story, at, start, end) in enumerate(drawn(folder)):
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
