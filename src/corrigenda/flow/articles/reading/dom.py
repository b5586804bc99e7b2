"""The leaf blocks of a page, in document order, with the text that a browser shows.

A leaf is a block element without block elements inside, or a run of text between two of them.
Its text is that of its inline elements joined without spaces, ``<br>`` as one space, whitespace
collapsed. A row of a data table is one leaf, its cells joined by ``CELL_JOIN``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, islice
from typing import Final

from lxml import etree, html

from corrigenda.flow.articles.blocks import Role, collapse
from corrigenda.flow.articles.reading.errors import ReadingError
from corrigenda.flow.articles.reading.marks import (
    aside_mark,
    byline_mark,
    caption_mark,
    hidden_mark,
    standfirst_mark,
    word_set,
)

CELL_JOIN: Final = " | "
MAX_NODES: Final = 150_000  # read in under 2 s, as are the next two; real pages have thousands
MAX_LEAVES: Final = 20_000
MAX_TEXT: Final = 2_000_000

UNSEEN: Final = word_set(
    "script style template noscript head title nav footer iframe object embed svg math canvas audio"
    " video select datalist button input textarea map picture source track link meta base"
    " frameset frame applet dialog progress meter output rp"
)
BLOCKS: Final = word_set(
    "html body address article aside blockquote center details dd dir div dl dt fieldset figcaption"
    " figure form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu ol p pre section summary table"
    " tbody td tfoot th thead tr ul caption legend search"
)
_SIGNED: Final = word_set("author datePublished")
_SIGNED_WITHIN: Final = 60
_IN_HEAD: Final = word_set(
    "base basefont bgsound link meta noframes noscript script style template title"
)
_HEADINGS: Final = word_set("h1 h2 h3 h4 h5 h6")
_LIST_TAGS: Final = word_set("li dt dd")
_LONG_CELL: Final = 400

_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_TAG = re.compile(r"<[a-zA-Z][^>]*")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/]+")
_LONG_TAG: Final = 1_000
_MOST_SQUARES: Final = 500_000_000
# Attributes that are searched for words, cut where no real page has any more.
_MATCHED: Final = frozenset({"class", "id", "style", "role", "itemprop", "data-component"})
_LONGEST_MATCHED: Final = 2_000


@dataclass(slots=True, eq=False)
class Frame:
    """What a leaf inherits from the elements around it."""

    element: etree._Element
    role: Role | None
    asides: tuple[etree._Element, ...]
    linked: bool = False


@dataclass(slots=True, eq=False)
class Leaf:
    """One leaf: its text, the role its elements give it, and where it stands."""

    element: etree._Element
    role: Role
    text: str
    link_share: float
    asides: tuple[etree._Element, ...]
    heading: int = 0
    path: tuple[etree._Element, ...] = field(default=(), repr=False)


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page, or None where there is no element in it.

    The parser bounds the depth (elements nested more than 255 deep are left out). Raises
    ReadingError for more than MAX_NODES elements, and for tags with attributes by the thousand.
    """
    _refuse_endless_tags(text)
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    _open_body(tree)
    for count, element in enumerate(tree.iter()):
        if count > MAX_NODES:
            raise ReadingError(
                f"the page has more than {MAX_NODES:,} elements; give the story alone, or its text"
            )
        for name, value in element.attrib.items():
            if name in _MATCHED and len(value) > _LONGEST_MATCHED:
                element.set(name, value[:_LONGEST_MATCHED])
    return tree


def _open_body(tree: html.HtmlElement) -> None:
    """Put into the body what libxml2, which knows HTML 4, leaves in a head without an end tag.

    https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead
    """
    head = tree.find("head")
    strays = [] if head is None else list(dropwhile(lambda one: one.tag in _IN_HEAD, head))
    if not strays:
        return
    body = tree.find("body")
    if body is None:
        body = etree.SubElement(tree, "body")
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    for at, one in enumerate(strays):
        body.insert(at, one)


def _refuse_endless_tags(text: str) -> None:
    """The parser's time grows with the square of a tag's attributes, so their sum is bounded."""
    squares = 0
    for tag in _TAG.finditer(_QUOTED.sub("=", text)):
        if tag.end() - tag.start() > _LONG_TAG:
            squares += len(_BETWEEN_ATTRIBUTES.findall(tag.group())) ** 2
    if squares > _MOST_SQUARES:
        raise ReadingError("the page has tags with thousands of attributes; give its text")


def is_unseen(element: etree._Element) -> bool:
    """Whether the element, with all in it, is not shown or is furniture of the site."""
    tag = element.tag
    if tag in UNSEEN or not isinstance(tag, str):
        return tag != "footer" or _is_foot(element)
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in ("navigation", "contentinfo") or hidden_mark(element):
        return True
    style = attributes.get("style")
    if not style:
        return False
    bare = "".join(style.lower().split())
    return "display:none" in bare or "visibility:hidden" in bare


