"""What readers and the public are told: in English here, in other languages by gettext.

An English text is its own name in the catalogues (`lang/<language>.po`); one that means two things
has a context besides. A text that a catalogue lacks is said in English. `scripts/words` finds the
texts by reading the code, so each is written out where one of these is made.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from corrigenda.lib.languages import CATALOGUES, ENGLISH, spoken

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Text:
    """One text, such as `HELD["uk"]`.

    Attributes:
        context: tells it from the same English with another meaning; empty for none.
    """

    english: str
    context: str = ""

    def __getitem__(self, language: str) -> str:
        """In the language of a tag, or in English."""
        catalogue = _catalogue(spoken(language))
        if self.context:
            return catalogue.pgettext(self.context, self.english)
        return catalogue.gettext(self.english)


@dataclass(frozen=True, slots=True)
class Counted:
    """A text with a number in it, `{count}`, in the plural forms of each language."""

    one: str
    many: str

    def of(self, count: int, language: str) -> str:
        """With the number, a whole one, filled in; in the language of a tag, or in English."""
        catalogue = _catalogue(spoken(language))
        return catalogue.ngettext(self.one, self.many, count).format(count=count)


class Words:
    """Texts by name, such as `WORDS["uk"]["title"]`; a language is put together once."""

    def __init__(self, english: Mapping[str, str | Text]) -> None:
        self._english = english
        self._said: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, language: str) -> Mapping[str, str]:
        """All of them in the language of a tag, or in English."""
        known = spoken(language)
        if known not in self._said:
            self._said[known] = {
                name: (text if isinstance(text, Text) else Text(text))[known]
                for name, text in self._english.items()
            }
        return self._said[known]


@cache
def _catalogue(language: str) -> NullTranslations:
    """The catalogue of one language that we speak, read when it is first asked for."""
    if language == ENGLISH:
        return NullTranslations()
    file = CATALOGUES / f"{language}.po"
    try:
        return _read(file)
    except (PoFileError, ValueError, OSError):
        log.exception("%s cannot be read; until the next start its language is English.", file)
        return NullTranslations()


def _read(file: Path) -> GNUTranslations:
    with file.open("rb") as opened:
        catalogue = read_po(opened, abort_invalid=True)
    # Of a language that the CLDR lacks Babel would leave the rule of plurals out.
    catalogue.locale = ENGLISH
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
