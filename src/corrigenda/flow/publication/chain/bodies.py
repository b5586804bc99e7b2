"""The body of a record: what is hashed, and what it must hold to be understood."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from corrigenda.flow.publication.chain.canonical import FormError, Json, canonical, read

FORMAT = 1
MOST = 2**53 - 1

ENTRY: Literal["entry"] = "entry"
EXPUNGED: Literal["expunged"] = "expunged"

FACTS_OF_AN_ENTRY = ("entry", "kind", "language", "placement", "published_at", "supersedes")
"""What an entry's record says in the open: nothing that may name a person."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it was read.

    Attributes:
        commitments: of an entry's record, by field.
        erased: of an `expunged` record: numbers of records, and the fields whose words went.
        facts: of an entry's record, what is said in the open.
    """

    number: int
    previous: str
    outlet: str
    type: str
    commitments: Mapping[str, str]
    erased: Sequence[tuple[int, tuple[str, ...]]]
    facts: Mapping[str, Json]


def digest(body: str) -> str:
    """The hash of a record: SHA-256 of its body in UTF-8."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def moment(at: datetime) -> str:
    """A moment as records write it: UTC, to the microsecond, with a Z."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def write(
    type_: str,
    facts: Mapping[str, Json],
    *,
    outlet: str,
    number: int,
    previous: str,
    at: datetime,
) -> str:
    """The canonical body of a record; `previous` is the hash of the one before it."""
    return canonical(
        {
            **facts,
            "format": FORMAT,
            "outlet": outlet,
            "number": number,
            "previous": previous,
            "at": moment(at),
            "type": type_,
        }
    )


def understand(text: str) -> Body:
    """Read a body.

    Raises:
        FormError: it is not canonical, or not of a form that this program knows.
    """
    value = read(text)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise FormError(f"it is not of format {FORMAT}; a newer program may know it")
    number, kind = value.get("number"), value.get("type")
    if type(number) is not int or not 1 <= number <= MOST:
        raise FormError("it has no number")
    if kind not in (ENTRY, EXPUNGED):
        raise FormError(f"its type {str(kind)[:40]!r} is not known; a newer program may know it")
    return Body(
        number=number,
        previous=_text(value, "previous"),
        outlet=_text(value, "outlet"),
        type=kind,
        commitments=_commitments(value) if kind == ENTRY else {},
        erased=_erased(value) if kind == EXPUNGED else (),
        facts={name: value.get(name) for name in FACTS_OF_AN_ENTRY} if kind == ENTRY else {},
    )


def _text(value: Mapping[str, Json], name: str) -> str:
    found = value.get(name)
    if not isinstance(found, str):
        raise FormError(f"it has no {name}")
    return found


def _commitments(value: Mapping[str, Json]) -> dict[str, str]:
    found = value.get("commitments")
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise FormError("it has no commitments")
    return {name: str(one) for name, one in found.items()}


def _erased(value: Mapping[str, Json]) -> list[tuple[int, tuple[str, ...]]]:
    found = value.get("erased")
    if not isinstance(found, list) or not found:
        raise FormError("it does not say what was erased")
    pairs = []
    for one in found:
        record = one.get("record") if isinstance(one, dict) else None
        fields = one.get("fields") if isinstance(one, dict) else None
        if type(record) is not int or not isinstance(fields, list) or not fields:
            raise FormError("it does not say what was erased")
        pairs.append((record, tuple(str(name) for name in fields)))
    return pairs
