"""The public export: one JSON object a line, and each line one of four things."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from corrigenda.flow.publication.chain.canonical import FormError, Json, parse
from corrigenda.flow.publication.chain.commitments import Opening

LONGEST = 4 * 1024 * 1024
"""Bytes of a line; an entry's words have a few thousand."""


@dataclass(frozen=True, slots=True)
class Start:
    """The first line: whose log it is, after which record it begins, and its newest record."""

    outlet: str
    after: int
    head: int
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the database has it, to be compared with its record."""

    facts: Mapping[str, Json]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A record with what opens its commitments.

    Attributes:
        row: the entry in the database; None when it is not there.
        has_row: whether the database was asked.
    """

    body: str
    sha256: str
    openings: Mapping[str, Opening]
    row: Row | None = None
    has_row: bool = False


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed checkpoint, after the record that it names."""

    jws: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last line: the newest record, signed when it was written."""

    jws: str


Line = Start | Record | Checkpoint | Head


def write_line(line: Line) -> str:
    """The line as it stands in an export."""
    match line:
        case Start():
            said: object = {
                "log": {
                    "outlet": line.outlet,
                    "after": line.after,
                    "head": line.head,
                    "keys": line.keys,
                }
            }
        case Record():
            said = {"body": line.body, "sha256": line.sha256, "openings": line.openings}
        case Checkpoint():
            said = {"checkpoint": line.jws}
        case Head():
            said = {"head": line.jws}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_line(text: str) -> Line:
    """A line of an export.

    Raises:
        FormError: it is none.
    """
    value = parse(text)
    if isinstance(value, dict):
        if "body" in value:
            return _record(value)
        if isinstance(value.get("checkpoint"), str):
            return Checkpoint(str(value["checkpoint"]))
        if isinstance(value.get("head"), str):
            return Head(str(value["head"]))
        if isinstance(value.get("log"), dict):
            return _start(value["log"])
    raise FormError("it is no line of a log")


def _record(value: dict[str, Json]) -> Record:
    body, sha256, openings = value.get("body"), value.get("sha256"), value.get("openings")
    if not isinstance(body, str) or not isinstance(sha256, str) or not isinstance(openings, dict):
        raise FormError("it is no record: it needs `body`, `sha256` and `openings`")
    return Record(body, sha256, {name: _opening(one) for name, one in openings.items()})


def _opening(value: Json) -> Opening:
    match value:
        case [str(salt), str(words)]:
            return salt, words
    raise FormError("an opening is no pair of a salt and words")


def _start(value: Json) -> Start:
    match value:
        case {"outlet": str(outlet), "after": int(after), "head": int(head), **more}:
            return Start(outlet, after, head, str(more.get("keys") or ""))
    raise FormError("its first line does not say whose log it is")
