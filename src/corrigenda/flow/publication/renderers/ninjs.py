"""A correction in IPTC's ninjs 3.1. Pure.

https://iptc.org/std/ninjs/; it has no field for corrections, so what was wrong is in `edNote`.
"""

from __future__ import annotations

from corrigenda.flow.publication.record import Notice, Record
from corrigenda.flow.publication.renderers import ed_note
from corrigenda.flow.publication.renderers.addresses import uri

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def render(record: Record) -> dict[str, object]:
    """The story as an item that is partial: the text is the house's to give, not the log's.

    The notice, which unlike `edNote` is for everybody to read, is an item of its own beside it:
    in the story's `bodies` a receiver would print it in place of the text.
    """
    notice = record.notice
    document: dict[str, object] = {
        "uri": uri(notice.url),
        "type": "text",
        "representationType": "partial",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "version": f"{record.version}",
        "versionCreated": record.created_at.isoformat(),
        "pubStatus": record.status,
        "language": notice.language,
        "headlines": [{"value": notice.headline}],
        "edNote": ed_note.render(record),
        "infoSources": [{"name": notice.outlet, "role": "publisher"}],
        "altIds": _alternatives(record),
        "associations": [_notice(notice)],
    }
    return document | _where_known(record)


def _where_known(record: Record) -> dict[str, object]:
    found: dict[str, object] = {}
    if record.first_published:
        found["firstCreated"] = record.first_published.isoformat()
    if record.authors:
        found["by"] = ", ".join(record.authors)
        found["people"] = [{"name": name, "rel": "author"} for name in record.authors]
    if record.section:
        found["subjects"] = [{"name": record.section, "rel": "section"}]
    if record.notice.policy:
        policy = {"title": "Corrections policy", "href": uri(record.notice.policy)}
        found["trustIndicators"] = [policy]
    return found


def _alternatives(record: Record) -> list[dict[str, str]]:
    notice = record.notice
    own = [{"role": "entry", "value": notice.id}, {"role": "permalink", "value": notice.permalink}]
    links = (("supersedes", notice.supersedes), ("superseded_by", notice.superseded_by))
    own += [{"role": role, "value": address} for role, address in links if address]
    return own + [{"role": "address", "value": address} for address in record.addresses]


def _notice(notice: Notice) -> dict[str, object]:
    return {
        "name": "notice",
        "rel": notice.kind,
        "uri": uri(notice.permalink),
        "type": "text",
        "versionCreated": (notice.expunged_at or notice.published_at).isoformat(),
        "language": notice.language,
        "headlines": [{"value": notice.label}],
        "bodies": [{"contentType": "text/plain", "value": notice.words}],
    }
