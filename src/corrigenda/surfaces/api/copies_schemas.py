"""What the API takes and gives about the other places of an error."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Schema


class LedgerOut(Schema):
    """The copies of a case, counted."""

    found: int = Field(description="As copies, to be judged.")
    variants: int = Field(description="As variants, to be judged one by one.")
    followed: int = Field(description="Confirmed as the same error, corrected by now or not.")
    corrected: int
    declined: int
    gone: int
    beyond: int = Field(
        description="How many of all these other houses count and do not name: they are not listed."
    )


class AtHouseOut(Schema):
    """What another house says of the copies in its archive."""

    name: str
    not_swept: str = Field(
        description="ours, known or unheard: why it was not looked for there; or empty."
    )
    followed: int = Field(description="The same error, corrected by now or not.")
    corrected: int
    declined: int
    gone: int


class DiffersOut(Schema):
    """What a variant says otherwise."""

    what: str = Field(description="figure, name or negation")
    here: list[str]
    there: list[str]


class PieceOut(Schema):
    """A stretch of a word diff."""

    op: str = Field(description="equal, delete or insert")
    text: str


class SoughtOut(Schema):
    """What was searched for."""

    words: str
    start: int = Field(description="Where in `words` the passage stands, in code points.")
    end: int


class CopyOut(Schema):
    """One other place."""

    id: int
    kind: str = Field(description="story; or newsletter, push, social, translation, print, other")
    state: str
    state_at: datetime
    url: str
    title: str
    says: str = Field(description="The passage as it stands there.")
    sentence: str = Field(description="What was found, of which the passage is a part.")
    before: str = Field(description="The text before that, in its paragraph.")
    after: str = Field(description="The text behind it.")
    diff: list[PieceOut] = Field(
        description="What was searched for, made into the sentence; empty where it is the same."
    )
    should_say: str = Field(description="The fix in its words; empty where it does not fit.")
    delete: bool = Field(description="The fix is that these words are deleted.")
    distance: float = Field(description="Words that differ, by those of the longer side.")
    differs: list[DiffersOut]
    case: int | None = Field(description="Its own case, once it has one.")
    refused: str = Field(
        description="Why that could not be decided like the original, the last time."
    )


class ApprovingOut(Schema):
    """A correction on a copy that waits for a second person."""

    id: int
    case: int
    kind: str
    before: str
    after: str
    words: str = Field(description="The notice; empty for a fix.")
    because: str = Field(description="Why a second person approves it.")
    decided_by: str


class CopiesIn(Schema):
    """Which copies to list, a hundred at a time."""

    state: str = Field("", description="found, variant, confirmed, requested, corrected, …")
    after: int = Field(
        0,
        ge=0,
        description="Go on behind this id: `next` of the page before. The copy itself may be gone.",
    )


class CopiesOut(Schema):
    """The copies of a case."""

    searching: bool = Field(
        description="A search was asked for and is not done yet, or not in all stories; nor has it "
        "failed."
    )
    error: str = Field(description="Why the last search could not be done; empty where it was.")
    next_try_at: datetime | None = Field(description="When one that failed is tried again.")
    searched_at: datetime | None
    sought: SoughtOut | None = Field(description="Null before the first search is done.")
    not_searched: int = Field(
        description="Stories that the index does not hold yet, which are searched once it does; "
        "1001 for more than a thousand."
    )
    ledger: LedgerOut
    houses: list[AtHouseOut]
    approving: list[ApprovingOut] = Field(
        description="What waits for a second person on them, the first fifty."
    )
    copies: list[CopyOut]
    next: int | None = Field(description="`after` of the next page; null on the last.")


class JudgeIn(Schema):
    """Which copies are judged."""

    copies: list[int] | None = Field(
        None, max_length=1000, description="By id; null for all that were found as copies."
    )


class JudgedOut(Schema):
    """How many were."""

    count: int


class CorrectIn(Schema):
    """How the confirmed ones are decided like the case."""

    words: str = Field("", description="The notice on each story; empty for a fix.")


class CorrectedOut(Schema):
    """What came of it."""

    decided: int
    approving: int = Field(description="Of these, waiting for a second person.")
    refused: list[str]
    left: int = Field(description="Further ones: call it again.")


class ApproveIn(Schema):
    """Which corrections on the copies are approved, and why."""

    corrections: list[int] = Field(max_length=50, description="By id, as `approving` has them.")
    reason: str = Field("", max_length=2000, description="A fix needs one.")


class ApprovedOut(Schema):
    """What came of it."""

    approved: int
    refused: list[str]


class NotedIn(Schema):
    """An entry that is kept by hand."""

    kind: str = Field(description="newsletter, push, social, translation, print or other")
    title: str
    url: str = ""
    says: str = ""
    state: str = Field("confirmed", description="confirmed, requested, corrected, declined, gone")
    id: str = Field("", description="Yours; sending it again changes the entry.")


class CmsNotedIn(NotedIn):
    """An entry that the house's own system keeps."""

    fix: str = Field(description="The id of the fix, as GET /api/fixes and the webhook have it.")


class StateIn(Schema):
    """What became of an entry that is kept by hand."""

    state: str
