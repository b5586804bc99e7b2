"""A note as runs of text, with the names after an @ marked. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.cases.mentions import NAME


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of text; `name` when it is an @ and a name."""

    text: str
    name: bool = False


def bits(text: str) -> list[Bit]:
    """The whole text, in order."""
    found, at = [], 0
    for match in NAME.finditer(text):
        if match.start() > at:
            found.append(Bit(text[at : match.start()]))
        found.append(Bit(match.group(), name=True))
        at = match.end()
    return [*found, Bit(text[at:])] if at < len(text) else found
