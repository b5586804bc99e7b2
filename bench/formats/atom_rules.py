"""What RFC 4287 says an Atom feed must have, as far as a feed like ours can break it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from corrigenda.flow.publication.tests.assertions import is_moment

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
MOMENTS = ("updated", "published")
TEXTS = ("title", "subtitle", "summary", "rights")

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")

Element: TypeAlias = etree._Element


def atom_errors(document: bytes) -> list[str]:
    """What is wrong with a feed, a sentence for each."""
    try:
        root = etree.fromstring(document)
    except etree.XMLSyntaxError as error:
        return [f"it is no XML: {error}"]
    if root.tag != f"{ATOM}feed":
        return ["it is no feed of Atom 1.0"]
    entries = root.findall(f"{ATOM}entry")
    found = [*_container(root, "feed"), *_links(root)]
    if not root.findall(f"{ATOM}link[@rel='self']"):
        found.append("4.1.1: a feed should say where it stands itself")
    if root.find(f"{ATOM}author") is None and not all(_has_author(one) for one in entries):
        found.append("4.1.1: an entry has no author, and its feed none")
    names = Counter((one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}updated")) for one in entries)
    found += ["4.1.1: two entries have one id and one date" for n in names.values() if n > 1]
    for entry in entries:
        found += [*_container(entry, "entry"), *_links(entry), *_told(entry)]
    return found


def _container(one: Element, kind: str) -> Iterator[str]:
    for name in ONCE:
        if len(one.findall(f"{ATOM}{name}")) != 1:
            yield f"4.1: {kind} has not exactly one {name}"
    for name in AT_MOST_ONCE[kind]:
        if len(one.findall(f"{ATOM}{name}")) > 1:
            yield f"4.1: {kind} has more than one {name}"
    if not _IRI.fullmatch(one.findtext(f"{ATOM}id") or ""):
        yield f"4.2.6: the id of {kind} is no IRI"
    for child in one:
        yield from _child(child, str(child.tag).removeprefix(ATOM), kind)


def _child(child: Element, name: str, kind: str) -> Iterator[str]:
    if name in MOMENTS and not is_moment(child.text):
        yield f"3.3: {name} of {kind} is no date of RFC 3339"
    elif name in TEXTS:
        yield from _text(child, name)
    elif name in ("author", "contributor"):
        yield from _person(child)
    elif name == "category" and not child.get("term"):
        yield "4.2.2: a category has no term"


def _text(text: Element, name: str) -> Iterator[str]:
    kind = text.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield f"3.1.1: {name} has the type {kind}"
    elif kind == "xhtml":
        if [one.tag for one in text] != [f"{XHTML}div"]:
            yield f"3.1.1.3: {name} is no single div of XHTML"
    elif len(text):
        yield f"3.1.1: {name} has elements inside"


def _person(person: Element) -> Iterator[str]:
    if len(person.findall(f"{ATOM}name")) != 1:
        yield "3.2: a person has not exactly one name"
    for name in ("uri", "email"):
        found = person.findall(f"{ATOM}{name}")
        if len(found) > 1:
            yield f"3.2: a person has more than one {name}"
        for one in found if name == "email" else ():
            if (one.text or "").strip().count("@") != 1:
                yield "3.2.3: an e-mail address is none"


def _links(one: Element) -> Iterator[str]:
    alternates: Counter[tuple[str, str]] = Counter()
    for link in one.findall(f"{ATOM}link"):
        if link.get("href") is None:
            yield "4.2.7.1: a link leads nowhere"
        if link.get("rel", "alternate") == "alternate":
            alternates[link.get("type", ""), link.get("hreflang", "")] += 1
        if link.get("length") and not link.get("length", "").isdigit():
            yield "4.2.7.6: a length is no number"
    if any(count > 1 for count in alternates.values()):
        yield "4.1: two alternate links have one type and one language"


def _told(entry: Element) -> Iterator[str]:
    content = entry.find(f"{ATOM}content")
    has_alternate = any(
        link.get("rel", "alternate") == "alternate" for link in entry.findall(f"{ATOM}link")
    )
    if content is None:
        if not has_alternate:
            yield "4.1.2: an entry has neither content nor an alternate link"
        return
    if content.get("src") is not None:
        if len(content) or (content.text or "").strip():
            yield "4.1.3.2: content has an address and is not empty"
        if entry.find(f"{ATOM}summary") is None:
            yield "4.1.2: an entry whose content is elsewhere has no summary"
    elif content.get("type", "text") in ("text", "html", "xhtml"):
        yield from _text(content, "content")


def _has_author(entry: Element) -> bool:
    source = entry.find(f"{ATOM}source")
    own = entry.find(f"{ATOM}author") is not None
    return own or (source is not None and source.find(f"{ATOM}author") is not None)
