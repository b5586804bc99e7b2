"""Which words of a page are reported, and how they are selected: the same ones each time."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.pages.material import Story

from corrigenda.flow.articles.reading.alignment import squeeze

LEAST = 5
MOST = 8
_PROSE = 40
_LONG = 15
_SHORT = 3
_BEFORE = 12
"""Text nodes before the story among which its byline and standfirst may stand."""
_HEAD = ("byline", "standfirst")
GESTURES = ("drag", "word", "paragraph", "keys", "touch")

Seen = tuple[str, str, int]
"""Of a text node that a reader sees: its kind, its block's text, its block's number."""


@dataclass(frozen=True)
class Wish:
    """Words to be selected: text nodes by number, how far into each (shares), and how."""

    kind: str
    first: int
    at: float
    last: int
    until: float
    gesture: str


def kinds(seen: Sequence[Seen], story: Story, title: str) -> dict[str, list[int]]:
    """The text nodes of the story by kind: by the gold text, and what stands at and within it."""
    gold, told = squeeze(story.gold), squeeze(title)
    squeezed = [squeeze(text) for _, text, _ in seen]
    inside = _inside(squeezed, gold)
    if not inside:
        return {}
    low, high = inside[0], inside[-1]
    held = set(inside)
    tops = [n for n, (kind, _, _) in enumerate(seen) if kind == "headline" and n <= low]
    head = max(low - _BEFORE, tops[-1] if tops else 0)
    found: dict[str, list[int]] = {}
    for number, (kind, _, _) in enumerate(seen):
        text = squeezed[number]
        if (
            number in held
            or (kind == "headline" and number <= high and len(text) >= _LONG and text in told)
            or (kind in _HEAD and head <= number < low and len(text) >= _SHORT)
            or (kind == "table" and low < number < high and len(text) >= _SHORT and text in gold)
            or (kind == "caption" and low < number < high and len(text) >= _LONG)
        ):
            found.setdefault(kind, []).append(number)
    return found


def _inside(squeezed: Sequence[str], gold: str) -> list[int]:
    """The text nodes of the story: by the gold text, from its first to its last long block.

    A section's link and a tag have words, too, that stand within some sentence of the story.
    """
    told = [n for n, text in enumerate(squeezed) if len(text) >= _LONG and text in gold]
    long = [n for n in told if len(squeezed[n]) >= _PROSE] or told
    return [n for n in told if long[0] <= n <= long[-1]]


def wishes(seen: Sequence[Seen], story: Story, title: str, seed: int) -> list[Wish]:
    """What is to be selected, the more wanted first: one of each kind, then more of the body."""
    random = Random(f"{seed} {story.name}")
    by_kind = kinds(seen, story, title)
    if not by_kind:
        return []
    found = [_one(random, kind, random.choice(places)) for kind, places in by_kind.items()]
    body = by_kind.get("body") or [place for places in by_kind.values() for place in places]
    pairs = [
        (one, other)
        for one, other in itertools.pairwise(body)
        if seen[one][2] != seen[other][2] and other - one <= 3
    ]
    if pairs:
        one, other = random.choice(pairs)
        found.append(Wish("across", one, 0.6, other, 0.3, random.choice(("drag", "touch"))))
    # Where words cannot be selected, as something lies over them, others are.
    for _ in range(3 * MOST):
        kind, places = random.choice(list(by_kind.items()))
        chosen = random.choice(body if random.random() < 0.6 else places)
        found.append(_one(random, seen[chosen][0] if chosen in body else kind, chosen))
    return found


def _one(random: Random, kind: str, place: int) -> Wish:
    at = random.random()
    gesture = random.choice(GESTURES)
    return Wish(kind, place, at, place, min(1.0, at + random.random() / 2), gesture)
