"""Languages by their English names, for a desk that may not read them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language_info

from corrigenda.flow.publication.record import direction_of
from corrigenda.lib.languages import primary


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
    own = primary(tag)
    foreign = bool(own) and own != primary(home)
    name = name_of_language(own) if own else ""
    return Tongue(tag, name, direction_of(tag) if tag else "auto", foreign)


def name_of_language(code: str) -> str:
    """In English; of a language that Django does not know, its code."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return f"language “{code}”"
