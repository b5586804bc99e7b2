"""Languages: their tags as BCP 47 writes them, and which of them we speak."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")
MAX_CHARS = 35
"""https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1"""

CATALOGUES: Final = Path(__file__).parents[1] / "lang"
"""A file `<language>.po` for each language but English, which the code itself speaks."""

ENGLISH: Final = "en"
LANGUAGES: Final = (ENGLISH, *sorted(one.stem for one in CATALOGUES.glob("*.po")))
"""What readers and the public are told in, as primary subtags; English first."""


def is_tag(value: str) -> bool:
    """Whether `value` has the form of a language tag, such as en or pt-BR."""
    return len(value) <= MAX_CHARS and _TAG.fullmatch(value) is not None


def primary(tag: str) -> str:
    """The first part of a language tag, in lower case."""
    return tag.split("-", maxsplit=1)[0].lower()


def is_spoken(tag: str) -> bool:
    """Whether we speak the language, in whatever region or script."""
    return primary(tag) in LANGUAGES


def first_spoken(*tags: str) -> str:
    """The first of the tags' languages that we speak; English where it is none of them."""
    return next((primary(tag) for tag in tags if is_spoken(tag)), ENGLISH)


def spoken(tag: str) -> str:
    """The language in which we answer in a tag's stead: English where we lack it."""
    code = primary(tag)
    return code if code in LANGUAGES else ENGLISH
