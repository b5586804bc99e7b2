"""Ways to tamper with a log that somebody else holds, and what must be said of each. Pure."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.flow.publication.chain.canonical import canonical
from corrigenda.flow.publication.chain.check import Checker, TooManyError
from corrigenda.flow.publication.chain.commitments import commit
from corrigenda.flow.publication.chain.findings import Finding, What
from corrigenda.flow.publication.chain.keys import Keys
from corrigenda.flow.publication.chain.lines import Checkpoint, Head, Line, Record
from corrigenda.flow.publication.chain.statements import state
from corrigenda.flow.publication.chain.tests.making import NOON, OUTLET, Log, number_of

from corrigenda.flow.publication.chain.signing import new_key  # isort: skip


@dataclass
class Tampered:
    """A log that was tampered with.

    Attributes:
        numbers: a finding must concern one of these records.
        whats: and be one of these; none where any will do.
        since: checkpoints that a witness kept.
    """

    lines: list[Line]
    numbers: set[int]
    whats: set[What]
    since: list[str] = field(default_factory=list)

    def named(self, found: list[Finding]) -> bool:
        """Whether a finding says what was done."""
        return any(
            one.what in self.whats
            and (not self.numbers or any(one.first <= n <= one.last for n in self.numbers))
            for one in found
        )


Tamper = Callable[[Log, Random], Tampered]


def check(lines: list[Line], keys: Keys, since: list[str] | None = None) -> list[Finding]:
    """What the checker finds."""
    checker = Checker(keys, outlet=OUTLET, since=since or [])
    try:
        for line in lines:
            checker.take(line)
        return checker.end()
    except TooManyError:
        return checker.findings


def _records(lines: list[Line]) -> list[int]:
    return [place for place, one in enumerate(lines) if isinstance(one, Record)]


def _checkpoints(lines: list[Line]) -> list[int]:
    return [place for place, one in enumerate(lines) if isinstance(one, Checkpoint)]


def _one(lines: list[Line], random: Random, *, entries: bool = False) -> tuple[int, Record, int]:
    places = _records(lines)
    if entries:
        places = [one for one in places if '"type":"entry"' in lines[one].body]
    place = random.choice(places)
    record = lines[place]
    assert isinstance(record, Record)
    return place, record, number_of(record)


def _edited(record: Record, *, rehash: bool, **fields: object) -> Record:
    body = canonical(json.loads(record.body) | fields)
    return replace(record, body=body, sha256=digest(body) if rehash else record.sha256)


def _rewritten(lines: list[Line], start: int) -> None:
    """Number and chain all records anew from a place on, and set the checkpoints where they fit."""
    after: dict[int, Line] = {}
    for place in reversed(_checkpoints(lines)):
        jws = lines[place].jws
        del lines[place]
        start -= place < start
        after[int(payload_of(jws)["number"])] = Checkpoint(jws)
    last = "0" * 64
    places = _records(lines)
    for number, place in enumerate(places, 1):
        record = lines[place]
        assert isinstance(record, Record)
        if place >= start:
            record = _edited(record, rehash=True, number=number, previous=last)
            lines[place] = record
        last = record.sha256
    for number in sorted(after, reverse=True):
        place = places[number - 1] + 1 if number <= len(places) else len(lines) - 1
        lines.insert(place, after[number])


def payload_of(jws: str) -> dict[str, Any]:
    """What a statement says, whoever signed it."""
    part = jws.split(".")[1]
    return json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def change_a_body(log: Log, random: Random) -> Tampered:
    """A fact is changed."""
    lines = log.export()
    place, record, number = _one(lines, random)
    lines[place] = _edited(record, rehash=False, at="2020-01-01T00:00:00.000000Z")
    return Tampered(lines, {number}, {What.CHANGED})


def change_a_body_and_its_hash(log: Log, random: Random) -> Tampered:
    """A fact is changed, and the hash made to fit."""
    lines = log.export()
    place, record, number = _one(lines, random)
    lines[place] = _edited(record, rehash=True, at="2020-01-01T00:00:00.000000Z")
    return Tampered(lines, {number}, {What.CHANGED, What.REWRITTEN})


def change_a_hash(log: Log, random: Random) -> Tampered:
    """Only the hash beside the body is changed."""
    lines = log.export()
    place, record, number = _one(lines, random)
    lines[place] = replace(record, sha256=digest(record.body + "x"))
    return Tampered(lines, {number}, {What.CHANGED})


def change_and_rewrite_the_rest(log: Log, random: Random) -> Tampered:
    """A fact is changed and everything after it chained anew, without the house's key."""
    lines = log.export()
    place, record, number = _one(lines, random)
    lines[place] = _edited(record, rehash=True, at="2020-01-01T00:00:00.000000Z")
    _rewritten(lines, place)
    return Tampered(lines, {number}, {What.REWRITTEN})


