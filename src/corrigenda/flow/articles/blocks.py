"""A version's text: an ordered list of blocks, each with a role.

Offsets of passages are code points into `text_of`. Whitespace is the browser's (the ``\\s`` of
ECMAScript), so that a block computed here equals the block that the widget computes.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corrigenda.lexicon.dates import without_ago

MAX_BLOCKS: Final = 10_000
MAX_CHARACTERS: Final = 2_000_000

# ECMAScript's \s, which is neither Python's \s nor str.split(): it has U+FEFF, and lacks
# U+001C..U+001F and U+0085.
_WHITESPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_WHITESPACE_RUN = re.compile(f"[{_WHITESPACE}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class BlocksError(ValueError):
    """Blocks that cannot be a version; the message names the block and what to mend."""


class Role(StrEnum):
    """What a block is to the reader of the story."""

    headline = "headline"
    standfirst = "standfirst"
    byline = "byline"
    body = "body"
    quote = "quote"
    caption = "caption"
    table = "table"
    list = "list"
    aside = "aside"


_BODY_ROLES: Final = frozenset({Role.body, Role.quote, Role.list, Role.table})


def collapse(text: str) -> str:
    """The text with each run of whitespace as one space, and none at its ends."""
    if _is_plain(text):
        return text.strip(" ")
    return _WHITESPACE_RUN.sub(" ", text).strip(" ")


def _is_plain(text: str) -> bool:
    """Whether single spaces are all of its whitespace, and each character is whole.

    Nearly every text is so. `isprintable` refuses all other whitespace, NUL and half characters,
    and costs a tenth of looking for them.
    """
    return text.isprintable() and "  " not in text


def storable(text: str) -> str:
    """The text without NULs, and with U+FFFD for each surrogate that stands alone."""
    return _SURROGATE.sub("\ufffd", text.replace("\x00", ""))


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its role, and its visible text, collapsed and never empty.

    Raises BlocksError for a text that is empty, not collapsed, or that no database can hold
    (NUL, a surrogate alone).
    """

    role: Role
    text: str

    def __post_init__(self) -> None:
        if self.text and _is_plain(self.text) and self.text == self.text.strip(" "):
            return
        if "\x00" in self.text:
            raise BlocksError("the text holds a NUL character; send the text without it")
        if surrogate := _SURROGATE.search(self.text):
            raise BlocksError(
                f"the text holds half a character (a lone surrogate, "
                f"U+{ord(surrogate.group()):04X}); send whole characters"
            )
        if self.text != collapse(self.text):
            raise BlocksError("the text holds uncollapsed whitespace; collapse it first")
        if not self.text:
            raise BlocksError("the text is empty; leave the block out")


def text_of(blocks: Iterable[Block]) -> str:
    """The text that passages are offsets into: every block but the asides, a blank line between."""
    return "\n\n".join(block.text for block in blocks if block.role is not Role.aside)


def body_of(blocks: Iterable[Block]) -> str:
    """The running text: body, quote, list and table blocks, a blank line between."""
    return "\n\n".join(block.text for block in blocks if block.role in _BODY_ROLES)


def content_hash(blocks: Iterable[Block]) -> str:
    """SHA-256, 64 hex digits, over roles and texts of all blocks but the asides.

    A related box that turns over does not make a new version, so asides are left out; nor does a
    byline that says how long ago it was.
    """
    rows = [
        [block.role.value, without_ago(block.text) if block.role is Role.byline else block.text]
        for block in blocks
        if block.role is not Role.aside
    ]
    canonical = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def to_json(blocks: Iterable[Block]) -> list[dict[str, str]]:
    """The blocks as plain data for JSON."""
    return [{"role": block.role.value, "text": block.text} for block in blocks]


def from_json(value: object) -> tuple[Block, ...]:
    """Blocks from parsed JSON: a list of ``{"role": ..., "text": ...}``.

    Whitespace is collapsed. Raises BlocksError, naming the block by its place (from 0), for
    wrong types, an unknown role or key, an empty text, a NUL, a lone surrogate, more than
    MAX_BLOCKS blocks or more than MAX_CHARACTERS code points in all.
    """
    if not isinstance(value, list):
        raise BlocksError(f"blocks must be a list, not {_kind(value)}")
    if not value:
        raise BlocksError("blocks is an empty list; send at least one block")
    if len(value) > MAX_BLOCKS:
        raise BlocksError(f"{len(value)} blocks are more than the {MAX_BLOCKS} a version may have")
    blocks: list[Block] = []
    left = MAX_CHARACTERS
    for place, item in enumerate(value):
        try:
            block = _block(item, left)
        except BlocksError as error:
            raise BlocksError(f"block {place}: {error}") from None
        left -= len(block.text)
        blocks.append(block)
    return tuple(blocks)


def _block(item: object, left: int) -> Block:
    if not isinstance(item, dict):
        raise BlocksError(f"must be an object with role and text, not {_kind(item)}")
    if unknown := [key for key in item if key not in ("role", "text")]:
        raise BlocksError(f"has the unknown key {str(unknown[0])[:40]!a}; it takes role and text")
    for key in ("role", "text"):
        if key not in item:
            raise BlocksError(f"lacks {key}")
        if not isinstance(item[key], str):
            raise BlocksError(f"{key} must be a string, not {_kind(item[key])}")
    try:
        role = Role(item["role"])
    except ValueError:
        known = ", ".join(Role)
        raise BlocksError(f"the role {item['role'][:40]!a} is not one of {known}") from None
    if len(item["text"]) > left:
        raise BlocksError(
            f"with it the text is longer than the {MAX_CHARACTERS} characters of a version"
        )
    return Block(role, collapse(item["text"]))


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean"}
    return names.get(type(value), "a number" if isinstance(value, int | float) else "that")
