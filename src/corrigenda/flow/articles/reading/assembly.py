"""From the leaves of the story to its blocks: headline, standfirst and byline found their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corrigenda.flow.articles.blocks import Block, Role, storable
from corrigenda.flow.articles.reading.alignment import squeeze
from corrigenda.flow.articles.reading.dom import Leaf
from corrigenda.flow.articles.reading.story import Choice

_LONGEST_BYLINE: Final = 200
_LONGEST_DATELINE: Final = 80
_SHORTEST_TITLE: Final = 12
_DATELINE = re.compile(r"(?=.*\b(19|20)\d\d\b)(?=.*\b\d{1,2}[:.h]\d\d)")
_AROUND = (Role.standfirst, Role.byline, Role.caption)


def assemble(leaves: Sequence[Leaf], choice: Choice, titles: Sequence[str]) -> list[Block]:
    """The blocks of the story in document order, asides within it included."""
    if not choice.story:
        return []
    headline = headline_place(leaves, choice, titles)
    first = _first_of_body(leaves, choice, headline)
    repeated = squeeze(leaves[headline].text) if headline is not None else None
    start = headline if headline is not None and headline < first else first
    blocks: list[Block] = []
    for place, leaf in enumerate(leaves):
        role: Role | None = None
        if place == headline:
            role = Role.headline
        elif place in choice.asides:
            role = Role.aside
        elif place in choice.story:
            role = None if squeeze(leaf.text) == repeated else _role_in_story(leaf, place < first)
        elif start < place < first and not leaf.asides and leaf.role in _AROUND:
            role = leaf.role if len(leaf.text) <= _LONGEST_BYLINE or _is_long(leaf) else None
        if role is not None:
            blocks.append(Block(role, storable(leaf.text)))
    return blocks


def _is_long(leaf: Leaf) -> bool:
    return leaf.role is not Role.byline


def _role_in_story(leaf: Leaf, before_body: bool) -> Role:
    if leaf.role is Role.headline or (leaf.role is Role.standfirst and not before_body):
        return Role.body
    if before_body and len(leaf.text) <= _LONGEST_DATELINE and _DATELINE.search(leaf.text):
        return Role.byline
    return leaf.role


def _first_of_body(leaves: Sequence[Leaf], choice: Choice, headline: int | None) -> int:
    """The place of the first paragraph of the story: what stands before it may be its head."""
    for place in sorted(choice.story):
        leaf = leaves[place]
        is_dateline = len(leaf.text) <= _LONGEST_DATELINE and _DATELINE.search(leaf.text)
        if place != headline and leaf.role not in (Role.headline, *_AROUND) and not is_dateline:
            return place
    return max(choice.story) + 1


def headline_place(leaves: Sequence[Leaf], choice: Choice, titles: Sequence[str]) -> int | None:
    """The place of the headline: the h1 that a title of the page repeats, or the nearest h1.

    Where no h1 does, the first short leaf that is one of the page's titles.
    """
    told = [squeeze(title) for title in titles]
    first, last = min(choice.story), max(choice.story)
    tops = [p for p, leaf in enumerate(leaves) if leaf.role is Role.headline and p <= last]
    for place in tops:
        if _is_title(squeeze(leaves[place].text), told):
            return place
    for place in range(first + 1):
        leaf = leaves[place]
        if leaf.role in (Role.body, Role.standfirst) and squeeze(leaf.text) in told:
            return place
    near = [place for place in tops if place <= first and place not in choice.asides]
    return near[-1] if near else None


def _is_title(text: str, told: Sequence[str]) -> bool:
    """Whether a title is the text, or the text and the name of the site."""
    return any(
        text == title
        or (len(text) >= _SHORTEST_TITLE and text in title and len(text) > len(title) / 2)
        for title in told
    )