def write_it_another_way(log: Log, random: Random) -> Tampered:
    """The same JSON with a space in it, its hash and all after it made to fit."""
    lines = log.export()
    place, record, number = _one(lines, random)
    body = record.body.replace(":", ": ", 1)
    lines[place] = replace(record, body=body, sha256=digest(body))
    return Tampered(lines, {number}, {What.CHANGED})


def change_words(log: Log, random: Random) -> Tampered:
    """Other words are published with the record."""
    lines = log.export()
    place, record, number = _one(lines, random, entries=True)
    name = random.choice(sorted(record.openings))
    salt, value = record.openings[name]
    lines[place] = replace(record, openings={**record.openings, name: (salt, value + "0")})
    return Tampered(lines, {number}, {What.WORDS_CHANGED})


def change_words_and_commitment(log: Log, random: Random) -> Tampered:
    """Other words, with a commitment and a hash that fit them."""
    lines = log.export()
    place, record, number = _one(lines, random, entries=True)
    name = random.choice(sorted(record.openings))
    salt, value = record.openings[name]
    opening = (salt, value + "0")
    body = json.loads(record.body)
    commitments = body["commitments"] | {name: commit(*opening)}
    edited = _edited(record, rehash=True, commitments=commitments)
    lines[place] = replace(edited, openings={**record.openings, name: opening})
    return Tampered(lines, {number}, {What.CHANGED, What.REWRITTEN})


def swap_words_of_two_records(log: Log, random: Random) -> Tampered:
    """Each of two records shows the other's words."""
    lines = log.export()
    whole = [one for one in _records(lines) if len(lines[one].openings) == 7]
    one, other = random.sample(whole, 2)
    first, second = lines[one], lines[other]
    lines[one] = replace(first, openings=second.openings)
    lines[other] = replace(second, openings=first.openings)
    return Tampered(lines, {number_of(first)}, {What.WORDS_CHANGED})


def swap_words_of_two_fields(log: Log, random: Random) -> Tampered:
    """What was before and what is after change places."""
    lines = log.export()
    place, record, number = _one(lines, random, entries=True)
    one, other = random.sample(sorted(record.openings), 2)
    openings = {**record.openings, one: record.openings[other], other: record.openings[one]}
    lines[place] = replace(record, openings=openings)
    return Tampered(lines, {number}, {What.WORDS_CHANGED})


def take_words_away(log: Log, random: Random) -> Tampered:
    """Words go, and no record says that they were expunged."""
    lines = log.export()
    place, record, number = _one(lines, random, entries=True)
    name = random.choice(sorted(record.openings))
    left = {one: opening for one, opening in record.openings.items() if one != name}
    lines[place] = replace(record, openings=left)
    return Tampered(lines, {number}, {What.WORDS_REMOVED})


def put_expunged_words_back(log: Log, random: Random) -> Tampered:
    """What was expunged is published again."""
    lines = log.export()
    number = random.choice(sorted(log.taken))
    place = _records(lines)[number - 1]
    record = lines[place]
    lines[place] = replace(record, openings={**record.openings, **log.taken[number]})
    return Tampered(lines, {number}, {What.WORDS_PUT_BACK})


def remove_a_record(log: Log, random: Random) -> Tampered:
    """A record is taken out of the middle."""
    lines = log.export()
    place = random.choice(_records(lines)[:-1])
    number = number_of(lines[place])
    del lines[place]
    return Tampered(lines, {number}, {What.REMOVED})


def remove_a_record_and_close_the_gap(log: Log, random: Random) -> Tampered:
    """A record is taken out, and all after it numbered and chained anew."""
    lines = log.export()
    place = random.choice(_records(lines))
    number = number_of(lines[place])
    del lines[place]
    _rewritten(lines, place)
    return Tampered(lines, {number}, {What.REWRITTEN, What.CUT_OFF, What.UNSIGNED})


def put_a_record_between(log: Log, random: Random) -> Tampered:
    """A forged record is put in, and all after it numbered and chained anew."""
    lines = log.export()
    place, record, number = _one(lines, random, entries=True)
    lines.insert(place + 1, record)
    _rewritten(lines, place + 1)
    return Tampered(lines, {number + 1}, {What.REWRITTEN, What.ADDED, What.UNSIGNED})


