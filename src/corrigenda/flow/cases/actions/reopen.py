"""Reopen a declined case: it is to be decided after all."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.move_passages import move_passages
from corrigenda.flow.cases.actions.release_cases import release_case
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.holding import OFF
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.wait_again import wait_again
from corrigenda.lib import text
from corrigenda.lib.states import TransitionError

MAX_REASON = 2_000


def reopen(case: Case, *, reason: str, by: Actor) -> None:
    """Put a declined case back to be decided; its passage is followed to the story as it is now.

    The readers' receipts say again that it is being looked at.

    Args:
        reason: why, for the desk; never public.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: no reason, or one that cannot be shown.
        TransitionError: the case is not declined.
    """
    require(by, "case.reopen", case.outlet)
    if not reason.strip():
        raise CaseError("Say why it is looked at again.", "reason")
    try:
        text.check_text(reason, field="reason", max_chars=MAX_REASON)
    except text.TextError as error:
        raise CaseError(str(error), "reason") from error
    if case.state != CaseState.DECLINED:
        raise TransitionError("Only a declined case can be reopened.")
    with transaction.atomic():
        article = (
            Article.objects.select_for_update(of=("self",))
            .select_related("current")
            .get(pk=case.article_id)
        )
        afresh = {"decline_reason": "", "since_declined": 0, **OFF, **Case.SETTLED}
        CASE.advance(case, CaseState.NEW, **afresh)
        move_passages(article)
        case.refresh_from_db(fields=case.PLACE_FIELDS)
        release_case(case)
        wait_again(reports_in(case))
        record(by, "case.reopen", case.outlet, case, reason=reason.strip())
        want_index(case.pk)
