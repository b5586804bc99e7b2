"""What belongs to a story before its first paragraph and behind its last.

Bylines, dates, standfirsts and captions stand there, in elements of any name, with what invites to
share and to read something else between them. They are known by their elements' names, and by
their words where a box is named after something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import asides, bylines
from corrigenda.flow.articles.reading.alignment import squeeze
from corrigenda.flow.articles.reading.dom import Leaf, role_within
from corrigenda.flow.articles.reading.marks import byline_mark, share_mark
from corrigenda.flow.articles.reading.metadata import Metadata

_LONGEST_BYLINE: Final = 200
_SHORTEST_LEAD: Final = 40
_PROSE: Final = 60
_LONGEST_LEAD: Final = 400
_LINKY: Final = 0.5
_ONLY_LINKS: Final = 0.85
_SHORTEST_TITLE: Final = 14
_SAME: Final = 30
_TAIL: Final = 4


def roles_in_head(
    leaves: Sequence[Leaf], start: int, first: int, known: Metadata
) -> dict[int, Role]:
    """The roles of the leaves between headline and first paragraph that belong to the story.

    Args:
        leaves: those of the page.
        start: the place of the headline.
        first: the place of the first paragraph.
        known: what the page says about itself.
    """
    if first - start < 2 or first >= len(leaves):
        return {}
    # A bar that stays in sight has the headline too.
    tops = [leaf for leaf in leaves[start:first] if leaf.role is Role.headline]
    held = {element for leaf in (*tops, leaves[start], leaves[first]) for element in leaf.path}
    teasers = _teasers(leaves[start + 1 : first], held, known)
    found: dict[int, Role] = {}
    boxes: dict[etree._Element, list[int]] = {}
    for place in range(start + 1, first):
        leaf = leaves[place]
        box = next((one for one in leaf.asides if one not in held), None)
        is_teaser = not teasers.isdisjoint(leaf.path) and leaf.role is not Role.caption
        if is_teaser or asides.is_label(leaf.text):
            continue
        if _is_summary(leaf, known):
            found[place] = Role.standfirst
        elif box is not None:
            boxes.setdefault(box, []).append(place)
        elif role := _role(leaf, held, known, bylines.is_by_alone(leaves[place - 1].text)):
            found[place] = role
    names = (*known.authors, *_signed(leaves[place] for place in found))
    for box, places in boxes.items():
        found |= _in_box(leaves, box, places, names)
    return found


def roles_in_tail(leaves: Sequence[Leaf], last: int, known: Metadata) -> dict[int, Role]:
    """The roles of the leaves right behind the last paragraph that sign, date or credit the story.

    Args:
        leaves: those of the page.
        last: the place of the last paragraph.
        known: what the page says about itself.
    """
    found: dict[int, Role] = {}
    for place in range(last + 1, min(len(leaves), last + 1 + _TAIL)):
        leaf = leaves[place]
        if leaf.asides or leaf.heading or leaf.link_share > _LINKY or asides.is_label(leaf.text):
            break
        if bylines.is_credit(leaf.text):
            found[place] = Role.caption
        elif _is_byline(leaf, known):
            found[place] = Role.byline
        else:
            break
    return found


def _signed(leaves: Iterable[Leaf]) -> list[str]:
    """The names in lines that say by whom the story is."""
    return [name for leaf in leaves if (name := bylines.after_by(leaf.text))]


def _teasers(
    leaves: Sequence[Leaf], held: set[etree._Element], known: Metadata
) -> set[etree._Element]:
    """The innermost elements around the linked titles of other stories."""
    found: set[etree._Element] = set()
    for leaf in leaves:
        is_title = leaf.link_share >= _ONLY_LINKS and len(leaf.text) >= _SHORTEST_TITLE
        if not is_title or not (leaf.heading or leaf.role is Role.list) or _is_byline(leaf, known):
            continue
        around = leaf.path[-1:] if leaf.element.tag == "li" else leaf.path[-2:]
        if held.isdisjoint(around) and not any(map(byline_mark, leaf.path[-2:])):
            found.add(around[0])
    return found


def _role(leaf: Leaf, held: set[etree._Element], known: Metadata, is_named: bool) -> Role | None:
    own = [element for element in leaf.path if element not in held]
    role: Role | None = None
    for element in own:
        role = role_within(element, role)
    if bylines.is_credit(leaf.text):
        role = Role.caption
    if role in (Role.caption, Role.standfirst):
        return role
    is_marked = any(map(byline_mark, own)) and len(leaf.text) <= _LONGEST_BYLINE
    if is_named or _is_byline(leaf, known) or (is_marked and not _is_listed(leaf)):
        return Role.byline
    return _role_of_prose(leaf, own)


def _role_of_prose(leaf: Leaf, own: Sequence[etree._Element]) -> Role | None:
    if leaf.link_share >= _LINKY or asides.is_offer(leaf.text):
        return None
    if len(leaf.text) >= _SHORTEST_TITLE and any(one.tag == "figure" for one in own):
        return Role.caption
    if len(leaf.text) < _SHORTEST_LEAD:
        return None
    is_prose = len(leaf.text) >= _PROSE and leaf.text.endswith(bylines.STOPS)
    if is_prose and len(leaf.text) > _LONGEST_LEAD:
        return Role.body
    is_point = leaf.role is Role.list or len(own) <= 1
    return Role.standfirst if is_prose or is_point else None


def _is_summary(leaf: Leaf, known: Metadata) -> bool:
    """Whether the leaf says what the page says that its story says, though one may be cut."""
    is_text = len(leaf.text) >= _SHORTEST_LEAD and leaf.link_share < _LINKY
    if not is_text or leaf.role is Role.caption:
        return False
    told = squeeze(leaf.text)
    pairs = (sorted((told, squeeze(one)), key=len) for one in known.summaries)
    return any(len(short) >= _SAME and long.startswith(short) for short, long in pairs)


def _is_listed(leaf: Leaf) -> bool:
    """Whether the leaf is a link of a list, and none to an author."""
    if leaf.role is not Role.list or leaf.link_share < _ONLY_LINKS:
        return False
    return not (any(map(byline_mark, leaf.path[-2:])) and bylines.is_name(leaf.text))


def _is_byline(leaf: Leaf, known: Metadata) -> bool:
    return (
        bylines.is_date(leaf.text)
        or bylines.is_by(leaf.text)
        or bylines.is_by_alone(leaf.text)
        or bylines.names(leaf.text, known.authors)
    )


def _in_box(
    leaves: Sequence[Leaf], box: etree._Element, places: Sequence[int], names: Sequence[str]
) -> dict[int, Role]:
    """Of a box to share by, or of the author's, the lines that name the author and the date."""
    by = {place for place in places if _says_who(leaves, place, names)}
    if not by and not share_mark(box):
        return {}
    around = {leaves[place].path[-2:-1] for place in by}
    beside = {
        place
        for place in places
        if bylines.is_date(leaves[place].text)
        or (leaves[place].path[-2:-1] in around and _is_title_of_job(leaves[place]))
    }
    return dict.fromkeys(sorted(by | beside), Role.byline)


def _says_who(leaves: Sequence[Leaf], place: int, names: Sequence[str]) -> bool:
    text = leaves[place].text
    follows = bylines.is_by_alone(leaves[place - 1].text)
    return follows or bylines.is_by(text) or bylines.is_by_alone(text) or bylines.names(text, names)


def _is_title_of_job(leaf: Leaf) -> bool:
    return leaf.role is Role.byline and bylines.is_name(leaf.text)