def swap_two_records(log: Log, random: Random) -> Tampered:
    """Two records change places."""
    lines = log.export()
    one, other = sorted(random.sample(_records(lines), 2))
    number = number_of(lines[one])
    lines[one], lines[other] = lines[other], lines[one]
    return Tampered(lines, {number}, {What.REORDERED})


def repeat_a_record(log: Log, random: Random) -> Tampered:
    """A record stands twice."""
    lines = log.export()
    place, record, number = _one(lines, random)
    lines.insert(random.randint(place + 1, len(lines) - 1), record)
    return Tampered(lines, {number}, {What.REPEATED})


def _forged(log: Log, lines: list[Line], random: Random) -> Record:
    _, record, _ = _one(lines, random, entries=True)
    forged = _edited(record, rehash=True, number=log.number + 1, previous=log.last)
    lines.insert(len(lines) - 1, forged)
    return forged


def forge_an_append(log: Log, random: Random) -> Tampered:
    """A record is added at the end, in good form, without the house's key."""
    lines = log.export()
    _forged(log, lines, random)
    return Tampered(lines, {log.number + 1}, {What.ADDED})


def forge_an_append_and_sign_it(log: Log, random: Random) -> Tampered:
    """The same, signed with a key that is not the house's."""
    lines = log.export()
    forged = _forged(log, lines, random)
    number = log.number + 1
    jws = state(new_key(), "head", outlet=OUTLET, number=number, sha256=forged.sha256, at=NOON)
    lines[-1] = Head(jws)
    return Tampered(lines, set(), {What.SIGNATURE})


def cut_the_tail_off(log: Log, random: Random) -> Tampered:
    """The last records go; the head stays."""
    lines = log.export()
    place = random.choice(_records(lines)[1:])
    number = number_of(lines[place])
    return Tampered([*lines[:place], lines[-1]], {number}, {What.CUT_OFF})


def cut_the_tail_off_with_an_older_head(log: Log, random: Random) -> Tampered:
    """The log is put back to what it truly was: only a witness's checkpoint can tell."""
    lines = log.export()
    kept = [one.jws for one in lines if isinstance(one, Checkpoint)][-1]
    number = random.randint(2, log.checkpoint)
    place = _records(lines)[number - 1]
    older = [*lines[:place], Head(log.heads[number - 1])]
    return Tampered(older, {number}, {What.CUT_OFF}, since=[kept])


def swap_two_signatures(log: Log, random: Random) -> Tampered:
    """Two checkpoints change places."""
    lines = log.export()
    one, other = sorted(random.sample(_checkpoints(lines), 2))
    lines[one], lines[other] = lines[other], lines[one]
    return Tampered(lines, set(), {What.SIGNATURE})


def break_a_signature(log: Log, random: Random) -> Tampered:
    """A character of a signature is another one."""
    lines = log.export()
    place = random.choice([*_checkpoints(lines), len(lines) - 1])
    jws = lines[place].jws
    at = random.randrange(jws.rindex(".") + 1, len(jws) - 1)
    other = "A" if jws[at] != "A" else "B"
    lines[place] = replace(lines[place], jws=jws[:at] + other + jws[at + 1 :])
    return Tampered(lines, set(), {What.SIGNATURE})


def remove_a_checkpoint(log: Log, random: Random) -> Tampered:
    """A checkpoint goes that is not the last one."""
    lines = log.export()
    places = _checkpoints(lines)[:-1]
    place = random.choice(places)
    number = number_of(lines[place - 1])
    del lines[place]
    return Tampered(lines, {number}, {What.CHECKPOINT_REMOVED})


def remove_the_head(log: Log, random: Random) -> Tampered:
    """The log ends without what the house signed as its end."""
    return Tampered(log.export()[:-1], set(), {What.INCOMPLETE})


TAMPERINGS: tuple[Tamper, ...] = (
    change_a_body,
    change_a_body_and_its_hash,
    change_a_hash,
    change_and_rewrite_the_rest,
    write_it_another_way,
    change_words,
    change_words_and_commitment,
    swap_words_of_two_records,
    swap_words_of_two_fields,
    take_words_away,
    put_expunged_words_back,
    remove_a_record,
    remove_a_record_and_close_the_gap,
    put_a_record_between,
    swap_two_records,
    repeat_a_record,
    forge_an_append,
    forge_an_append_and_sign_it,
    cut_the_tail_off,
    cut_the_tail_off_with_an_older_head,
    swap_two_signatures,
    break_a_signature,
    remove_a_checkpoint,
    remove_the_head,
)
