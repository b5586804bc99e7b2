"""What became of a change that the CMS was asked for, where it is not what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corrigenda.anchoring import Piece, word_diff
from corrigenda.flow.corrections.looking import new_words_stand, old_words_stand, words_there
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.corrections.states import ChangeState


class Trouble(StrEnum):
    """What is wrong with the story, against what was asked."""

    UNTOUCHED = "untouched"
    """The old words stand as they stood."""
    OTHER_WORDS = "other_words"
    """Neither the old words nor the new ones stand at the place."""
    BOTH = "both"
    """The new words stand, and the old ones too."""
    LOST = "lost"
    """Nothing at the place can be told from the rest any more."""
    NO_NOTICE = "no_notice"
    """The story is right, and the page lacks the notice."""


@dataclass(frozen=True, slots=True)
class Report:
    """What stands there now.

    Attributes:
        there: the words at the place; empty when nothing can be told.
        asked: the words that were asked for.
    """

    trouble: Trouble
    there: str
    asked: str

    @property
    def diff(self) -> list[Piece]:
        """From what stands there to what was asked for."""
        return word_diff(self.there, self.asked) if self.there else []


def trouble_of(change: StoryChange) -> Report | None:
    """What is wrong, as far as the newest version of the story tells; None when nothing is.

    While a change is not overdue and no other version came, nothing is wrong yet.
    """
    if change.state == ChangeState.VERIFIED:
        return None
    current, version = change.correction.article.current, change.version
    if current is None or version is None:
        return None
    late = change.state == ChangeState.OVERDUE
    if change.applied_at is not None:
        lacks = late and "the notice" in change.missing
        return Report(Trouble.NO_NOTICE, "", change.correction.after) if lacks else None
    if current.pk == version.pk:
        said = change.correction.before
        return Report(Trouble.UNTOUCHED, said, change.correction.after) if late else None
    return _compared(change, version.text, current.text, late=late)


def _compared(change: StoryChange, old: str, text: str, *, late: bool) -> Report | None:
    after = change.correction.after
    new = new_words_stand(change.selector, old, after, text)
    if old_words_stand(change.selector, old, after, text):
        if not late:
            return None
        trouble = Trouble.BOTH if new else Trouble.UNTOUCHED
        return Report(trouble, change.correction.before, after)
    if new:
        return None
    there = words_there(change.selector, old, text)
    return Report(Trouble.OTHER_WORDS if there else Trouble.LOST, there, after)
