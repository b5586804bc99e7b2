"""A log of any length, as a house would have written and signed it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from corrigenda.flow.publication.chain.bodies import ENTRY, EXPUNGED, digest, moment, write
from corrigenda.flow.publication.chain.canonical import FIRST, Json
from corrigenda.flow.publication.chain.commitments import Opening, seal
from corrigenda.flow.publication.chain.keys import Key, Keys
from corrigenda.flow.publication.chain.lines import Checkpoint, Head, Line, Record, Start
from corrigenda.flow.publication.chain.signing import name_of, new_key, public
from corrigenda.flow.publication.chain.statements import state

NOON = datetime(2027, 5, 31, 12, tzinfo=UTC)
OUTLET = "daily"
ERASED = ("after", "before", "words")


@dataclass
class Log:
    """A log that is being written.

    Attributes:
        lines: as an export has them, without first line and head.
        heads: by number, the head that was signed with that record.
        taken: by number, the openings that were erased.
    """

    key: dict[str, str] = field(default_factory=new_key)
    lines: list[Record | Checkpoint] = field(default_factory=list)
    heads: dict[int, str] = field(default_factory=dict)
    taken: dict[int, dict[str, Opening]] = field(default_factory=dict)
    number: int = 0
    last: str = FIRST
    checkpoint: int = 0
    _places: dict[int, int] = field(default_factory=dict)
    keeps_heads: bool = True
    """Sign a head with each record; in a long log only the last one is."""

    @property
    def keys(self) -> Keys:
        """The house's keys, as it publishes them."""
        return Keys([Key(name_of(self.key), public(self.key), moment(NOON))])

    def export(self) -> list[Line]:
        """The log as anybody can fetch it."""
        head = self.heads.get(self.number) or (self._state("head") if self.number else "")
        return [Start(OUTLET, 0, self.number), *self.lines, Head(head)]

    def entry(self, **words: str) -> None:
        """Publish a correction."""
        said = {
            "after": f"{self.number + 1},000 crowns",
            "authors": '["Rolf Maro"]',
            "before": "28,000 crowns",
            "headline": "Maren and Tolva sign treaty",
            "section": "world",
            "url": "https://daily.example/world/treaty",
            "words": f"Correction: The fund holds {self.number + 1},000 crowns.",
            **words,
        }
        commitments, openings = seal(said)
        facts: dict[str, Json] = {
            "entry": f"entry{self.number + 1:05d}",
            "kind": "correction",
            "language": "en",
            "placement": "top",
            "published_at": moment(self._at()),
            "supersedes": None,
            "commitments": dict(commitments),
        }
        self._add(ENTRY, facts, openings)

    def expunge(self, number: int) -> None:
        """Erase words of a record and say so."""
        place = self._places[number]
        record = self.lines[place]
        assert isinstance(record, Record)
        self.taken[number] = {name: record.openings[name] for name in ERASED}
        left = {name: one for name, one in record.openings.items() if name not in ERASED}
        self.lines[place] = Record(record.body, record.sha256, left)
        erased: list[Json] = [{"record": number, "fields": list(ERASED)}]
        self._add(EXPUNGED, {"erased": erased, "reason": "court_order"}, {})

    def sign(self) -> None:
        """Sign a checkpoint."""
        jws = self._state("checkpoint", previous=self.checkpoint)
        self.checkpoint = self.number
        self.lines.append(Checkpoint(jws))

    def _add(self, type_: str, facts: dict[str, Json], openings: dict[str, Opening]) -> None:
        self.number += 1
        body = write(
            type_, facts, outlet=OUTLET, number=self.number, previous=self.last, at=self._at()
        )
        self.last = digest(body)
        self._places[self.number] = len(self.lines)
        self.lines.append(Record(body, self.last, openings))
        if self.keeps_heads:
            self.heads[self.number] = self._state("head")

    def _state(self, type_, previous: int = 0) -> str:
        return state(
            self.key, type_, outlet=OUTLET, number=self.number, sha256=self.last, at=self._at(),
            previous=previous,
        )  # fmt: skip

    def _at(self) -> datetime:
        return NOON + timedelta(minutes=self.number)


def number_of(record: Record) -> int:
    """The number that an untouched record has."""
    return int(record.body.split('"number":')[1].split(",")[0])


def a_log(
    size: int, *, checkpoint_every: int = 7, expunge_every: int = 9, keeps_heads: bool = True
) -> Log:
    """A log with entries, checkpoints, and words that were expunged."""
    log = Log(keeps_heads=keeps_heads)
    while log.number < size:
        if log.number and log.number % expunge_every == 0:
            log.expunge(log.number - expunge_every // 2)
        else:
            log.entry()
        if log.number % checkpoint_every == 0:
            log.sign()
    return log
