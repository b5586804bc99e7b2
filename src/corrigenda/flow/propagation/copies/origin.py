"""The error that a sweep is about: its words, where they stood, and what they became."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.copies.adapting import adapted
from corrigenda.flow.propagation.copies.chain import Change, as_change, as_one, changes_of
from corrigenda.flow.propagation.copies.seeking import Sought, sought


@dataclass(frozen=True, slots=True)
class Origin:
    """A case's passage as it was wrong, before any correction.

    Attributes:
        before: the passage.
        after: what it became at last; empty where it was deleted, or nobody decided yet.
        changes: whether the corrections change the story.
    """

    what: Sought
    before: str
    after: str = ""
    changes: bool = False

    @property
    def deletes(self) -> bool:
        """Whether the words are deleted, with no others in their place."""
        return self.changes and not self.after

    def is_to_go(self, found: str) -> bool:
        """Whether words found elsewhere are those that were deleted."""
        return self.deletes and looks_same(self.before, found)

    def fix_for(self, found: str) -> str:
        """What a passage found elsewhere should say; empty where the fix does not fit it."""
        if not self.changes or not self.after:
            return ""
        return adapted(self.before, self.after, found)


def origin_of(case: Case) -> Origin:
    """What to search for: the words before the oldest correction, or those of the open case."""
    whole = change_of(case)
    if whole is not None:
        what = sought(whole.text, whole.start, whole.end)
        return Origin(what, whole.before, whole.after, changes=not whole.is_none)
    version: Version | None = case.version
    if version is None or case.start is None or case.end is None:
        return Origin(Sought(case.says, 0, len(case.says)), case.says)
    return Origin(sought(version.text, case.start, case.end), version.text[case.start : case.end])


def change_of(case: Case) -> Change | None:
    """All that was asked of a case's story, as one change; None where nothing was."""
    changes = [as_change(row) for row in changes_of(case)]
    return as_one(one for one in changes if one is not None)
