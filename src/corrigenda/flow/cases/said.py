"""Who said the words of a case's passage, and which agency they are credited to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corrigenda.flow.articles.attribution import (
    Agency,
    Attribution,
    Credit,
    Outlets,
    attribute,
)
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.agencies import read_agencies


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit, and where the agency gets mail when the house's policy says so."""

    credit: Credit
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules answer about a case's passage."""

    answer: Attribution
    credits: tuple[Credited, ...]

    @property
    def to_ask(self) -> str:
        """Whom a source check is about: the speaker, when it is known by name; else empty."""
        speaker = self.answer.speaker
        return speaker.name if speaker and speaker.named else ""


def said_in(case: Case) -> Said | None:
    """The answer for the version that the passage stands in; None where our reading lacks it."""
    version = case.version
    if version is None or case.start is None or case.end is None:
        return None
    lines = tuple(case.outlet.policy.agencies)
    answer = attribute(
        version.blocks,
        case.start,
        case.end,
        language=version.language or case.outlet.language,
        authors=[str(one) for one in version.authors],
        outlets=_outlets(lines, case.outlet.name),
    )
    address = {one.name: one.address for one in read_agencies(lines)}
    found = tuple(Credited(one, address.get(one.name, "")) for one in answer.credits)
    return Said(answer, found)


@lru_cache(maxsize=64)
def _outlets(lines: tuple[str, ...], own: str) -> Outlets:
    known = read_agencies(lines)
    return Outlets([Agency(one.name, one.spellings) for one in known], [own])
