"""Words in a record stand as salted hashes; what opens them is kept beside it and may be erased."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

SALT_BYTES = 16

Opening = tuple[str, str]
"""A salt in hexadecimal digits, and the words."""

WORDS_OF_AN_ENTRY = ("after", "authors", "before", "headline", "section", "url", "words")
"""The fields of an entry that may name a person."""


def commit(salt: str, value: str) -> str:
    """SHA-256 of the salt's bytes and the words in UTF-8, as hexadecimal digits.

    Raises:
        ValueError: the salt is not hexadecimal, or the words are no text.
    """
    return hashlib.sha256(bytes.fromhex(salt) + value.encode("utf-8")).hexdigest()


def seal(values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, Opening]]:
    """The commitments to `values`, and what opens them: each with a new random salt."""
    openings = {name: (secrets.token_hex(SALT_BYTES), value) for name, value in values.items()}
    return {name: commit(*opening) for name, opening in openings.items()}, openings


def opens(opening: Opening, commitment: str) -> bool:
    """Whether these are the salt and the words that were committed to."""
    salt, value = opening
    try:
        return len(salt) >= 2 * SALT_BYTES and commit(salt, value) == commitment
    except ValueError:
        return False
