"""Strings that others gathered to break out of pages and programs, each sent as a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.abuse.sets import AROUND, Sample

from corrigenda.flow.reports.spam import Facts
from corrigenda.lib.tests.outside import outside
from corrigenda.lib.text import TextError, check_text

ROOT = Path(__file__).parents[2]
SAYS = "afer"
MOST = 4_000
"""Characters that a report's "Why" may have."""
_PAYLOADS = ("code", "vector", "payload")
"""Where these lists keep the string itself, beside its author and the browsers it breaks."""


def attack() -> tuple[list[Sample], int] | None:
    """Each as a report on a typo, and how many more are refused at the door, with the reason told;
    None where the outside material is not."""
    folder = outside("attack")
    if folder is None:
        return None
    tried = list(dict.fromkeys(text for text in _strings(folder) if text.strip()))
    taken = [text for text in tried if _is_taken(text)]
    block = AROUND.format(SAYS)
    samples = [
        Sample(" ".join(text.split()), Facts(says=SAYS, why=text, block=block, language="en"))
        for text in taken
    ]
    return samples, len(tried) - len(taken)


def _is_taken(text: str) -> bool:
    try:
        return bool(check_text(text, field="why", max_chars=MOST).strip())
    except TextError:
        return False


def _strings(folder: Path) -> Iterator[str]:
    for line in (folder / "h5sc" / "vectors.jsonl").read_text("utf-8").splitlines():
        yield from _payloads(json.loads(line))
    for file in sorted((folder / "portswigger").glob("*.json")):
        yield from _payloads(json.loads(file.read_text("utf-8")))


def _payloads(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name in _PAYLOADS and isinstance(one, str):
                yield one
            else:
                yield from _payloads(one)
    elif isinstance(value, list):
        for one in value:
            yield from _payloads(one)
