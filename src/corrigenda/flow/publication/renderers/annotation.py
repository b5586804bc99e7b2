"""A correction as a W3C Web Annotation. Pure.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from corrigenda.anchoring import Selector
from corrigenda.flow.publication.record import Notice, Record
from corrigenda.flow.publication.renderers.addresses import uri
from corrigenda.flow.publication.words_desks import for_desks

NAME = "annotation.jsonld"
"""Of the document, under the permalink."""


def render(record: Record) -> dict[str, object]:
    """The entry as an annotation of its story: edited so, for these reasons.

    The target is the passage as it was when it was corrected; the bodies are the words that
    replace it, an empty text where it is deleted, and the notice. An entry that was superseded
    says so, and asks for no other words any more.
    """
    notice = record.notice
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{notice.permalink}/{NAME}",
        "type": "Annotation",
        "motivation": "editing",
        "created": notice.published_at.isoformat(),
        **({"modified": notice.expunged_at.isoformat()} if notice.expunged_at else {}),
        "creator": {"type": "Organization", "name": notice.outlet},
        "body": _bodies(record),
        "target": _target(record),
    }


def _bodies(record: Record) -> list[dict[str, object]]:
    notice = record.notice
    bodies = [_text(notice, notice.words, "commenting")]
    if notice.superseded_by:
        said = for_desks(notice.language)["superseded"].format(address=notice.superseded_by)
        bodies.append(_text(notice, said, "commenting"))
    elif record.new_words is not None:
        bodies.insert(0, _text(notice, record.new_words, "editing"))
    for address in filter(None, (notice.permalink, notice.supersedes, notice.superseded_by)):
        page = uri(address)
        bodies.append({"type": "SpecificResource", "source": page, "purpose": "linking"})
    return bodies


def _text(notice: Notice, value: str, purpose: str) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": notice.language,
        "textDirection": notice.direction,
        "purpose": purpose,
    }


def _target(record: Record) -> dict[str, object]:
    target: dict[str, object] = {"type": "SpecificResource", "source": uri(record.notice.url)}
    if record.passage is not None:
        target["selector"] = _selector(record.passage)
        if record.seen_at is not None:
            seen = record.seen_at.isoformat()
            target["state"] = {"type": "TimeState", "sourceDate": seen}
    return target


def _selector(passage: Selector) -> dict[str, object]:
    found = passage.to_dict()
    return {name: value for name, value in found.items() if value != ""}
