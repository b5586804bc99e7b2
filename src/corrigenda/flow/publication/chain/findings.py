"""What can be wrong with a log, each with the records that it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """The kinds of finding, as `verify-log` names them."""

    CHANGED = "changed"
    REMOVED = "removed"
    REORDERED = "reordered"
    REPEATED = "repeated"
    ADDED = "added"
    CUT_OFF = "cut off"
    UNSIGNED = "not signed"
    REWRITTEN = "rewritten"
    WORDS_CHANGED = "words changed"
    WORDS_REMOVED = "words removed"
    WORDS_PUT_BACK = "words put back"
    ENTRY_CHANGED = "entry changed"
    ENTRY_REMOVED = "entry removed"
    ENTRY_ADDED = "entry added"
    SIGNATURE = "signature"
    CHECKPOINT_REMOVED = "checkpoint removed"
    KEY = "key"
    FORM = "form"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as the house wrote it.

    Attributes:
        first, last: the records that it concerns; 0 when it concerns none.
    """

    what: What
    first: int
    last: int
    detail: str

    def __str__(self) -> str:
        if not self.first:
            return f"{self.what}: {self.detail}"
        which = f"record {self.first}"
        if self.last > self.first:
            which = f"records {self.first} to {self.last}"
        return f"{which}: {self.what}: {self.detail}"
