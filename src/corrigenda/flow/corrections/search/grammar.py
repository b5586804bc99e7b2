"""The small language of the search box: words, and conditions such as `is:typo`. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

LONGEST = 300
"""Characters of a search that are read."""

IS = {
    "open": "to decide",
    "decided": "decided",
    "declined": "declined",
    "approval": "waiting for a second person",
    "typo": "typo lane",
    "fact": "fact lane",
    "hold": "being checked",
    "source": "awaiting a source",
    "overdue": "past its due time",
    "gone": "gone from the story",
    "changed": "changed since it was reported",
    "replied": "a reader wrote to the desk, and no editor has read it",
    "reported-again": "reported again since it was decided or declined",
}
SEVERITIES = ("low", "normal", "high", "urgent")
OPERATORS = (
    "is",
    "owner",
    "author",
    "url",
    "outlet",
    "severity",
    "readers",
    "before",
    "after",
)

_PARTS = regex.compile(r'([a-z]+):"([^"]*)"|([a-z]+):(\S+)|(\S+)', regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A condition, as `is:typo`.

    Attributes:
        mistake: why it cannot be followed and is passed over; empty for a good one.
    """

    key: str
    value: str
    mistake: str = ""

    @property
    def written(self) -> str:
        """As it is typed."""
        return f'{self.key}:"{self.value}"' if " " in self.value else f"{self.key}:{self.value}"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: every condition, and all the words."""

    terms: tuple[Term, ...] = ()
    words: str = ""

    @property
    def written(self) -> str:
        """As it would be typed."""
        return " ".join([*(term.written for term in self.terms), *self.words.split()])

    @property
    def good(self) -> tuple[Term, ...]:
        """The conditions that can be followed."""
        return tuple(term for term in self.terms if not term.mistake)

    def has(self, key: str, value: str) -> bool:
        """Whether it asks for this."""
        return any((term.key, term.value) == (key, value) for term in self.good)

    def without(self, gone: Term) -> Search:
        """The same search but for one condition."""
        return Search(tuple(term for term in self.terms if term != gone), self.words)


def parse(query: str) -> Search:
    """Read a search; nothing in it is an error, what makes no sense says so of itself."""
    terms: dict[Term, None] = {}
    words: list[str] = []
    for quoted_key, quoted, key, value, word in _PARTS.findall(query[:LONGEST].replace("\0", " ")):
        name, given = (quoted_key or key).lower(), (quoted or value).strip()
        if name in OPERATORS and given:
            terms[_term(name, given)] = None
        elif name in ("http", "https"):
            terms[Term("url", f"{name}:{given}")] = None
        elif name in OPERATORS:
            terms[Term(name, "", f"{name}: needs a word behind it.")] = None
        else:
            words.append(word or f"{quoted_key or key}:{quoted or value}")
    return Search(tuple(terms), " ".join(words))


def _term(key: str, value: str) -> Term:
    if key in ("is", "severity"):
        value = value.lower()
    return Term(key, value, _mistake(key, value))


def _mistake(key: str, value: str) -> str:
    if key == "is" and value not in IS:
        return f"is: may be {', '.join(IS)}."
    if key == "severity" and value not in SEVERITIES:
        return f"severity: may be {', '.join(SEVERITIES)}."
    if key == "readers" and not (value.isascii() and value.isdigit() and len(value) < 7):
        return "readers: takes a number: how many readers at least."
    if key in ("before", "after"):
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"{key}: takes a date as 2026-11-30."
    return ""