def _is_foot(element: etree._Element) -> bool:
    """Whether a footer is the page's: that of a quotation names its speaker, others an author."""
    if next(element.iterancestors("blockquote"), None) is not None:
        return False
    few = islice(element.iter(), _SIGNED_WITHIN)
    return _SIGNED.isdisjoint(one.get("itemprop") or one.get("rel") for one in few)


def visible_text(element: etree._Element) -> str:
    """The element's visible text, collapsed; blocks and ``<br>`` inside stand as a space."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node.tag in BLOCKS:
                parts.append(" ")
            if node is not element:
                parts.append(node.tail or "")
        elif node is not element and is_unseen(node):
            walk.skip_subtree()
        else:
            parts.append(" " if node.tag == "br" or node.tag in BLOCKS else "")
            parts.append(node.text or "")
    return collapse("".join(parts))


def leaves(tree: etree._Element) -> list[Leaf]:
    """The page's leaves in document order.

    Raises ReadingError for more than MAX_LEAVES leaves or MAX_TEXT characters.
    """
    found: list[Leaf] = []
    length = 0
    for leaf in _Walk(tree):
        found.append(leaf)
        length += len(leaf.text)
        if len(found) > MAX_LEAVES or length > MAX_TEXT:
            raise ReadingError(
                f"the page has more than {MAX_LEAVES:,} blocks or {MAX_TEXT:,} characters of text;"
                " give the story alone, or its text"
            )
    return found


class _Walk:
    def __init__(self, tree: etree._Element) -> None:
        self._tree = tree
        self._frames: list[Frame] = []
        self._parts: list[str] = []
        self._linked = 0

    def __iter__(self) -> Iterator[Leaf]:
        walk = etree.iterwalk(self._tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "end":
                if tag in BLOCKS:
                    yield from self._flush()
                if self._frames and self._frames[-1].element is element:
                    self._frames.pop()
                self._add(element.tail)
                continue
            if is_unseen(element):
                walk.skip_subtree()
                if tag in BLOCKS:
                    yield from self._flush()
                continue
            if tag in BLOCKS:
                yield from self._flush()
            if tag == "tr" and (row := self._row(element)):
                yield row
                walk.skip_subtree()
                continue
            self._frames.append(self._frame(element))
            self._add(" " if tag == "br" else element.text)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            if self._frames and self._frames[-1].linked:
                self._linked += len(text)

    def _frame(self, element: etree._Element) -> Frame:
        above = self._frames[-1] if self._frames else None
        asides = above.asides if above else ()
        if aside_mark(element):
            asides = (*asides, element)
        role = role_within(element, above.role if above else None)
        linked = element.tag == "a" or (above is not None and above.linked)
        return Frame(element, role, asides, linked)

    def _flush(self) -> Iterator[Leaf]:
        if not self._parts:
            return
        raw = "".join(self._parts)
        linked, self._linked, self._parts = self._linked, 0, []
        text = collapse(raw)
        if text and self._frames:
            yield self._leaf(text, linked / max(len(raw.strip()), 1))

    def _leaf(self, text: str, link_share: float) -> Leaf:
        blocks = [frame for frame in self._frames if frame.element.tag in BLOCKS]
        frame = blocks[-1] if blocks else self._frames[0]
        heading = next((f.element.tag for f in self._frames if f.element.tag in _HEADINGS), "h0")
        return Leaf(
            element=frame.element,
            role=frame.role or Role.body,
            text=text,
            link_share=min(link_share, 1.0),
            asides=frame.asides,
            heading=int(heading[1]),
            path=tuple(block.element for block in blocks) or (frame.element,),
        )

    def _row(self, row: etree._Element) -> Leaf | None:
        cells = [cell for cell in row if cell.tag in ("td", "th") and not is_unseen(cell)]
        if len(cells) < 2 or not _is_data(cells):
            return None
        texts = [text for cell in cells if (text := visible_text(cell))]
        if not texts:
            return None
        frame = self._frame(row)
        linked = sum(len(visible_text(link)) for link in row.iter("a"))
        text = CELL_JOIN.join(texts)
        path = (*(f.element for f in self._frames if f.element.tag in BLOCKS), row)
        return Leaf(row, Role.table, text, min(linked / len(text), 1.0), frame.asides, 0, path)


def _is_data(cells: list[etree._Element]) -> bool:
    for cell in cells:
        if next(cell.iter("table", "h1", "h2", "article", "section", "form"), None) is not None:
            return False
        if len(cell.findall(".//p")) > 2 or sum(map(len, cell.itertext())) > _LONG_CELL:
            return False
    return True


def role_within(element: etree._Element, above: Role | None) -> Role | None:
    """The role that an element gives to what is in it, within one that gave it `above`."""
    tag = element.tag
    role = above
    if tag == "h1":
        role = Role.headline
    elif tag in ("figcaption", "caption") or caption_mark(element):
        role = Role.caption
    elif above in (Role.caption, Role.headline):
        role = above
    elif tag == "blockquote":
        role = Role.quote
    elif tag in _LIST_TAGS:
        role = Role.quote if above is Role.quote else Role.list
    elif byline_mark(element):
        role = Role.byline
    elif standfirst_mark(element):
        role = Role.standfirst
    return role
