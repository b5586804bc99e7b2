"""Where the passage of a case stands now, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from corrigenda.anchoring import Piece, State
from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.proposals import readers_of, shown_diff
from corrigenda.flow.cases.queries import Context, Wording, gap_of, spots_of
from corrigenda.flow.cases.spots import MOST, Spot
from corrigenda.flow.cases.states import ENDED
from corrigenda.surfaces.desk.acts import Act

AROUND = 300


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Text around a place: of its own paragraph, and of those around it."""

    above: str
    before: str
    passage: str
    after: str
    below: str

    @classmethod
    def of(cls, context: Context, around: int) -> Surroundings:
        """Of a context that was cut at `around` code points: then it ends between words."""
        before, after = context.before, context.after
        if len(before) >= around and " " in before:
            before = "…" + before[before.index(" ") :]
        if len(after) >= around and " " in after:
            after = after[: after.rindex(" ") + 1] + "…"
        above, over, before = before.rpartition("\n\n")
        after, under, below = after.partition("\n\n")
        return cls(above + over, before, context.passage, after, under + below)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the passage stands.

    Attributes:
        mark: which sign stands beside the words; they do not need it.
        at: when the version was seen that `detail` names last.
        more: what else there is to know.
        stands: whether a change to it can be asked for.
        readers: how many want it to read as it reads now, after it was changed.
        label: what the text below shows, where it is not the story as it is now.
        gap: the story as it is now, around the place where the passage stood.
        spots: the places to choose from.
    """

    mark: str
    title: str
    detail: str
    tone: str
    stands: bool
    at: datetime | None = None
    more: str = ""
    diff: list[Piece] = field(default_factory=list)
    readers: int = 0
    label: str = ""
    gap: Surroundings | None = None
    spots: list[Spot] = field(default_factory=list)


def standing(
    case: Case, passage: str, wordings: Sequence[Wording], acts: Sequence[Act]
) -> Standing:
    """What the case says of its passage.

    Args:
        passage: as it stands in the case's version.
        acts: its corrections, the newest first.
    """
    decided = _as_decided(acts[0], passage, case.version) if acts else None
    if decided is not None:
        return decided
    if case.anchor_state == State.UNCHANGED:
        return _unchanged(case)
    if case.anchor_state == State.CHANGED:
        return _changed(case, passage, wordings)
    if case.anchor_state == State.GONE:
        return _gone(case, passage)
    if case.anchor_state == State.AMBIGUOUS:
        return _ambiguous(case)
    return _only_seen(case)


def _as_decided(act: Act, passage: str, version: Version | None) -> Standing | None:
    """The place of a passage that reads as its newest correction wants it."""
    if act.correction.deletes and act.applied:
        detail = "The story no longer has these words; shown below is where they stood"
        return Standing("unchanged", "As decided", detail, "good", False)
    if act.correction.changes_story and passage.split() == act.correction.after.split():
        detail = f"The story reads so in version {_number(version)}"
        return Standing("unchanged", "As decided", detail, "good", True, at=_seen(version))
    return None


def _unchanged(case: Case) -> Standing:
    gone = case.article.gone_since is not None
    detail = f"Word for word as it was reported, in version {_number(case.version)} of the story"
    return Standing(
        "unchanged",
        "Stood there while its page did" if gone else "Still there",
        detail,
        "warn" if gone else "plain",
        True,
        at=_seen(case.version),
        more=_left_behind(case),
    )


def _changed(case: Case, passage: str, wordings: Sequence[Wording]) -> Standing:
    since = case.state_since or case.version
    return Standing(
        "changed",
        "Changed since it was reported",
        f"The story was edited here in version {_number(since)}",
        "warn",
        True,
        at=_seen(since),
        diff=shown_diff(case.says, passage),
        readers=readers_of(case.says, passage, wordings),
        more=_left_behind(case),
    )


def _gone(case: Case, passage: str) -> Standing:
    since = case.state_since
    edited = case.version is not None and not looks_same(case.says, passage)
    last = f"Last seen in version {_number(case.version)}"
    missing = f"{last}, missing since version {_number(since)}" if since else last
    around = gap_of(case, AROUND)
    return Standing(
        "gone",
        "Gone from the story",
        missing if case.version else "No version of the story has these words any more",
        "bad",
        False,
        at=_seen(since or case.version),
        label=f"As it stood in version {_number(case.version)}" if case.version else "",
        gap=Surroundings.of(around, AROUND) if around else None,
        more=_left_behind(case) or ("It had been edited before." if edited else ""),
        diff=shown_diff(case.says, passage) if edited else [],
    )


def _ambiguous(case: Case) -> Standing:
    spots = spots_of(case)
    count = f"{len(spots)}" if len(spots) < MOST else f"{MOST} or more"
    return Standing(
        "ambiguous",
        "Stands several times in the story",
        f"In {count} places of version {_number(case.article.current)}"
        if len(spots) > 1
        else f"In version {_number(case.article.current)}",
        "warn",
        False,
        at=_seen(case.article.current),
        more="Nothing tells which one is meant.",
        label=f"As it stood last, in version {_number(case.version)}" if case.version else "",
        spots=spots if len(spots) > 1 else [],
    )


def _only_seen(case: Case) -> Standing:
    error = case.article.read_error
    detail = "Our own reading of the page does not have these words" + (
        f": {error}" if error else "; below they stand as the reader saw them"
    )
    return Standing("unseen", "Only readers saw it", detail.rstrip("."), "warn", False)


def _left_behind(case: Case) -> str:
    """That the story went on without the case, which is not followed any more."""
    reached, current = case.followed_to_id, case.article.current_id
    if case.state not in ENDED or reached is None or reached == current:
        return ""
    return "The story has newer versions; a case that has ended is not followed."


def _number(version: Version | None) -> int:
    return version.number if version else 0


def _seen(version: Version | None) -> datetime | None:
    return version.seen_at if version else None
