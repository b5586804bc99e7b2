"""What the standards of the formats say, as assertions that need no outside material.

Each function takes a document and names what is wrong with it; no finding, no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import unquote

from lxml import etree

from corrigenda.flow.publication.renderers.newsml import NAMESPACE

G2 = f"{{{NAMESPACE}}}"
MOTIVATIONS = {"editing", "commenting", "linking"}

# https://www.rfc-editor.org/rfc/rfc3986#appendix-A, for addresses that begin with http.
_URI = re.compile(
    r"https?://[A-Za-z0-9\-._~!$&'()*+,;=:%\[\]@]+"
    r"(?:/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?"
    r"(?:#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?"
)
# https://www.w3.org/TR/xmlschema11-2/#dateTime, with a zone.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_DIRECTIVE = re.compile(r"(?:([^,&-]+)-,)?([^,&-]+)(?:,([^,&-]+))?(?:,-([^,&-]+))?")


def is_uri(value: object) -> bool:
    """Whether it is an absolute http address as RFC 3986 writes it."""
    return isinstance(value, str) and _URI.fullmatch(value) is not None


def is_moment(value: object) -> bool:
    """Whether it is a date and a time with a zone, as RFC 3339 writes them."""
    if not isinstance(value, str) or _MOMENT.fullmatch(value) is None:
        return False
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:  # a day that no month has
        return False


def schema_org(document: Mapping[str, object]) -> list[str]:
    """https://schema.org/correction and https://schema.org/correctionsPolicy."""
    corrections = document.get("correction", [])
    assert isinstance(corrections, list)
    publisher = document.get("publisher", {"@type": "NewsMediaOrganization"})
    assert isinstance(publisher, dict)
    checks = {
        "the context is schema.org's": document.get("@context") == "https://schema.org",
        "it is a NewsArticle": document.get("@type") == "NewsArticle",
        "its url is a URI": is_uri(document.get("url")),
        "the house is a NewsMediaOrganization": publisher["@type"] == "NewsMediaOrganization",
        "its policy is a URI": is_uri(publisher.get("correctionsPolicy", "https://a.example/")),
    }
    for one in corrections:
        checks |= {
            "a correction is a CorrectionComment": one.get("@type") == "CorrectionComment",
            "a correction has words": isinstance(one.get("text"), str),
            "a correction has a date": is_moment(one.get("datePublished")),
            "a correction has an address": is_uri(one.get("url")),
        }
    return _broken(checks)


def annotation(document: Mapping[str, object]) -> list[str]:
    """https://www.w3.org/TR/annotation-model/, 3.1 to 4.3."""
    target, bodies = document.get("target"), document.get("body")
    assert isinstance(target, dict)
    assert isinstance(bodies, list)
    checks = {
        "the context is the model's": document.get("@context")
        == "http://www.w3.org/ns/anno.jsonld",
        "it has one id, a URI": is_uri(document.get("id")),
        "it is an Annotation": document.get("type") == "Annotation",
        "its motivation is editing": document.get("motivation") == "editing",
        "it says when it was made": is_moment(document.get("created")),
        "it has one target, a URI": is_uri(target.get("source")),
        "a specific resource has no value": "value" not in target,
        "the selector is one of the model's": _selects(target),
    }
    for body in bodies:
        textual = body.get("type") == "TextualBody"
        checks |= {
            "a textual body has one value": not textual or isinstance(body.get("value"), str),
            "a textual body has no source": not textual or "source" not in body,
            "a direction is ltr or rtl": body.get("textDirection", "ltr") in ("ltr", "rtl"),
            "a purpose is one of the model's": body.get("purpose") in MOTIVATIONS,
        }
    return _broken(checks)


