"""The checker: takes the lines of one outlet's log in their order and says what is wrong with it.

It keeps no line, so that a log of any length can be checked; what it keeps is bounded by
`MOST_FINDINGS` and by how many records were expunged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corrigenda.flow.publication.chain.bodies import EXPUNGED, Body, digest, understand
from corrigenda.flow.publication.chain.canonical import FIRST, FormError
from corrigenda.flow.publication.chain.findings import Finding, What
from corrigenda.flow.publication.chain.gaps import Gaps
from corrigenda.flow.publication.chain.keys import Keys
from corrigenda.flow.publication.chain.lines import Checkpoint, Head, Line, Record, Start
from corrigenda.flow.publication.chain.signing import SignatureError
from corrigenda.flow.publication.chain.statements import Statement, read_statement
from corrigenda.flow.publication.chain.words import Words

MOST_FINDINGS = 1_000


class TooManyError(Exception):
    """There are so many findings that going on would only repeat them."""


class Checker:
    """Checks a log, line by line.

    Args:
        outlet: whose log it must be; None takes the word of the first line.
        since: checkpoints kept by a witness, as JWS: the log must reach and agree with them.
        trusted: ids of keys that are believed though the key before them did not sign them.
        after: the record after which the log is to begin.
    """

    def __init__(
        self,
        keys: Keys,
        *,
        outlet: str | None = None,
        since: Sequence[str] = (),
        trusted: Collection[str] = (),
        after: int = 0,
    ) -> None:
        self.outlet, self.records, self.checkpoints = outlet, 0, 0
        self.last = self.witnessed = 0
        self.complete = False
        self._keys, self._since = keys, since
        self._findings: list[Finding] = []
        self._digest = self._claimed = FIRST
        self._knows_before = True
        self._gaps = Gaps()
        self._words = Words(self._find)
        self._awaited: dict[int, Statement] = {}
        self._head: Statement | None = None
        self._signed = self._signer = self._checkpoint = self._resumed = 0
        self._began, self._after = False, after
        for line in keys.broken(trusted):
            self._find(What.KEY, line)

    def take(self, line: Line) -> None:
        """Check the next line.

        Raises:
            TooManyError: nothing more is to be learned.
        """
        if not self._began and not isinstance(line, Start):
            self._find(What.FORM, "Its first line, which says whose log it is, is not there.")
            self._begin(Start(self.outlet or "", self._after, 0))
        match line:
            case Record():
                self._record(line)
            case Checkpoint():
                self._take_checkpoint(line.jws)
            case Head():
                self._head = self._read(line.jws, "head") if line.jws else None
                self.complete = True
            case Start():
                self._start(line)

    def unreadable(self, error: FormError) -> None:
        """A line that is none stands after the last record."""
        self._find(What.FORM, f"The line after it cannot be read: {error}.", max(self.last, 1))

    def entry_without_record(self, entry: str) -> None:
        """The database has an entry that no record tells of."""
        self._find(What.ENTRY_ADDED, f"Entry {entry} stands in no record.")

    def end(self) -> list[Finding]:
        """Every finding, once no line is left."""
        for first, last in self._gaps.left:
            self._find(What.REMOVED, "It is not there.", first, last)
        self._words.end()
        for number, awaited in sorted(self._awaited.items()):
            if number > self.last:
                said = f"The log ends with record {self.last}; a checkpoint of {awaited.at} has it."
                self._find(What.CUT_OFF, said, self.last + 1, number)
        self._end_of_the_log()
        return self.findings

    @property
    def findings(self) -> list[Finding]:
        """What was found so far."""
        return list(self._findings)

    @property
    def is_full(self) -> bool:
        """Whether it stopped because there were too many findings."""
        return len(self._findings) >= MOST_FINDINGS

    @property
    def digest(self) -> str:
        """The hash of the last record, as it was computed from its body."""
        return self._digest

    def _find(self, what: What, detail: str, first: int = 0, last: int = 0) -> None:
        self._findings.append(Finding(what, first, max(first, last), detail))
        if len(self._findings) >= MOST_FINDINGS:
            raise TooManyError

    def _start(self, line: Start) -> None:
        if self.outlet is None:
            self.outlet = line.outlet
        if line.outlet != self.outlet:
            self._find(What.FORM, f"This is the log of {line.outlet}, not of {self.outlet}.")
        if not self._began:
            self._begin(line)
        elif line.after != self.last:
            said = f"A part begins after record {line.after}, and the one before ends here."
            self._find(What.FORM, said, max(self.last, 1))
        self._resumed = line.after
        self.complete = line.head == 0

    def _begin(self, line: Start) -> None:
        self._began = True
        if line.after != self._after:
            said = f"The log begins after record {line.after}."
            self._find(What.REMOVED, said, self._after + 1, line.after)
        self.last = self._signed = line.after
        self._knows_before = line.after == 0
        self._words.begin(after=line.after, head=line.head)
        for jws in self._since:
            kept = self._read(jws, "checkpoint", others=True)
            if kept and kept.outlet == self.outlet:
                self.witnessed += 1
                if kept.number > line.after:
                    self._await(kept)

    def _record(self, line: Record) -> None:
        self.records += 1
        found = digest(line.body)
        try:
            body = understand(line.body)
        except FormError as error:
            # Which number it has cannot be known; it stands where the next one should.
            self._find(What.CHANGED, f"Its body cannot be used: {error}.", self.last + 1)
            self._move(self.last + 1, found, line.sha256)
            return
        number = body.number
        if found != line.sha256:
            said = f"Its body has the hash {found[:16]}…, and {line.sha256[:16]}… is given."
            self._find(What.CHANGED, said, number)
        if self.outlet is not None and body.outlet != self.outlet:
            self._find(What.CHANGED, f"It belongs to the log of {body.outlet}.", number)
        if self._place(body):
            self._follow(body)
            self._move(number, found, line.sha256)
        self._compare(number, found)
        if body.type == EXPUNGED:
            self._words.expunged(body)
        else:
            self._words.entry(body, line)

    def _place(self, body: Body) -> bool:
        """Whether it comes after the ones before it."""
        number = body.number
        if number > self.last:
            if number > self.last + 1:
                self._gaps.add(self.last + 1, number - 1)
                self._knows_before = False
            return True
        if self._gaps.fill(number):
            self._find(What.REORDERED, f"It stands after record {self.last}.", number)
        else:
            self._find(What.REPEATED, "It stands there twice.", number)
        return False

    def _follow(self, body: Body) -> None:
        if not self._knows_before or body.previous in (self._digest, self._claimed):
            return
        if body.number == 1:
            self._find(What.CHANGED, "It names a record before it, and is the first.", 1)
            return
        said = (
            f"Record {body.number} says that the one before it has the hash {body.previous[:16]}…, "
            f"and it has {self._digest[:16]}…: one of the two was changed."
        )
        self._find(What.CHANGED, said, body.number - 1, body.number)

    def _move(self, number: int, found: str, claimed: str) -> None:
        self.last, self._digest, self._claimed = number, found, claimed
        self._knows_before = True

    def _take_checkpoint(self, jws: str) -> None:
        self.checkpoints += 1
        said = self._read(jws, "checkpoint")
        if said is None:
            return
        if said.number < self.last or said.number <= self._checkpoint:
            at = f"The checkpoint of record {said.number} stands after record {self.last}."
            self._find(What.SIGNATURE, at, min(self._signed + 1, said.number), self.last)
            return
        skipped = self._checkpoint == 0 or self._resumed > self._checkpoint
        if said.previous > self._checkpoint and not (skipped and said.previous <= self._resumed):
            gone = f"The checkpoint of record {said.previous} is not there."
            self._find(What.CHECKPOINT_REMOVED, gone, said.previous)
        if said.signer < self._signer:
            self._find(What.SIGNATURE, "Its checkpoint is signed by a key of before.", said.number)
        self._checkpoint, self._signer = said.number, max(said.signer, self._signer)
        self._await(said)
        if said.number == self.last:
            self._compare(said.number, self._digest)

    def _read(self, jws: str, type_: str, *, others: bool = False) -> Statement | None:
        """A statement about this log (or about those of others), or None and a finding."""
        near = max(self.last, 1)
        try:
            said = read_statement(jws, self._keys)
        except SignatureError as error:
            self._find(What.SIGNATURE, f"The {type_} after it: {error}.", near)
            return None
        if said.type != type_ or (said.outlet != self.outlet and not others):
            wrong = f"The {type_} after it is a {said.type} of the log of {said.outlet}."
            self._find(What.SIGNATURE, wrong, near)
            return None
        return said

    def _await(self, said: Statement) -> None:
        known = self._awaited.get(said.number)
        if known is not None and known.sha256 != said.sha256:
            both = "Two checkpoints, both signed by the house, give it different hashes."
            self._find(What.REWRITTEN, both, said.number)
        self._awaited.setdefault(said.number, said)

    def _compare(self, number: int, found: str) -> None:
        """A record that a checkpoint names has the hash that was signed."""
        said = self._awaited.get(number)
        if said is None:
            return
        if said.sha256 != found:
            wrong = f"The checkpoint of {said.at} signs another record {number}."
            self._find(What.REWRITTEN, wrong, self._signed + 1, number)
        self._signed = max(number, self._signed)
        del self._awaited[number]

    def _end_of_the_log(self) -> None:
        if not self.complete:
            said = f"It ends with record {self.last} and no signed head; read on after that one."
            self._find(What.INCOMPLETE, said)
            return
        head = self._head
        signed = head.number if head else 0
        if head and signed == self.last:
            if head.sha256 != self._digest:
                said = f"The house signed another record {signed} as the newest."
                self._find(What.REWRITTEN, said, self._signed + 1, signed)
            return
        if signed > self.last:
            said = f"The log ends with record {self.last}, and the house signed {signed}."
            self._find(What.CUT_OFF, said, self.last + 1, signed)
        elif signed < self.last:
            first = max(signed, self._signed) + 1
            self._find(What.ADDED, "The house's key did not sign them.", first, self.last)
        unsure = min(signed, self.last)
        if unsure > self._signed:
            said = "No signature reaches them any more: they may have been changed, too."
            self._find(What.UNSIGNED, said, self._signed + 1, unsure)
