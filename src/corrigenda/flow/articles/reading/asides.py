"""Asides known by their words: label lines, and what stands under them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from corrigenda.flow.articles.reading.alignment import squeeze
from corrigenda.flow.articles.reading.labels import BOX, CORRECTION, FOLLOW, NETWORKS, OFFER, PREFIX

_EDGES: Final = " \t:.…-–—•|*►▶»>→[]()،؟?!"
_LONGEST_LABEL: Final = 60
_LONGEST_OFFER: Final = 240
_LONGEST_TITLE: Final = 160
_LONGEST_TEASER: Final = 400
_SHARED_WORDS: Final = 2
_WORD = re.compile(r"\w{4,}")
_FULL_STOP = re.compile(r"[.!?…。؟][\"'”’»)]*$")


def _all(table: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({line for lines in table.values() for line in lines}))


_BOX = frozenset(_all(BOX))
_PREFIX = _all(PREFIX)
_OFFER = _all(OFFER)
_CORRECTION = _all(CORRECTION)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").strip(_EDGES)


def is_box_label(text: str) -> bool:
    """Whether the line heads a box of other stories."""
    return len(text) <= _LONGEST_LABEL and (_plain(text) in _BOX or text.casefold() in _BOX)


def is_correction_line(text: str) -> bool:
    """Whether the line tells readers how to report an error."""
    return len(text) <= _LONGEST_OFFER and _plain(text).startswith(_CORRECTION)


def is_pointer(text: str) -> bool:
    """Whether the line points to another story: ``Read also: ...``."""
    if len(text) > _LONGEST_OFFER:
        return False
    head, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and _plain(head) in _PREFIX


def is_offer(text: str) -> bool:
    """Whether the line asks the reader to subscribe, share or follow."""
    if len(text) > _LONGEST_OFFER:
        return False
    plain = _plain(text)
    follows = plain.startswith(FOLLOW) and any(name in plain for name in NETWORKS)
    return follows or plain.startswith(_OFFER)


def is_bare_offer(text: str) -> bool:
    """Whether the line is an offer's label and no more: ``Advertisement``."""
    return _plain(text) in _OFFER


def is_label(text: str) -> bool:
    """Whether the line is one of the label lines, of whatever kind."""
    return is_box_label(text) or is_correction_line(text) or is_pointer(text) or is_bare_offer(text)


def looks_like_title(text: str) -> bool:
    """Whether the line could be the title of a story: short, without a full stop."""
    return 0 < len(text) <= _LONGEST_TITLE and not _FULL_STOP.search(text)


def is_teaser_of(title: str, text: str) -> bool:
    """Whether a paragraph tells the same as the title above it, in more words."""
    if len(text) > _LONGEST_TEASER:
        return False
    shared = _words(title) & _words(text)
    return len(shared) >= _SHARED_WORDS


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def labelled(texts: Sequence[str]) -> set[int]:
    """The places of the asides among the paragraphs of a text, known by their words alone.

    A box is its label; the title before the label where the box repeats it; the titles under the
    label; and a teaser under a title.
    """
    found: set[int] = set()
    for place, text in enumerate(texts):
        if is_correction_line(text) or is_pointer(text):
            found.add(place)
        elif is_box_label(text):
            found |= _box(texts, place)
    return found


def _box(texts: Sequence[str], label: int) -> set[int]:
    found = {label}
    place = label + 1
    while place < len(texts) and place <= label + 8 and looks_like_title(texts[place]):
        title = texts[place]
        repeated = label > 0 and squeeze(texts[label - 1]) == squeeze(title)
        teaser = place + 1 < len(texts) and is_teaser_of(title, texts[place + 1])
        if not (repeated or teaser or place == label + 1):
            break
        if repeated:
            found.add(label - 1)
        found.add(place)
        place += 1
        if teaser and not looks_like_title(texts[place]):
            found.add(place)
            place += 1
    return found
