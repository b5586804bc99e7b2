"""Languages by their English names, for a desk that may not read them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language_info

from corrigenda.flow.publication.record import direction_of


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language.

    Attributes:
        tag: as HTML's `lang` has it; empty when nobody said.
        foreign: it is not the outlet's own.
    """

    tag: str
    name: str
    direction: str
    foreign: bool


def tongue(tag: str, home: str) -> Tongue:
    """The language of a tag, at an outlet whose language is `home`."""
    own = tag.split("-", maxsplit=1)[0].lower()
    foreign = bool(own) and own != home.split("-", maxsplit=1)[0].lower()
    return Tongue(tag, _name(own), direction_of(tag) if tag else "auto", foreign)


def _name(primary: str) -> str:
    try:
        return str(get_language_info(primary)["name"]) if primary else ""
    except KeyError:
        return f"language “{primary}”"
