"""Strings that were made to break out of a page."""

from __future__ import annotations

import json
import re

from corrigenda.lib.tests.outside import needed
from corrigenda.surfaces.tests.reading import read_page

MARKS = [
    "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--<script>",
    "{{ words.send }}{% csrf_token %}",
    "&lt;b&gt;already escaped&lt;/b&gt;",
    "]]>&#x3c;script&#x3e;\u2028\\u003c",
    "\u202egnirts desrever",
    "<b>bold</b> <i>lines</i>",
]


def shape(content: bytes) -> list[str]:
    """Every element of a page with its attributes' names, without what it says."""
    page = read_page(content.decode())
    return [f"{one.tag} {sorted(one.keys())}" for one in page.iter() if isinstance(one.tag, str)]


def takeable(text: str) -> str:
    """Without the characters that are refused at the door."""
    return "".join(char for char in text if char >= " " and not "\ud800" <= char <= "\udfff")


def attack_strings() -> list[str]:
    """Outside material: strings that were made to break out of a page."""
    folder = needed("attack")
    naughty: list[str] = json.loads((folder / "blns" / "blns.json").read_text("utf-8"))
    lines = (folder / "h5sc" / "vectors.jsonl").read_text("utf-8").splitlines()
    texts = [*naughty, *(value for line in lines for value in _strings(json.loads(line)))]
    for file in sorted((folder / "portswigger").glob("*.json")):
        texts.extend(_strings(json.loads(file.read_text("utf-8"))))
    return [text for text in dict.fromkeys(texts) if text.strip()]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if re.search(r"[<>\"'&]|script", value) else []
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return []
