"""Mail to the desk: an event alone, or a digest of many; plain text and HTML. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from corrigenda.flow.propagation.renderers.wording import EVENTS, detail, head

MAX_SUBJECT = 150
MAX_PASSAGE = 300
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
_FSI, _PDI = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says.

    Attributes:
        subject: one line.
    """

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Item:
    """One event as the mail shows it."""

    head: str
    story: str
    passage: str
    detail: list[str]
    link: str
    readers: list[dict[str, str]]


def desk_mail(payload: Mapping[str, object], *, outlet: str, choices: str) -> Mail:
    """The mail of one event or, where the payload has `items`, of many.

    Args:
        payload: what `facts_of` gave, or `{"items": [...]}`.
        choices: where its reader changes what they are told.
    """
    many = payload.get("items")
    rows = [one for one in many if isinstance(one, dict)] if isinstance(many, list) else [payload]
    if isinstance(many, list):
        subject = f"{outlet}: {len(rows)} {'thing' if len(rows) == 1 else 'things'} on the desk"
    else:
        about = _one_line(payload.get("story")) or outlet
        subject = f"{head(payload)}: {about}"
    groups = _grouped(rows)
    context = {"outlet": outlet, "groups": groups, "choices": choices, "one": many is None}
    return Mail(
        _short(_one_line(subject), MAX_SUBJECT),
        _text(outlet, groups, choices),
        render_to_string("propagation/desk_mail.html", context),
    )


def _grouped(rows: Sequence[Mapping[str, object]]) -> list[tuple[str, list[Item]]]:
    found: dict[str, list[Item]] = {}
    for row in rows:
        found.setdefault(EVENTS.get(str(row.get("type")), ""), []).append(_item(row))
    return list(found.items())


def _item(facts: Mapping[str, object]) -> Item:
    readers = facts.get("readers")
    return Item(
        head=head(facts),
        story=_one_line(facts.get("story")),
        passage=_short(_one_line(facts.get("passage")), MAX_PASSAGE),
        detail=[_one_line(line) for line in detail(facts)],
        link=str(facts.get("link") or ""),
        readers=[one for one in readers if isinstance(one, dict)]
        if isinstance(readers, list)
        else [],
    )


def _text(outlet: str, groups: list[tuple[str, list[Item]]], choices: str) -> str:
    lines = []
    for name, items in groups:
        if len(items) > 1 or len(groups) > 1:
            lines += [f"{name} ({len(items)})", ""]
        for item in items:
            lines += [*_item_lines(item), ""]
    return "\n".join([*lines, "-- ", f"{outlet}. How you are told: {choices}", ""])


def _item_lines(item: Item) -> list[str]:
    story = f" {_FSI}{item.story}{_PDI}" if item.story else ""
    return [
        f"{item.head}:{story}" if story else item.head,
        *([f"  “{_FSI}{item.passage}{_PDI}”"] if item.passage else []),
        *(f"  {line}" for line in item.detail),
        *(
            f"  A reader: {_FSI}{_one_line(one.get('says'))}{_PDI} → "
            f"{_FSI}{_one_line(one.get('should_say'))}{_PDI} {_one_line(one.get('why'))}".rstrip()
            for one in item.readers
        ),
        *([f"  {item.link}"] if item.link else []),
    ]


def _one_line(words: object) -> str:
    return _CONTROL.sub(" ", str(words or "")).strip()


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
