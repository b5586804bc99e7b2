"""The agencies that a house gets its stories from, as its policy lists them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corrigenda.flow.newsroom.policy_rules import mail_address

MOST_SPELLINGS = 12


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """An agency: its name, how stories spell it besides, and where its desk gets mail."""

    name: str
    spellings: tuple[str, ...] = ()
    address: str = ""


def read_agency(line: str) -> KnownAgency:
    """An agency of a line such as "Quillmark News Agency; QNA; desk@quillmark.example".

    The first part is the name; the one with an @ is the address; the others are spellings.

    Raises:
        ValueError: the line is none, and why.
    """
    name, *rest = [" ".join(part.split()) for part in line.split(";")]
    if not name or "@" in name:
        raise ValueError("an agency begins with its name: Name; other spelling; desk@name.example.")
    addresses = [part for part in rest if "@" in part]
    spellings = tuple(dict.fromkeys(part for part in rest if part and "@" not in part))
    if len(addresses) > 1:
        raise ValueError(f"{name} has {len(addresses)} addresses, and one goes in.")
    if len(spellings) > MOST_SPELLINGS:
        raise ValueError(f"{name} has more than {MOST_SPELLINGS} spellings.")
    address = addresses[0] if addresses else ""
    mail_address(address)
    return KnownAgency(name, spellings, address)


def read_agencies(lines: Iterable[str]) -> list[KnownAgency]:
    """The agencies of lines that were let through."""
    return [read_agency(line) for line in lines]
