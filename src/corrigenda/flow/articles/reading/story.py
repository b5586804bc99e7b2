"""Which leaves of a page are the story, and which stand beside it.

trafilatura says what the story is; its text is found again among the page's own leaves. Then the
leaves that it lost between and beside those are taken in (same parent, or same place in the same
pattern), and what only leads elsewhere is put aside. Where it finds next to nothing and the page
holds a dense run of paragraphs, that run is the story.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import trafilatura
from lxml import etree, html
from trafilatura.xml import xmltotxt

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import asides as words
from corrigenda.flow.articles.reading.alignment import held
from corrigenda.flow.articles.reading.dom import Leaf
from corrigenda.flow.articles.reading.filling import fill, heads, leads_within

MOST_NODES_FOR_TRAFILATURA: Final = 6_000
MOST_TEXT_FOR_TRAFILATURA: Final = 400_000
_MOSTLY_STORY: Final = 0.4
_LINKY: Final = 0.5
_ONLY_LINKS: Final = 0.85
_TAIL: Final = 2
_THIN: Final = 250
_PARAGRAPH: Final = 40
_DENSER: Final = 2.5
_LINES: Final = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})
# What a paragraph adds to the elements around it, from the nearest outwards.
_NEARNESS: Final = (1.0, 0.8, 0.6)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Choice:
    """Places of the leaves of the story, and of the asides that stand within it."""

    story: frozenset[int]
    asides: frozenset[int]


def choose(tree: html.HtmlElement, leaves: Sequence[Leaf], host: str | None = None) -> Choice:
    """The leaves of the story. Empty only where the page has no text to read."""
    chosen = _told(tree, leaves)
    marked = _marked(leaves, ())
    dense = _dense(leaves, set(range(len(leaves))) - marked)
    if _weight(leaves, dense) < _THIN:
        dense = _dense(leaves, set(range(len(leaves))))
    if _weight(leaves, dense) > _DENSER * _weight(leaves, chosen):
        chosen = dense
    beside = _marked(leaves, chosen)
    core = (chosen - beside) or chosen  # a page of teasers alone is read as what it is
    beside -= core
    story = fill(leaves, core, beside, host)
    pointers = _pointers(leaves, story, host)
    story = (story - pointers) or story
    within = _within(leaves, story, beside | pointers)
    return Choice(frozenset(story), frozenset(within))


def _told(tree: html.HtmlElement, leaves: Sequence[Leaf]) -> set[int]:
    length = sum(len(leaf.text) for leaf in leaves)
    if _size(tree) > MOST_NODES_FOR_TRAFILATURA or length > MOST_TEXT_FOR_TRAFILATURA:
        return set()  # real stories stay far below; beyond, its time is not bounded
    texts = [leaf.text for leaf in leaves]
    best: set[int] = set()
    for precise in (True, False):
        told = {n for n, is_in in enumerate(held(texts, told_lines(tree, precise))) if is_in}
        if _weight(leaves, told) > _weight(leaves, best):
            best = told
        if _weight(leaves, best) >= _THIN:
            break
    return best


def told_lines(tree: html.HtmlElement, precise: bool) -> list[str]:
    """The lines of the story as trafilatura tells them; none where it finds no story."""
    try:
        document = trafilatura.bare_extraction(
            tree, favor_precision=precise, include_comments=False, with_metadata=False
        )
    except Exception:
        return []  # whatever the other reader stumbles on, the page is then read without it
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return [line for line in xmltotxt(document.body, False).split("\n") if line.strip()]


def _size(tree: html.HtmlElement) -> int:
    return sum(1 for _ in tree.iter())


def _weight(leaves: Sequence[Leaf], places: Iterable[int]) -> int:
    return sum(len(leaves[place].text) for place in places)


def _dense(leaves: Sequence[Leaf], among: set[int]) -> set[int]:
    """The paragraphs of the element that directly holds most running text."""
    runs: dict[etree._Element, list[int]] = {}
    prose: Counter[etree._Element] = Counter()
    for place in sorted(among):
        leaf = leaves[place]
        if leaf.link_share < _LINKY and leaf.role in (Role.body, Role.quote, Role.list):
            holders = leaf.path[:-1] if leaf.element.tag in _LINES else leaf.path
            for element, part in zip(reversed(holders), _NEARNESS, strict=False):
                runs.setdefault(element, []).append(place)
                prose[element] += int(part * len(leaf.text)) if len(leaf.text) > _PARAGRAPH else 0
    if not prose:
        return set(among)
    return set(runs[prose.most_common(1)[0][0]])


def _marked(leaves: Sequence[Leaf], chosen: Iterable[int]) -> set[int]:
    """Leaves in elements marked as beside the story, but for those that hold most of it."""
    inside: Counter[etree._Element] = Counter()
    for place in chosen:
        for element in (*leaves[place].asides, *leaves[place].path):
            inside[element] += len(leaves[place].text)
    most = _MOSTLY_STORY * max(sum(len(leaves[place].text) for place in chosen), 1)
    teasers = _teasers(leaves)
    return {
        place
        for place, leaf in enumerate(leaves)
        if any(inside[element] < most for element in leaf.asides)
        or any(inside[element] < most for element in teasers.intersection(leaf.path))
    }


def _teasers(leaves: Sequence[Leaf]) -> set[etree._Element]:
    """The article elements that begin with a linked heading: other stories, on most pages."""
    found: set[etree._Element] = set()
    for leaf in leaves:
        if leaf.heading and leaf.link_share >= _ONLY_LINKS:
            inner = next((e for e in reversed(leaf.path) if e.tag == "article"), None)
            if inner is not None:
                found.add(inner)
    return found


def _pointers(leaves: Sequence[Leaf], story: set[int], host: str | None) -> set[int]:
    """Leaves of the story that only lead elsewhere: by label lines, and by links alone."""
    order = sorted(story)
    found = {order[n] for n in words.labelled([leaves[place].text for place in order])}
    prose = {
        leaf.path[-2]
        for place in order
        if (leaf := leaves[place]).link_share < _LINKY and len(leaf.path) > 1
    }
    for number, place in enumerate(order):
        leaf = leaves[place]
        offers = leaf.role is Role.body and words.is_offer(leaf.text)
        if offers and (
            words.looks_like_title(leaf.text) or leaf.link_share > 0 or number >= len(order) - _TAIL
        ):
            found.add(place)
        elif (
            leaf.link_share >= _ONLY_LINKS
            and leaf.role in (Role.body, Role.list)
            and not heads(leaves, place, story)
        ):
            apart = leaf.role is Role.body and leaf.path[-2:-1] and leaf.path[-2] not in prose
            if apart or leads_within(leaf, host):
                found.add(place)
    return found


def _within(leaves: Sequence[Leaf], story: set[int], beside: set[int]) -> set[int]:
    """The asides that a reader meets inside the story, or right behind it."""
    if not story:
        return set()
    first, last = min(story), max(story)
    return {
        place
        for place in beside - story
        if (first < place < last or words.is_correction_line(leaves[place].text))
    }
