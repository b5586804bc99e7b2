"""The house's own words over some texts that its readers are told. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corrigenda.flow.newsroom.policy_rules import PolicyError, Table
from corrigenda.lib.languages import LANGUAGES

OUTLET = "{outlet}"
"""Stands for the outlet's name, and is all that is filled in."""

LIMITS = {
    "title": 60,
    "contact_note": 240,
    "sent": 120,
    "receipt_note": 240,
    "lead": 400,
    "received": 240,
    "mail_end": 400,
}
"""Characters of each text. Which these are is the whole choice: what the desk promises readers by
its code, such as a reason for a refusal, is said in our words."""

IN_DIALOG = ("title", "contact_note", "sent", "receipt_note")
"""Those that the widget says."""

KEYS = tuple(f"{name}.{language}" for name in LIMITS for language in LANGUAGES)
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


@dataclass(frozen=True, slots=True)
class OwnWords(Table):
    """A line of text for any of `KEYS`, each as long as there is room for it."""

    def read(self, name: str, value: object) -> dict[str, object]:
        """The texts by key, without the empty ones."""
        read = Table.read(self, name, value)
        for key, text in read.items():
            self._check(f"{name} ({key})", LIMITS[key.partition(".")[0]], str(text))
        return read

    def _check(self, name: str, most: int, text: str) -> None:
        if len(text) > most:
            raise PolicyError(f"{name} has {len(text)} characters, and at most {most} go in.")
        foreign = [one for one in _BRACED.findall(text) if one != OUTLET]
        if foreign:
            raise PolicyError(
                f"{name} has {', '.join(foreign)}, which nothing fills in; only {OUTLET} is, with "
                "the name of the outlet."
            )


def own_words(table: Mapping[str, str], language: str, *, outlet: str) -> dict[str, str]:
    """The house's texts in one language by their names, with the outlet's name filled in."""
    keys = {name: f"{name}.{language}" for name in LIMITS}
    return {
        name: table[key].replace(OUTLET, outlet) for name, key in keys.items() if table.get(key)
    }
