"""Reading an agency's item: ninjs 1 to 3 and NewsML-G2. Pure: bytes in, a story out.

https://iptc.org/std/ninjs/ and https://iptc.org/std/NewsML-G2/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from corrigenda.flow.articles.blocks import Block, Role, collapse, storable
from corrigenda.flow.articles.reading.errors import ReadingError
from corrigenda.flow.articles.reading.page import Page
from corrigenda.flow.articles.reading.pages import check_bounds, read_html
from corrigenda.flow.articles.reading.plain import read_plain
from corrigenda.flow.articles.reading.records import moment

G2: Final = "{http://iptc.org/std/nar/2006-10-01/}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def is_ninjs(record: object) -> bool:
    """Whether an object is a ninjs item and no record of another dump."""
    return (
        isinstance(record, Mapping)
        and isinstance(record.get("uri"), str)
        and bool(
            {"bodies", "headlines", "body_xhtml", "body_text", "pubStatus", "pubstatus"}
            & set(record)
        )
    )


def read_ninjs(data: bytes | str | Mapping[str, Any]) -> tuple[str, Page]:
    """The item's URI and its story.

    Raises:
        ReadingError: no ninjs, or no text in it.
    """
    try:
        item = data if isinstance(data, Mapping) else json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReadingError("is no JSON") from error
    if not is_ninjs(item):
        raise ReadingError("is no ninjs item: it has no uri, or neither a body nor a headline")
    return str(item["uri"]), ninjs_story(item)


def ninjs_headline(item: Mapping[str, Any]) -> str:
    """The headline of an item, be there a body or not."""
    return _plain(item.get("headline")) or _value_of(item.get("headlines"))


def ninjs_story(item: Mapping[str, Any]) -> Page:
    """The story of an item.

    Raises:
        ReadingError: there is no text in it.
    """
    story, headline = _body_of(item), ninjs_headline(item)
    created = moment(item.get("versionCreated") or item.get("versioncreated"))
    named = _plain(item.get("byline")) or _value_of(item.get("bylines"))
    return Page(
        blocks=_with_head(story.blocks, headline, named),
        headline=headline or story.headline,
        language=_plain(item.get("language")) or story.language,
        published_at=moment(item.get("contentCreated") or item.get("contentcreated")) or created,
        modified_at=created,
        authors=(named,) if named else (),
        section=_first_name(item.get("subjects") or item.get("subject")),
    )


def read_newsml(data: bytes) -> list[tuple[str, Page]]:
    """The items of a NewsML-G2 document, each with its guid.

    An item without a text of its own (a picture, a package) is passed over.

    Raises:
        ReadingError: no NewsML-G2, or no item with a text in it.
    """
    found = [(one.get("guid", ""), newsml_story(one)) for one in newsml_items(data)]
    items = [(guid, page) for guid, page in found if page is not None]
    if not items:
        raise ReadingError("is no NewsML-G2 with a text: it has no newsItem, or none with a text")
    return items


def newsml_items(data: bytes) -> list[etree._Element]:
    """The news items of a document; none of another XML.

    Raises:
        ReadingError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"is no XML: {error.msg}") from error
    return list(root.iter(f"{G2}newsItem"))


def newsml_headline(item: etree._Element) -> str:
    """The headline of an item, be there a text or not."""
    return _joined(item.find(f"{G2}contentMeta"), "headline")


def newsml_story(item: etree._Element) -> Page | None:
    """The story of an item; None where it has no text of its own.

    Raises:
        ReadingError: its text is no story.
    """
    story = _inline(item.find(f"{G2}contentSet"))
    if story is None:
        return None
    meta = item.find(f"{G2}contentMeta")
    headline = newsml_headline(item)
    named = _joined(meta, "by")
    language = meta.find(f"{G2}language") if meta is not None else None
    changed = item.findtext(f"{G2}itemMeta/{G2}versionCreated")
    created = item.findtext(f"{G2}itemMeta/{G2}firstCreated") or changed
    return Page(
        blocks=_with_head(story.blocks, headline, named),
        headline=headline or story.headline,
        language=(language.get("tag") if language is not None else None)
        or item.get(_LANGUAGE)
        or story.language,
        published_at=moment(created),
        modified_at=moment(changed),
        authors=(named,) if named else (),
    )


def _inline(content: etree._Element | None) -> Page | None:
    if content is None:
        return None
    for one in content:
        if one.tag == f"{G2}inlineXML":
            return read_html(_as_html(one))
        if one.tag == f"{G2}inlineData" and (one.text or "").strip():
            return read_plain(one.text or "")
    return None


def _as_html(holder: etree._Element) -> str:
    # XHTML or NITF: their paragraphs are `p` and their subheads `h…` or `hl2` in any namespace.
    for one in holder.iter():
        if isinstance(one.tag, str):
            one.tag = etree.QName(one).localname
    texts = [etree.tostring(one, encoding="unicode", with_tail=False) for one in holder]
    page = "".join(texts)
    return page if "<body" in page else f"<html><body><article>{page}</article></body></html>"


def _joined(meta: etree._Element | None, name: str) -> str:
    found = meta.find(f"{G2}{name}") if meta is not None else None
    return (
        collapse(storable("".join(str(part) for part in found.itertext())))
        if found is not None
        else ""
    )


def _body_of(item: Mapping[str, Any]) -> Page:
    """The fullest body: ninjs 3 has a list of them, earlier ones a field for each kind."""
    given = item.get("bodies")
    bodies = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
    texts = [(one.get("contentType") or one.get("contenttype"), one.get("value")) for one in bodies]
    texts += [("text/html", item.get(one)) for one in ("body_xhtml", "body_html")]
    texts += [("text/plain", item.get("body_text"))]
    written = [(str(kind), text.strip()) for kind, text in texts if isinstance(text, str)]
    kind, text = max(written, key=lambda one: len(one[1]), default=("", ""))
    if not text:
        raise ReadingError("has no body")
    if "html" in kind or text.startswith("<"):
        return read_html(f"<html><body><article>{text}</article></body></html>")
    return read_plain(text)


def _with_head(blocks: tuple[Block, ...], headline: str, byline: str) -> tuple[Block, ...]:
    head = [(Role.headline, headline), (Role.byline, byline)]
    known = {one.role for one in blocks} | {
        Role.headline for one in blocks[:1] if one.text == headline
    }
    added = tuple(Block(role, text) for role, text in head if text and role not in known)
    check_bounds((*added, *blocks))
    return (*added, *blocks)


def _value_of(listed: object) -> str:
    """ninjs 3: a list of `{"role": …, "value": …}`; the first one that is not a variant."""
    found = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    main = sorted(found, key=lambda one: one.get("role") not in (None, "main", "headline"))
    return _plain(main[0].get("value")) if main else ""


def _first_name(listed: object) -> str:
    found = listed[0] if isinstance(listed, list) and listed else None
    return _plain(found.get("name")) if isinstance(found, Mapping) else ""


def _plain(value: object) -> str:
    return collapse(storable(value)) if isinstance(value, str) else ""
