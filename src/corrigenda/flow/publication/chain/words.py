"""The words of entries: against their commitments, what was expunged, and the entry itself."""

from __future__ import annotations

from typing import Protocol

from corrigenda.flow.publication.chain.bodies import Body
from corrigenda.flow.publication.chain.commitments import opens
from corrigenda.flow.publication.chain.findings import What
from corrigenda.flow.publication.chain.lines import Record

MOST_UNOPENED = 100_000
NOTHING = ("", "[]")
"""How the fields of an entry stand when nothing is in them."""


class Find(Protocol):
    """Notes a finding."""

    def __call__(self, what: What, detail: str, first: int = 0, last: int = 0) -> None: ...


class Words:
    """Follows which words are still open, and which were said to be expunged."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._unopened: dict[int, set[str]] = {}
        self._erased: dict[int, set[str]] = {}
        self._after, self._head = 0, 0

    def begin(self, *, after: int, head: int) -> None:
        """The log begins after a record, and had a newest one when the reading began."""
        self._after, self._head = after, head

    def entry(self, body: Body, line: Record) -> None:
        """Compare an entry's words with what its record commits to, and with its row."""
        number, openings = body.number, line.openings
        for name, commitment in body.commitments.items():
            opening = openings.get(name)
            if opening is None:
                self._unopened.setdefault(number, set()).add(name)
            elif not opens(opening, commitment):
                self._find(What.WORDS_CHANGED, f"`{name}` is not what was committed to.", number)
        if len(openings) > len(body.commitments) or not openings.keys() <= body.commitments.keys():
            more = ", ".join(sorted(set(openings) - set(body.commitments)))
            self._find(What.WORDS_CHANGED, f"It commits to no `{more}`.", number)
        if len(self._unopened) > MOST_UNOPENED:
            self.end()
            self._unopened.clear()
        if line.has_row:
            self._row(body, line)

    def expunged(self, body: Body) -> None:
        """Words were erased by the house, and this record says so."""
        for number, fields in body.erased:
            if number >= body.number:
                self._find(What.CHANGED, f"It expunges {number}, which is later.", body.number)
            if not self._after < number < body.number:
                continue
            gone = self._erased.setdefault(number, set())
            left = self._unopened.get(number, set())
            back = set(fields) - left - gone
            gone.update(fields)
            left.difference_update(fields)
            if not left:
                self._unopened.pop(number, None)
            # What was expunged while the log was read may have been read before.
            if back and body.number <= self._head:
                said = f"Record {body.number} expunged {_names(back)}, and it stands here."
                self._find(What.WORDS_PUT_BACK, said, number)

    def end(self) -> None:
        """Words that are gone, and no record says that they were expunged."""
        for number, names in sorted(self._unopened.items()):
            said = f"{_names(names)} cannot be opened, and no record says that it was expunged."
            self._find(What.WORDS_REMOVED, said, number)

    def _row(self, body: Body, line: Record) -> None:
        number, row = body.number, line.row
        if row is None:
            gone = f"Entry {body.facts.get('entry')} is not in the database."
            self._find(What.ENTRY_REMOVED, gone, number)
            return
        wrong = [name for name, value in body.facts.items() if row.facts.get(name) != value]
        for name, value in row.words.items():
            opening = line.openings.get(name)
            if value != opening[1] if opening else value not in NOTHING:
                wrong.append(name)
        if wrong:
            said = f"{_names(wrong)} of entry {body.facts.get('entry')} is not what was published."
            self._find(What.ENTRY_CHANGED, said, number)


def _names(names: set[str] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
