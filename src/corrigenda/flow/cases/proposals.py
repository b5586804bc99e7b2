"""Readers' suggestions, put into the passage as it stands. Pure.

A case's passage is the union of what its readers highlighted, and may have been edited
since: a reader's words are replaced within it where they stand in it, and there only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corrigenda.anchoring import Op, Piece, Selector, State, find, word_diff
from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import Wording

MOST = 40
"""Different wordings that are worked out; what fewer readers say is read in their reports."""
_SHORT = 400
"""Code points of two texts whose diff is kept."""
_TYPESET = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way in which the passage could read.

    Attributes:
        passage: the words that it replaces: the case's passage, or the reader's own words
            where they do not stand in it.
        after: the words that would stand there.
        fits: False when it cannot be put into the case's passage.
    """

    passage: str
    after: str
    readers: int
    fits: bool

    @property
    def key(self) -> str:
        """The same for the same change, so that another one is noticed."""
        return hashlib.sha256(f"{self.passage}\0{self.after}".encode()).hexdigest()[:16]

    @property
    def diff(self) -> list[Piece]:
        """Word by word, long unchanged stretches shortened."""
        return shown_diff(self.passage, self.after)


def proposals(case: Case | Listed, passage: str, wordings: Iterable[Wording]) -> list[Proposal]:
    """The ways that readers suggest, the most readers first, those that fit before the rest.

    Args:
        passage: as it stands in the case's version.
    """
    counted: dict[tuple[bool, str, str], int] = {}
    for wording in list(wordings)[:MOST]:
        if _reads_so(case.says, passage, wording):
            continue
        after = _within(case, passage, wording)
        key = (False, wording.says, wording.should_say)
        if after is not None:
            key = (True, passage, after)
        counted[key] = counted.get(key, 0) + wording.readers
    ranked = sorted(counted.items(), key=lambda item: (not item[0][0], -item[1]))
    return [
        Proposal(before, after, readers, fits)
        for (fits, before, after), readers in ranked
        if before != after
    ]


def readers_of(says: str, passage: str, wordings: Iterable[Wording]) -> int:
    """How many readers want a passage to read as it reads now, which is not how it read.

    Args:
        says: as it was reported.
        passage: as it stands now.
    """
    return sum(one.readers for one in list(wordings)[:MOST] if _reads_so(says, passage, one))


def _reads_so(says: str, passage: str, wording: Wording) -> bool:
    """Whether the passage was changed to what a reader suggests."""
    if _plain(passage) == _plain(says):
        return False
    if says == wording.says or wording.says not in says:
        return _plain(passage) == _plain(wording.should_say)
    start = says.index(wording.says)
    wanted = says[:start] + wording.should_say + says[start + len(wording.says) :]
    return _plain(passage) == _plain(wanted)


def _plain(text: str) -> str:
    """White space aside, which nobody sees, and quotes and dashes, which a CMS sets its own way."""
    return " ".join(text.translate(_TYPESET).split())


def _within(case: Case | Listed, passage: str, wording: Wording) -> str | None:
    if wording.says == passage:
        return wording.should_say
    place = _place_by_offsets(case, passage, wording)
    if place is None:
        anchor = find(Selector(exact=wording.says), passage)
        if anchor.state is not State.UNCHANGED or anchor.start is None or anchor.end is None:
            return None
        place = anchor.start, anchor.end
    return passage[: place[0]] + wording.should_say + passage[place[1] :]


def _place_by_offsets(
    case: Case | Listed, passage: str, wording: Wording
) -> tuple[int, int] | None:
    if None in (case.start, wording.start, wording.end) or wording.version_id != case.version_id:
        return None
    start = (wording.start or 0) - (case.start or 0)
    end = (wording.end or 0) - (case.start or 0)
    return (start, end) if 0 <= start < end <= len(passage) else None


def shown_diff(before: str, after: str) -> list[Piece]:
    """From one text to another word by word, long unchanged stretches shortened."""
    if len(before) + len(after) > _SHORT:
        return clipped(word_diff(before, after))
    return list(_kept_diff(before, after))


@lru_cache(4_096)
def _kept_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The queue is looked at again and again."""
    return tuple(clipped(word_diff(before, after)))


def clipped(pieces: Iterable[Piece], around: int = 80) -> list[Piece]:
    """A diff to be looked at: of unchanged stretches only `around` code points at either end.

    What goes in or out is shortened, too, at four times that length.
    """
    shown = list(pieces)
    last = len(shown) - 1
    result = []
    for place, piece in enumerate(shown):
        if piece.op is not Op.EQUAL:
            text = _middle_out(piece.text, around * 4, around * 4)
        else:
            head = around if place > 0 else 0
            tail = around if place < last or last == 0 else 0
            text = _middle_out(piece.text, head, tail)
        result.append(Piece(piece.op, text))
    return result


def _middle_out(text: str, head: int, tail: int) -> str:
    """The two ends of a text with an ellipsis between them, cut between words."""
    if len(text) <= head + tail + 20:
        return text
    first, last = text[:head], text[len(text) - tail :] if tail else ""
    first = first[: first.rfind(" ") + 1] or first
    last = last[last.find(" ") :] if " " in last else last
    return f"{first}…{last}"
