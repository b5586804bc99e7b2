"""From the leaves of the story to its blocks: headline, standfirst and byline found their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corrigenda.flow.articles.blocks import Block, Role, storable
from corrigenda.flow.articles.reading import bylines
from corrigenda.flow.articles.reading.alignment import squeeze
from corrigenda.flow.articles.reading.dom import Leaf
from corrigenda.flow.articles.reading.edges import roles_in_head, roles_in_tail
from corrigenda.flow.articles.reading.metadata import Metadata
from corrigenda.flow.articles.reading.story import Choice

_SHORTEST_TITLE: Final = 12
_AROUND = (Role.standfirst, Role.byline, Role.caption)


def assemble(leaves: Sequence[Leaf], choice: Choice, known: Metadata) -> list[Block]:
    """The blocks of the story in document order, asides within it included."""
    if not choice.story:
        return []
    headline = headline_place(leaves, choice, known.titles)
    first = _first_of_body(leaves, choice, headline)
    repeated = squeeze(leaves[headline].text) if headline is not None else None
    start = headline if headline is not None and headline < first else first
    edges = roles_in_head(leaves, start, first, known)
    edges |= roles_in_tail(leaves, max(choice.story), known)
    blocks: list[Block] = []
    for place, leaf in enumerate(leaves):
        role: Role | None = None
        if place == headline:
            role = Role.headline
        elif place in choice.story:
            role = None if squeeze(leaf.text) == repeated else _role_in_story(leaf, place < first)
        elif place in edges:
            role = None if squeeze(leaf.text) == repeated else edges[place]
        elif place in choice.asides:
            role = Role.aside
        if role is not None:
            blocks.append(Block(role, storable(leaf.text)))
    return blocks


def _role_in_story(leaf: Leaf, before_body: bool) -> Role:
    if leaf.role is Role.headline or (leaf.role is Role.standfirst and not before_body):
        return Role.body
    if before_body and _is_dateline(leaf):
        return Role.byline
    return leaf.role


def _first_of_body(leaves: Sequence[Leaf], choice: Choice, headline: int | None) -> int:
    """The place of the first paragraph of the story: what stands before it may be its head."""
    for place in sorted(choice.story):
        leaf = leaves[place]
        is_around = leaf.role in (Role.headline, *_AROUND) or _is_dateline(leaf)
        if place != headline and not is_around:
            return place
    return max(choice.story) + 1


def _is_dateline(leaf: Leaf) -> bool:
    is_line = leaf.role is Role.body and not leaf.heading
    return is_line and (bylines.is_date(leaf.text) or bylines.is_by(leaf.text))


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
        text = squeeze(leaf.text)
        if leaf.role in (Role.body, Role.standfirst) and (
            text in told or (leaf.heading and _is_title(text, told))
        ):
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
