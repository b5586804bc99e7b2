"""A correction in IPTC's NewsML-G2 2.35. Pure.

https://iptc.org/std/NewsML-G2/; IPTC's own library reads it and is what the tests read it with,
but writes no item from nothing, so the elements are put together here.
"""

from __future__ import annotations

from lxml import etree

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import ed_note
from corrigenda.flow.publication.renderers.addresses import uri
from corrigenda.flow.publication.renderers.xml_text import one_line, xml_text
from corrigenda.lib.languages import is_tag

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What was wrong before is a correction, and of a story that is taken back the receiver must
# not think that there is news in it. A clarification and a note add to what stands.
_CORRECTS = frozenset({"correction", "withdrawal"})


def render(record: Record) -> bytes:
    """The story as a newsItem without its text, which the house gives and not the log."""
    notice = record.notice
    root = etree.Element(
        _name("newsItem"),
        {
            "guid": uri(notice.url),
            "version": f"{record.version}",
            "standard": "NewsML-G2",
            "standardversion": "2.35",
            "conformance": "power",
            "dir": notice.direction,
        },
        nsmap={None: NAMESPACE},  # type: ignore[dict-item]  # lxml takes None: no prefix
    )
    if is_tag(notice.language):
        root.set(_LANG, notice.language)
    _add(root, "catalogRef", href=CATALOG)
    _item_meta(root, record)
    _content_meta(root, record)
    if record.status == "usable":
        content = _add(root, "contentSet")
        _add(content, "remoteContent", href=uri(notice.url), contenttype="text/html")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def signal_of(record: Record) -> str:
    """`sig:correction` or `sig:update`; never both."""
    return "sig:correction" if record.notice.kind in _CORRECTS else "sig:update"


def _item_meta(root: etree._Element, record: Record) -> None:
    notice = record.notice
    meta = _add(root, "itemMeta")
    _add(meta, "itemClass", qcode="ninat:text")
    provider = _add(meta, "provider", literal=record.outlet_id)
    _add(provider, "name", one_line(notice.outlet))
    _add(meta, "versionCreated", record.created_at.isoformat())
    if record.first_published:
        _add(meta, "firstCreated", record.first_published.isoformat())
    _add(meta, "pubStatus", qcode=f"stat:{record.status}")
    _add(meta, "edNote", ed_note.render(record))
    _add(meta, "signal", qcode=signal_of(record))
    for address in (notice.permalink, notice.supersedes, notice.superseded_by):
        if address:
            _add(meta, "link", rel="irel:seeAlso", href=uri(address), contenttype="text/html")


def _content_meta(root: etree._Element, record: Record) -> None:
    notice = record.notice
    meta = _add(root, "contentMeta")
    _add(meta, "contentModified", record.created_at.isoformat())
    for author in filter(None, map(one_line, record.authors)):
        _add(_add(meta, "creator"), "name", author)
    for other in (notice.id, *record.addresses):
        _add(meta, "altId", other)
    if is_tag(notice.language):
        _add(meta, "language", tag=notice.language)
    if section := one_line(record.section):
        _add(_add(meta, "subject", literal=section), "name", section)
    _add(meta, "headline", notice.headline)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, _name(name), attributes)
    if text:
        child.text = xml_text(text)
    return child


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
