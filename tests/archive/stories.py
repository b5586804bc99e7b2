"""Invented stories, and a passage that stands in several of them."""

from __future__ import annotations

from random import Random

PASSAGE = (
    "The ferry company Halden Lines, founded in 1962 by Marta Oliynyk, carried 28,000 passengers"
    " between Norvale and Tarvo last year and was not among those that received state aid."
)
_WORDS = [
    *("harbour", "council", "winter", "bridge", "teacher", "market", "silver", "evening"),
    *("orchard", "letter", "window", "garden", "quiet", "record", "engine", "mountain", "paper"),
    *("signal", "summer", "travel", "voice", "yellow", "river", "cotton", "lantern", "minister"),
    *("budget", "school", "village", "hospital", "strike", "ferry", "storm", "railway", "museum"),
]


def hay(seed: int, words: int = 120) -> str:
    """A text without sense, the same for the same seed."""
    draw = Random(seed)
    sentences = []
    while words > 0:
        size = min(words, draw.randint(6, 18))
        sentences.append(" ".join(draw.choices(_WORDS, k=size)).capitalize() + ".")
        words -= size
    return " ".join(sentences)


def story(seed: int, passage: str = PASSAGE) -> str:
    """A story with a passage in its middle."""
    return f"{hay(seed, 70)}\n\n{passage}\n\n{hay(seed + 1_000_000, 70)}"


def edited(passage: str, places: tuple[int, ...], word: str = "lemon") -> str:
    """A passage with other words at some places."""
    words = passage.split()
    for place in places:
        words[place] = word
    return " ".join(words)
