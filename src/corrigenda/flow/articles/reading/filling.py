"""What of a story the other reader lost, between its paragraphs and beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading.dom import Leaf

_CONTAINER_SHARE: Final = 0.85
_LINKY: Final = 0.5
_LEAD: Final = 100
_PARAGRAPH: Final = 40
_ROUNDS: Final = 2


def fill(leaves: Sequence[Leaf], story: set[int], beside: set[int], host: str | None) -> set[int]:
    """The places of the story, and of the leaves that it was told without.

    Args:
        leaves: those of the page.
        story: the places of the leaves that are known to be the story's.
        beside: the places of what is none of it.
        host: that of the page, to tell its own links.
    """
    answer = set(story)
    for _ in range(_ROUNDS):
        # What was found shows where the story begins, and which elements hold it.
        known = _Known(leaves, answer, host)
        others = set(range(len(leaves))) - answer - beside
        found = {place for place in others if known.takes(place)}
        if not found:
            break
        answer |= found
    return answer


class _Known:
    """What the leaves that are known to be the story's say of the others."""

    def __init__(self, leaves: Sequence[Leaf], story: set[int], host: str | None) -> None:
        self._leaves, self._story, self._host = leaves, story, host
        self._first, self._last = min(story, default=0), max(story, default=0)
        self._container = _container(leaves, story)
        self._home = _home(leaves, story)
        self._leads = _between(self._container, self._home)
        self._parents = {leaves[place].path[-2] for place in story if len(leaves[place].path) > 1}
        long = [leaves[place] for place in story if len(leaves[place].text) > _PARAGRAPH]
        self._patterns = Counter(map(_pattern, long))

    def takes(self, place: int) -> bool:
        """Whether the leaf at a place is the story's, too."""
        if self._container is None:
            return False
        leaf = self._leaves[place]
        is_between = self._first < place < self._last
        if is_between and leaf.role is Role.caption and self._home in leaf.path:
            return True
        if is_between and self._container in leaf.path and self._is_between(place, leaf):
            return True
        return leaf.link_share < _LINKY and self._is_like_it(leaf)

    def _is_between(self, place: int, leaf: Leaf) -> bool:
        if leaf.role in (Role.caption, Role.table, Role.quote):
            return True
        if heads(self._leaves, place, self._story):
            return True
        if len(leaf.path) < 2 or leaf.path[-2] not in self._parents:
            return False
        if leaf.link_share < _LINKY:
            return len(leaf.text) > 1
        return leaf.element.tag == "p" and not leads_within(leaf, self._host)

    def _is_like_it(self, leaf: Leaf) -> bool:
        length = len(leaf.text)
        is_at_home = self._home is None or self._home in leaf.path
        if length > _PARAGRAPH and self._patterns[_pattern(leaf)] >= 2 and is_at_home:
            return True
        above = leaf.path[-2] if len(leaf.path) > 1 else None
        return length > _LEAD and leaf.element.tag == "p" and above in self._leads


def heads(leaves: Sequence[Leaf], place: int, story: set[int]) -> bool:
    """Whether a leaf is a subheading: a paragraph of the story stands right under it."""
    if not leaves[place].heading or place + 1 not in story:
        return False
    below = leaves[place + 1]
    return below.link_share < _LINKY and leaves[place].path[-2:-1] == below.path[-2:-1]


def leads_within(leaf: Leaf, host: str | None) -> bool:
    """Whether all links of the leaf lead to pages of the same site."""
    links = [link.get("href", "") for link in leaf.element.iter("a")]
    if not links and (above := next(leaf.element.iterancestors("a"), None)) is not None:
        links = [above.get("href", "")]
    return bool(links) and all(_is_within(link, host) for link in links)


def _is_within(link: str, host: str | None) -> bool:
    try:
        target = urlsplit(link.strip())
    except ValueError:
        return False
    if not target.netloc:
        return target.path.startswith("/") and target.scheme in ("", "http", "https")
    return host is not None and _site(target.netloc) == _site(host)


def _site(host: str) -> str:
    return host.lower().removeprefix("www.")


def _container(leaves: Sequence[Leaf], story: Iterable[int]) -> etree._Element | None:
    """The deepest element that holds nearly all of the story."""
    inside: Counter[etree._Element] = Counter()
    levels: dict[etree._Element, int] = {}
    whole = 0
    for place in story:
        leaf = leaves[place]
        whole += len(leaf.text)
        for level, element in enumerate(leaf.path[:-1] or leaf.path):
            inside[element] += len(leaf.text)
            levels[element] = level
    holders = [e for e, weight in inside.items() if weight >= _CONTAINER_SHARE * whole]
    return max(holders, key=lambda element: levels[element], default=None)


def _pattern(leaf: Leaf) -> tuple[object, ...]:
    """The leaf's place in the page's pattern: its tag, and the classes around it."""
    classes = tuple(element.get("class") for element in leaf.path[-3:])
    if len(leaf.path) < 3 or not any(classes[:2]):
        return (leaf,)  # like no other
    return (leaf.element.tag, *classes)


def _between(container: etree._Element | None, home: etree._Element | None) -> set[etree._Element]:
    """The elements above the container, up to the article: where a lead paragraph may stand."""
    above: set[etree._Element] = set()
    if home is None or container is None or container is home:
        return above
    for element in container.iterancestors():
        above.add(element)
        if element is home:
            return above
    return set()


def _home(leaves: Sequence[Leaf], story: Iterable[int]) -> etree._Element | None:
    """The innermost article or main element around most of the story."""
    inside: Counter[etree._Element] = Counter()
    for place in story:
        for element in reversed(leaves[place].path):
            if element.tag in ("article", "main"):
                inside[element] += len(leaves[place].text)
                break
    return inside.most_common(1)[0][0] if inside else None
