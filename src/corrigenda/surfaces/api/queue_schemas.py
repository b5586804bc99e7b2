"""What the queue's API takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

MOST = 100


class QueueIn(Schema):
    """A search: words and conditions as in the desk's search box, a sorting, a place to go on."""

    q: Annotated[str, Field(max_length=300)] = "is:open"
    sort: Annotated[str, Field(pattern="^(newest|due|readers)$")] = "newest"
    after: Annotated[str, Field(max_length=60)] = ""


class OfferOut(Schema):
    """What most readers suggest. `key` is sent back with an acceptance: it is refused when the
    suggestion has become another. `second_person_because` says why one cannot accept alone."""

    before: str
    after: str
    readers: int
    key: str
    acceptable: bool
    second_person_because: str


class QueueCaseOut(Schema):
    """A case in the queue."""

    id: int
    lane: str
    lane_reason: str
    state: str
    passage: str
    url: str
    headline: str
    reports: int
    last_report_at: datetime
    severity: str
    owner: str
    due_at: datetime | None
    replied: bool = Field(description="A reader wrote to the desk, and no editor has read it.")
    offer: OfferOut | None


class QueueOut(Schema):
    """A page; `after` is where the next one begins, empty on the last. `mistakes` are conditions
    that could not be followed and were passed over."""

    cases: list[QueueCaseOut]
    after: str
    mistakes: list[str]


class AcceptIn(Schema):
    """Cases by their ids, each with the `key` of the offer that was looked at, or an empty one."""

    cases: Annotated[dict[int, str], Field(min_length=1, max_length=MOST)]


class DeclineIn(Schema):
    """Cases by their ids, and what their readers are told."""

    cases: Annotated[list[int], Field(min_length=1, max_length=MOST)]
    reason: Annotated[str, Field(max_length=2_000)]


class UndoIn(Schema):
    """What was decided in one go."""

    batch: UUID


class DoneOut(Schema):
    """What came of one case: where it was not done, `said` is the reason."""

    id: int
    done: bool
    said: str


class ManyOut(Schema):
    """What came of each case. With `batch` all of it is taken back until `undo_until`; both are
    null when nothing can be."""

    cases: list[DoneOut]
    batch: UUID | None
    undo_until: datetime | None
