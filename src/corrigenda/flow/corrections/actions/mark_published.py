"""Mark a correction as published, and the one it supersedes as superseded."""

from __future__ import annotations

from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.states import CORRECTION, CorrectionState
from corrigenda.lib import clock


def mark_published(correction: Correction, *, notice_id: str) -> None:
    """Called by the next stage, in the transaction that writes the entry.

    Args:
        notice_id: the public id that the page's notice will carry.
    """
    CORRECTION.advance(correction, CorrectionState.PUBLISHED, leased_until=None, publish_at=None)
    StoryChange.objects.filter(correction=correction).update(
        notice_id=notice_id, look_at=clock.now()
    )
    earlier = correction.supersedes
    if earlier is not None and earlier.state == CorrectionState.PUBLISHED:
        CORRECTION.advance(earlier, CorrectionState.SUPERSEDED)
        # Its change is no longer wanted: nobody is told of it or looks after it any more.
        StoryChange.objects.filter(correction=earlier).update(look_at=None)
        FixMessage.objects.filter(change__correction=earlier).update(due_at=None)
