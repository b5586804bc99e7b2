"""Items in IPTC's NewsML-G2, alone or in a message. Pure.

https://iptc.org/std/NewsML-G2/: `sig:correction` is a signal of the item's management data,
`stat:canceled` its publishing status, and a `link` there says from which item it comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.agency import (
    G2,
    newsml_headline,
    newsml_items,
    newsml_story,
)
from corrigenda.flow.propagation.packets.agency.item import (
    MOST_ITEMS,
    MOST_NOTE,
    Item,
    clean,
    names,
    number,
    paragraphs,
)
from corrigenda.flow.propagation.packets.agency.labels import (
    note_cancels,
    note_corrects,
    says_canceled,
    says_correction,
)
from corrigenda.flow.propagation.packets.errors import PacketError

_COMES_FROM: Final = frozenset({"previousVersion", "evolvedFrom", "replaces", "corrects"})
"""Relations of items (`irel:`) by which one follows another."""


def read(data: bytes) -> list[Item]:
    """The news items of a document; none of another XML.

    Raises:
        PacketError: it is no XML.
    """
    try:
        found = newsml_items(data)
    except ReadingError as error:
        raise PacketError(f"It {error}.") from error
    return [_item(one) for one in found[:MOST_ITEMS] if one.get("guid")]


def _item(node: etree._Element) -> Item:
    meta = node.find(f"{G2}itemMeta")
    note = clean(_text(meta, "edNote"), MOST_NOTE)
    headline = newsml_headline(node)[:500]
    signals = {_code(one) for one in _all(meta, "signal")}
    status = {_code(one) for one in _all(meta, "pubStatus")}
    return Item(
        guid=clean(node.get("guid"), 2000),
        version=number(node.get("version")),
        source=_provider(meta),
        headline=headline,
        paragraphs=_paragraphs(node),
        note=note,
        earlier=names(_earlier(node, meta)),
        is_correction=(
            "sig:correction" in signals or note_corrects(note) or says_correction(headline)
        ),
        is_canceled=(
            bool(status & {"stat:canceled", "stat:withheld"})
            or note_cancels(note)
            or says_canceled(headline)
        ),
    )


def _earlier(node: etree._Element, meta: etree._Element | None) -> Iterator[str | None]:
    """The items that it says to come from, and its own other names."""
    for one in _all(meta, "link"):
        rel = one.get("rel") or (one.get("reluri") or "").rpartition("/")[2]
        if rel.rpartition(":")[2] in _COMES_FROM:
            yield from (one.get(name) for name in ("residref", "guidref", "href"))
    for one in _all(node.find(f"{G2}contentMeta"), "altId"):
        yield one.text


def _code(node: etree._Element) -> str:
    """A code by its usual alias: by its address too, which says the same."""
    uri = node.get("uri") or ""
    if uri:
        scheme, _, value = uri.rstrip("/").rpartition("/")
        alias = {"signal": "sig", "pubstatusg2": "stat"}.get(scheme.rpartition("/")[2], "")
        return f"{alias}:{value}"
    return (node.get("qcode") or "").strip()


def _provider(meta: etree._Element | None) -> str:
    for node in _all(meta, "provider"):
        said = clean(_text(node, "name"), 200) or clean(node.get("literal"), 200)
        return said or clean((node.get("qcode") or "").rpartition(":")[2], 200)
    return ""


def _paragraphs(node: etree._Element) -> tuple[str, ...]:
    try:
        story = newsml_story(node)
    except ReadingError:
        return ()
    return paragraphs(story.blocks) if story else ()


def _texts(node: etree._Element) -> list[str]:
    return [str(one) for one in node.itertext()]


def _text(node: etree._Element | None, name: str) -> str:
    found = None if node is None else node.find(f"{G2}{name}")
    return "" if found is None else "".join(_texts(found))


def _all(node: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if node is None else node.findall(f"{G2}{name}")
