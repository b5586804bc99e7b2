"""Ask the CMS once more for a change that it has not made."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.states import CHANGE, ChangeState, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock

LIVE = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)


def ask_again(correction: Correction, *, by: Actor) -> StoryChange:
    """Tell the CMS again, as a new message, and give it the house's time once more.

    The change is listed anew under `GET /api/fixes`, and the page is read at once.

    Raises:
        NotAllowedError: `by` may not.
        CorrectionError: nothing is asked of the story, or nothing is missing from it.
        StaleStateError: the story was seen to change meanwhile.
    """
    require(by, "change.ask_again", correction.outlet)
    change = StoryChange.objects.filter(correction=correction).first()
    if change is None or correction.state not in LIVE:
        raise CorrectionError("change", "No change of the story is asked for by this any more.")
    if change.state not in (ChangeState.REQUESTED, ChangeState.OVERDUE):
        raise CorrectionError(
            "change", "The story was changed as it was asked: nothing is missing."
        )
    now = clock.now()
    again: dict[str, object] = {
        "requested_at": now,
        "due_at": now + timedelta(hours=correction.outlet.policy.fix_due_hours),
        "applied_at": None,
        "asked": min(change.asked + 1, 32_767),
        "look_at": now,
    }
    with transaction.atomic():
        if change.state == ChangeState.OVERDUE:
            CHANGE.advance(change, ChangeState.REQUESTED, **again)
        else:
            StoryChange.objects.filter(pk=change.pk, state=change.state).update(**again)
        if correction.outlet.hook_url:
            FixMessage.objects.update_or_create(
                change=change,
                defaults={"due_at": now, "tries": 0, "error": "", "heard_at": None},
            )
        want_reading(correction.article, now)
        record(by, "change.ask_again", correction.outlet, correction, asked=again["asked"])
    change.refresh_from_db()
    return change
