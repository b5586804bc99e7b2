"""Items in IPTC's ninjs, versions 1 to 3: one, a list, or one a line. Pure.

https://iptc.org/std/ninjs/: `pubStatus` (`pubstatus` before 2.0) is `canceled` for an item that is
taken back. ninjs has no field for corrections; agencies say it in `signals` or begin `edNote` so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.agency import ninjs_headline, ninjs_story
from corrigenda.flow.propagation.packets.agency.item import (
    MOST_ITEMS,
    MOST_NOTE,
    Item,
    clean,
    number,
    paragraphs,
    says_canceled,
    says_correction,
)
from corrigenda.flow.propagation.packets.errors import PacketError

Given = Mapping[str, Any]


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
        is_correction="correction" in signals or says_correction(note) or says_correction(headline),
        is_canceled=status in ("canceled", "cancelled", "withheld") or says_canceled(note),
    )


def _paragraphs(given: Given) -> tuple[str, ...]:
    try:
        return paragraphs(ninjs_story(given))
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