def _selects(target: Mapping[str, object]) -> bool:
    selector = target.get("selector")
    if selector is None:
        return "state" not in target
    assert isinstance(selector, dict)
    exact, position = selector.get("exact"), selector.get("refinedBy")
    if selector.get("type") != "TextQuoteSelector" or not isinstance(exact, str) or not exact:
        return False
    if position is None:
        return True
    held = bool(position["type"] == "TextPositionSelector")
    return held and bool(position["end"] - position["start"] == len(exact))


def ninjs(document: Mapping[str, object]) -> list[str]:
    """https://iptc.org/std/ninjs/, as its schema 3.1 describes the fields."""
    version = document.get("version")
    checks = {
        "its uri is a URI": is_uri(document.get("uri")),
        "its version is a number from 1 written as a string": isinstance(version, str)
        and version.isdecimal()
        and int(version) > 0,
        "it says when this version was made": is_moment(document.get("versionCreated")),
        "its status is one of three": document.get("pubStatus")
        in ("usable", "withheld", "canceled"),
        "its note is a string": isinstance(document.get("edNote"), str),
        "it names the standard": document.get("standard")
        == {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "an alternative id has a role and a value": all(
            set(one) == {"role", "value"} for one in _list(document, "altIds")
        ),
        "an associated object has a name and a URI": all(
            one.get("name") and is_uri(one.get("uri")) for one in _list(document, "associations")
        ),
    }
    return _broken(checks)


def newsml(document: bytes) -> list[str]:
    """https://iptc.org/std/NewsML-G2/, of the parts that a correction uses."""
    try:
        root = etree.fromstring(document)
    except etree.XMLSyntaxError as error:
        return [f"it is well-formed: {error}"]
    signals = [one.get("qcode") for one in root.iter(f"{G2}signal")]
    status = [one.get("qcode") for one in root.iter(f"{G2}pubStatus")]
    moments = [one.text for one in root.iter(f"{G2}versionCreated", f"{G2}contentModified")]
    addresses = [one.get("href") for one in root.iter(f"{G2}link", f"{G2}remoteContent")]
    order = [etree.QName(one).localname for one in root]
    checks = {
        "it is a newsItem": root.tag == f"{G2}newsItem",
        "its guid is a URI": is_uri(root.get("guid")),
        "its version is a positive number": (root.get("version") or "").isdecimal(),
        "it is version 2.35": root.get("standardversion") == "2.35",
        "catalogue, item, content: in that order": order
        in (
            ["catalogRef", "itemMeta", "contentMeta"],
            ["catalogRef", "itemMeta", "contentMeta", "contentSet"],
        ),
        "it has one of the two signals, never both": signals
        in (["sig:correction"], ["sig:update"]),
        "it has one status": status in (["stat:usable"], ["stat:canceled"]),
        "what is canceled has no content": ("stat:canceled" in status)
        == (root.find(f"{G2}contentSet") is None),
        "its moments have a zone": all(is_moment(one) for one in moments) and bool(moments),
        "its links are URIs": all(is_uri(one) for one in addresses) and bool(addresses),
    }
    return _broken(checks)


def text_fragment(link: str | None) -> list[str]:
    """https://wicg.github.io/scroll-to-text-fragment/#syntax."""
    if link is None:
        return []
    _, mark, directive = link.partition("#:~:text=")
    found = _DIRECTIVE.fullmatch(directive)
    words = [part for part in found.groups() if part] if found else []
    checks = {
        "it is an address and a directive": bool(mark) and ":~:" not in directive,
        "the directive is prefix-,start,end,-suffix": found is not None,
        "it is percent-encoded": is_uri(link),
        "every part has words": all(unquote(part, errors="strict").strip() for part in words),
        "no part goes over several blocks": not any("\n" in unquote(part) for part in words),
    }
    return _broken(checks)


def _list(document: Mapping[str, object], name: str) -> Iterator[dict[str, object]]:
    found = document.get(name, [])
    assert isinstance(found, list)
    yield from found


def _broken(checks: Mapping[str, bool]) -> list[str]:
    return [f"not held: {said}" for said, held in checks.items() if not held]
