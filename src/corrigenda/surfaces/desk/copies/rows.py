"""One copy as a list shows it: its words against the passage, in their context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corrigenda.anchoring import Piece, word_diff
from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.cases.proposals import clipped, shown_diff
from corrigenda.flow.propagation.copies.seeking import Sought, sought
from corrigenda.flow.propagation.models import Copy, Sweep
from corrigenda.surfaces.desk.copies.words import DIFFERS, KINDS, state_words

AROUND = 120
"""Code points beside the passage that are shown."""
WHOLE = 600
"""Code points of a passage of which no word is left out."""


@dataclass(frozen=True, slots=True)
class Differs:
    """What a variant says otherwise."""

    words: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy in a list.

    Attributes:
        diff: what was searched for, made into what stands there; empty where it is the same.
        words: what stands there, cut at the passage: before it, the passage, and after it.
        lead, trail: the text around it.
        becomes: the fix in its own words.
        name: what it is called in a button, for who does not see the row.
    """

    copy: Copy
    state: str
    tone: str
    kind: str
    title: str
    url: str
    diff: list[Piece]
    words: tuple[str, str, str]
    lead: str
    trail: str
    name: str
    differs: list[Differs] = field(default_factory=list)
    becomes: list[Piece] = field(default_factory=list)


def rows_of(copies: Iterable[Copy], sweep: Sweep | None) -> list[CopyRow]:
    """The copies as a list shows them."""
    return [_row(one, sweep) for one in copies]


def _row(copy: Copy, sweep: Sweep | None) -> CopyRow:
    state, tone = state_words(copy.state, by_hand=copy.by_hand)
    title = copy.title or (copy.article.headline if copy.article else "")
    lead, what, trail = _stretch(copy)
    sought_for = sweep.words if sweep and sweep.words and not copy.by_hand else what.words
    said = what.words[what.start : what.end]
    return CopyRow(
        copy=copy,
        state=state,
        tone=tone,
        kind=KINDS[copy.kind],
        title=title,
        url=copy.url or (copy.article.url if copy.article else ""),
        diff=[] if looks_same(sought_for, what.words) else _diff(sought_for, what.words),
        words=(what.words[: what.start], said, what.words[what.end :]),
        lead=lead,
        trail=trail,
        name=title[:80],
        differs=[_differs(one) for one in copy.differs],
        becomes=_becomes(copy, said, sweep),
    )


def _becomes(copy: Copy, said: str, sweep: Sweep | None) -> list[Piece]:
    deletes = not copy.should_say and sweep is not None and sweep.deletes(said)
    return shown_diff(said, copy.should_say) if said and (copy.should_say or deletes) else []


def _diff(words: str, found: str) -> list[Piece]:
    pieces = word_diff(words, found)
    return pieces if max(len(words), len(found)) <= WHOLE else clipped(pieces)


def _stretch(copy: Copy) -> tuple[str, Sought, str]:
    """The sentence that the copy stands in, and what is around that."""
    version = copy.version
    if version is None or copy.start is None or copy.end is None:
        return "", Sought(copy.says, 0, len(copy.says)), ""
    text = version.text
    what = sought(text, copy.start, copy.end)
    first, last = copy.start - what.start, copy.start - what.start + len(what.words)
    before = text[max(0, first - AROUND) : first].rpartition("\n\n")[2]
    after = text[last : last + AROUND].partition("\n\n")[0]
    if len(before) == AROUND and " " in before:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND and " " in after:
        after = after.rpartition(" ")[0] + " …"
    return before, what, after


def _differs(one: dict[str, object]) -> Differs:
    def said(side: str) -> str:
        words = one.get(side)
        return ", ".join(map(str, words)) if isinstance(words, list) else ""

    return Differs(DIFFERS.get(str(one.get("what")), ""), said("here"), said("there"))
