"""The error that a sweep is about: its words, where they stood, and what they became."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.propagation.copies.likewise import newest_of
from corrigenda.flow.propagation.copies.seeking import Sought, sought


@dataclass(frozen=True, slots=True)
class Origin:
    """A case's passage as it was wrong.

    Attributes:
        before: the passage.
        after: what it became; empty where it was deleted, or nobody decided yet.
        changes: whether a correction changes the story.
    """

    what: Sought
    before: str
    after: str = ""
    changes: bool = False


def origin_of(case: Case) -> Origin:
    """What to search for: the words before the newest correction, or those of the open case."""
    correction = newest_of(case)
    change = _change_of(correction) if correction else None
    if correction is not None and change is not None and change.version is not None:
        place = change.selector
        if place.start is not None and place.end is not None:
            what = sought(change.version.text, place.start, place.end)
            return Origin(what, correction.before, correction.after, changes=True)
    version: Version | None = case.version
    if version is None or case.start is None or case.end is None:
        return Origin(Sought(case.says, 0, len(case.says)), case.says)
    return Origin(sought(version.text, case.start, case.end), version.text[case.start : case.end])


def _change_of(correction: Correction) -> StoryChange | None:
    if not correction.changes_story:
        return None
    return StoryChange.objects.select_related("version").filter(correction=correction).first()
