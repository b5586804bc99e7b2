"""One copy as a list shows it: its words against the passage, in their context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.propagation.copies.context import differences, surroundings_of
from corrigenda.flow.propagation.copies.likewise import reason_of
from corrigenda.flow.propagation.copies.standing import Standing
from corrigenda.flow.propagation.models import Copy, Sweep
from corrigenda.surfaces.desk.copies.words import DIFFERS, KINDS, UNFIT, state_words


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
        why: why its case is not decided like the others; empty where it may be.
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
    why: str = ""
    differs: list[Differs] = field(default_factory=list)
    becomes: list[Piece] = field(default_factory=list)


def rows_of(copies: Iterable[Copy], sweep: Sweep | None) -> list[CopyRow]:
    """The copies as a list shows them."""
    return [_row(one, sweep) for one in copies]


def _row(copy: Copy, sweep: Sweep | None) -> CopyRow:
    standing: int | None = getattr(copy, "standing", None)
    state, tone = state_words(copy.state, by_hand=copy.by_hand, standing=standing)
    title = copy.title or (copy.article.headline if copy.article else "")
    there = surroundings_of(copy)
    what = there.what
    said = what.words[what.start : what.end]
    return CopyRow(
        copy=copy,
        state=state,
        tone=tone,
        kind=KINDS[copy.kind],
        title=title,
        url=copy.url or (copy.article.url if copy.article else ""),
        diff=differences(copy, what, sweep),
        words=(what.words[: what.start], said, what.words[what.end :]),
        lead=there.before,
        trail=there.after,
        name=title[:80],
        why=(reason_of(copy) or UNFIT) if standing == Standing.UNFIT else "",
        differs=[_differs(one) for one in copy.differs],
        becomes=_becomes(copy, said, sweep),
    )


def _becomes(copy: Copy, said: str, sweep: Sweep | None) -> list[Piece]:
    deletes = not copy.should_say and sweep is not None and sweep.deletes(said)
    return shown_diff(said, copy.should_say) if said and (copy.should_say or deletes) else []


def _differs(one: dict[str, object]) -> Differs:
    def said(side: str) -> str:
        words = one.get(side)
        return ", ".join(map(str, words)) if isinstance(words, list) else ""

    return Differs(DIFFERS.get(str(one.get("what")), ""), said("here"), said("there"))
