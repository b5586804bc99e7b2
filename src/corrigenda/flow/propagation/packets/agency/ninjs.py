"""Items in IPTC's ninjs, versions 1 to 3: one, a list, or one a line. Pure.

https://iptc.org/std/ninjs/: `pubStatus` (`pubstatus` before 2.0) is `canceled` for an item that is
taken back. ninjs has no field for corrections; agencies say it in `signals` or begin `edNote` so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import regex

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.agency import ninjs_headline, ninjs_story
from corrigenda.flow.propagation.packets.agency.item import (
    MOST_ITEMS,
    MOST_NAMES,
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

Given = Mapping[str, Any]
_COMES_FROM: Final = regex.compile(
    r"previous|predecessor|evolved|replaces|replaced|correct|original", regex.IGNORECASE
)
"""Names of associations by which one item follows another: the standard leaves them open."""


def read(data: bytes) -> list[Item]:
    """The items.

    Raises:
        PacketError: it is no JSON, or has no item in it.
    """
    found = [_item(one) for one in _documents(data)[:MOST_ITEMS] if isinstance(one, dict)]
    items = [one for one in found if one.guid]
    if not items:
        raise PacketError("It holds no item of ninjs: an item has a `uri`.")
    return items


def _documents(data: bytes) -> list[Any]:
    try:
        text = data.decode("utf-8-sig")
        try:
            value = json.loads(text)
        except ValueError:
            return [json.loads(line) for line in text.splitlines()[:MOST_ITEMS] if line.strip()]
    except (ValueError, RecursionError) as error:
        raise PacketError("It is no JSON in UTF-8.") from error
    return value if isinstance(value, list) else [value]


def _item(given: Given) -> Item:
    note = clean(given.get("edNote") or given.get("ednote"), MOST_NOTE)
    status = str(given.get("pubStatus") or given.get("pubstatus") or "usable").lower()
    headline = ninjs_headline(given)[:500]
    signals = " ".join(_names(given.get("signals")))
    return Item(
        guid=clean(given.get("uri") or given.get("altid"), 2000),
        version=number(given.get("version")),
        source=_source(given),
        headline=headline,
        paragraphs=_paragraphs(given),
        note=note,
        earlier=names(_earlier(given)),
        is_correction="correction" in signals or note_corrects(note) or says_correction(headline),
        is_canceled=(
            status in ("canceled", "cancelled", "withheld")
            or note_cancels(note)
            or says_canceled(headline)
        ),
    )


def _earlier(given: Given) -> Iterator[object]:
    """The items that it says to come from, and its own other names."""
    for field in ("evolvedFrom", "evolvedfrom", "replaces"):
        found = given.get(field)
        yield from _list(found) or [found]
    for name, one in _associated(given.get("associations")):
        if _COMES_FROM.search(name):
            yield one.get("uri")
    others = given.get("altIds") or given.get("altids")
    if isinstance(others, dict):
        yield from list(others.values())[:MOST_NAMES]
    for one in _list(others):
        yield one.get("value") if isinstance(one, dict) else one


def _associated(given: object) -> Iterator[tuple[str, Given]]:
    """Items that go with it, by name: a list as of version 2, an object before."""
    named = list(given.items())[:100] if isinstance(given, dict) else []
    for name, one in [*named, *(("", one) for one in _list(given))]:
        if isinstance(one, dict):
            yield " ".join((str(name), *(str(one.get(key) or "") for key in ("name", "rel")))), one


def _paragraphs(given: Given) -> tuple[str, ...]:
    try:
        return paragraphs(ninjs_story(given).blocks)
    except ReadingError:
        return ()


def _source(given: Given) -> str:
    for one in _list(given.get("infoSources") or given.get("infosource")):
        if isinstance(one, dict) and one.get("name"):
            return clean(one["name"], 200)
    return clean(given.get("copyrightholder"), 200)


def _names(given: object) -> list[str]:
    return [
        str(one.get("name") or one.get("code") or "") if isinstance(one, dict) else str(one)
        for one in _list(given)
    ]


def _list(given: object) -> list[Any]:
    return given[:100] if isinstance(given, list) else []
