"""A dump of invented stories, the same for the same number of rows."""

from __future__ import annotations

import json
import random
from pathlib import Path

WORDS = 300
"""Words of a story."""
_SYLLABLES = ("ma", "ren", "tol", "va", "os", "sel", "ha", "li", "bri", "cor", "ne", "du")


def dump(path: Path, rows: int) -> int:
    """Write so many records as JSON Lines; the bytes of the file."""
    draw = random.Random(1)
    known = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))) for _ in range(20_000)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            words = draw.choices(known, k=WORDS)
            words[9::10] = [f"{word}." for word in words[9::10]]
            thirds = (" ".join(words[at : at + WORDS // 3]) for at in range(0, WORDS, WORDS // 3))
            record = {
                "url": f"https://daily.example/archive/{number}",
                "headline": f"Story {number} of {words[0]}",
                "text": "\n\n".join(thirds),
                "published": f"{2000 + number % 25}-03-04",
                "authors": ["Ines Vellin"],
            }
            file.write(json.dumps(record) + "\n")
    return path.stat().st_size
