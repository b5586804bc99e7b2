"""Whether a report on a decided case is about the error that was decided. Pure.

Where a passage was put right, the next reader may find the new words wrong: that is another error,
though it stands at the same place. Whoever is told "corrected" must have meant what was corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.anchoring import Op, fold, word_diff
from corrigenda.flow.reports.models import Report


@dataclass(frozen=True, slots=True)
class Change:
    """What was decided about a passage: its words before and after; alike where none changes."""

    before: str
    after: str

    @property
    def changes(self) -> bool:
        """Whether the story is to say something else."""
        return _plain(self.before) != _plain(self.after)


@dataclass(frozen=True, slots=True)
class Seen:
    """The text that a reader had before them, and the words in it that they marked."""

    text: str
    start: int
    end: int

    def shows(self, words: str) -> bool:
        """Whether `words` stand there, on at least one of those that were marked."""
        room = max(len(words) - 1, 0)
        near = self.text[max(0, self.start - room) : self.end + room]
        return bool(words) and _plain(words) in _plain(near)


def seen_by(report: Report) -> Seen:
    """What the reader of a report saw: their own paragraph before our reading of the page."""
    at = report.block.find(report.says) if report.says else -1
    if report.block_start is not None and report.block_end is not None:
        return Seen(report.block, report.block_start, report.block_end)
    if at >= 0:
        return Seen(report.block, at, at + len(report.says))
    if report.version is not None and report.start is not None and report.end is not None:
        return Seen(report.version.text, report.start, report.end)
    return Seen(report.says, 0, len(report.says))


def is_same_error(report: Report, changes: Sequence[Change]) -> bool:
    """Whether a report is about an error that one of `changes`, the oldest first, puts right.

    Its words are part of the old ones, and its reader saw these; or it suggests just the change.
    """
    if not changes:
        return True
    *older, newest = changes
    if _is_about(report, newest):
        return True
    # What the last decision brought into the story was never an error of the earlier ones.
    new = newest.changes and _is_part(report.says, newest.after)
    return not new and any(_is_about(report, one) for one in older)


def asks_for_else(report: Report, changes: Sequence[Change]) -> bool:
    """Whether a report suggests a change to words that the last of `changes` leaves as they are.

    Where that cannot be told, because nothing is suggested or the words do not stand just once in
    the old ones, it is about what was decided.
    """
    newest = changes[-1] if changes else None
    if newest is None or not _wants_else(report, newest):
        return False
    return not is_same_error(report, changes)


def stands_right(text: str, start: int, end: int, changes: Sequence[Change]) -> bool:
    """Whether `text` has the new words of the last decision at a place, so that it needs none."""
    newest = changes[-1] if changes else None
    if newest is None or not newest.changes:
        return False
    here = Seen(text, start, end)
    if newest.after and not here.shows(newest.after):
        return False
    return _holds(newest.after, newest.before) or not here.shows(newest.before)


def still_says(text: str, start: int, end: int, changes: Sequence[Change]) -> bool:
    """Whether `text` has the old words of the last decision at a place, and not the new ones."""
    newest = changes[-1] if changes else None
    if newest is None or not Seen(text, start, end).shows(newest.before):
        return False
    return not stands_right(text, start, end, changes)


def _is_about(report: Report, change: Change) -> bool:
    return _suggests(report, change) or _disputes(report, change)


def _suggests(report: Report, change: Change) -> bool:
    says, should_say = _bare(report.says), _bare(report.should_say)
    before, after = _bare(change.before), _bare(change.after)
    if not should_say or not change.changes or not says:
        return False
    # The words that were marked may be more than the passage, or fewer.
    if before in says:
        right = says.replace(before, after, 1).split()
        return should_say.split() in (right, after.split())
    return says in before and before.replace(says, should_say, 1).split() == after.split()


def _disputes(report: Report, change: Change) -> bool:
    if not _is_part(report.says, change.before) or _wants_else(report, change):
        return False
    if change.changes and not _is_part(report.says, change.after):
        return True
    # Words that the change leaves as they are, and that are to be others.
    if change.changes and report.should_say and not _is_part(report.should_say, change.after):
        return False
    seen = seen_by(report)
    mended = change.changes and _holds(change.after, change.before) and seen.shows(change.after)
    return seen.shows(change.before) and not mended


def _wants_else(report: Report, change: Change) -> bool:
    says, before = report.says, change.before
    if not change.changes or not report.should_say or before.count(says) != 1:
        return False
    wanted = before.replace(says, report.should_say, 1)
    theirs, ours = _edited(before, wanted), _edited(before, change.after)
    return bool(theirs) and not any(_meet(one, other) for one in theirs for other in ours)


def _edited(before: str, after: str) -> list[tuple[int, int]]:
    """The stretches of `before` that change; one without length where words are put in."""
    found: list[tuple[int, int]] = []
    at = 0
    for piece in word_diff(before, after):
        if piece.op is Op.DELETE:
            found.append((at, at + len(piece.text)))
        elif piece.op is Op.INSERT and (not found or found[-1][1] != at):
            found.append((at, at))
        at += 0 if piece.op is Op.INSERT else len(piece.text)
    return found


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def _is_part(words: str, of: str) -> bool:
    marked = _bare(words)
    return bool(marked) and marked in _plain(of)


def _holds(words: str, others: str) -> bool:
    return _plain(others) in _plain(words)


def _bare(words: str) -> str:
    """Without the signs around, which readers mark or leave as it comes."""
    plain = _plain(words)
    return plain.strip(" .,;:!?…") or plain


def _plain(words: str) -> str:
    return fold(words).text.strip()
