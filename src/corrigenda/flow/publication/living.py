"""What is missing on the page of a story that was corrected. Pure: rows in, an answer out."""

from __future__ import annotations

from dataclasses import dataclass, field

from corrigenda.flow.corrections.looking import new_words_stand, old_words_stand
from corrigenda.flow.corrections.models import StoryChange


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at the page has shown.

    Attributes:
        missing: what is not as it should be, in plain words; empty when all is.
        unread: the page could not be read, so nothing is known of it.
    """

    missing: list[str] = field(default_factory=list)
    unread: bool = False


def finding(change: StoryChange | None, text: str, *, shown: bool, before: bool) -> Finding:
    """What a page with the story's `text` lacks.

    Args:
        change: what was asked of the story; None where its words were to stay.
        shown: the notice stands on the page.
        before: all was well before. Then it is no matter when the new words are put otherwise
            by a later edit; that the old ones come back is.
    """
    missing = []
    if change is not None and change.version is not None:
        old, after = change.version.text, change.correction.after
        if not before and not new_words_stand(change.selector, old, after, text):
            missing.append("the deletion of the words" if not after else "the new words")
        if old_words_stand(change.selector, old, after, text):
            missing.append("the old words stand again" if before else "the old words still stand")
    if not shown:
        missing.append("the notice")
    return Finding(missing)
