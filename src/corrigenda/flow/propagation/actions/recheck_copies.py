"""Look what became of the other places of an error: the ledger of its copies."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.matching import standing_for
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.looking import new_words_stand, old_words_stand
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import withdrawn_at
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.copies.ledger import OPEN
from corrigenda.flow.propagation.copies.likewise import is_to_go
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)
SOON = timedelta(seconds=2)
LONGEST_WAIT = timedelta(days=1)
_JUDGED = (CopyState.CONFIRMED, CopyState.REQUESTED)
_LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)


def recheck_copies(case: Case, *, by: Actor) -> int:
    """Have all copies of a case that are not settled looked at now; returns how many.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "case.sweep", case.outlet)
    with transaction.atomic():
        rows = Copy.objects.filter(case=case, state__in=OPEN).exclude(article=None)
        count = rows.update(look_at=clock.now())
        record(by, "copy.recheck", case.outlet, case, count=count)
    return count


def recheck_copies_due(limit: int = 100) -> int:
    """Look at the copies that are due; returns how many were claimed."""
    now = clock.now()
    copies = claim(_due, lease=LEASE, limit=limit, now=now)
    each(copies, transaction.atomic(recheck))
    return len(copies)


def _due(now: datetime) -> QuerySet[Copy]:
    return (
        Copy.objects.filter(look_at__lte=now)
        .select_related("article__current", "version", "report", "own_case")
        .defer("article__current__block_data", "version__block_data")
        .order_by("look_at")
    )


def recheck(copy: Copy) -> None:
    """Look once, inside the caller's transaction, and say when to look again."""
    now = clock.now()
    if copy.own_case is None and copy.report is not None:
        copy.own_case = _own_case(copy)
    became = _became(copy)
    if became is not None and became != copy.state:
        if became is CopyState.CORRECTED and copy.state not in _JUDGED:
            # Nobody said that it is the error: the words do not stand there any more, that is all.
            became = CopyState.GONE
        COPY.advance(copy, became, state_at=now)
    is_open = copy.state in OPEN
    copy.look_at, copy.leased_until = now + _wait(copy) if is_open else None, None
    if is_open:
        _move(copy)
    fields = [*copy.PLACE_FIELDS, "own_case", "look_at", "leased_until"]
    try:
        with transaction.atomic():
            copy.save(update_fields=fields)
    except IntegrityError:
        # Two places of the passage became one: this row stays where it was.
        copy.save(update_fields=["own_case", "look_at", "leased_until"])


def _wait(copy: Copy) -> timedelta:
    """Often at first, because what was asked of a CMS is done at once or much later."""
    if copy.state not in _JUDGED:
        return LONGEST_WAIT
    return min(max((clock.now() - copy.state_at) / 10, SOON), LONGEST_WAIT)


def _own_case(copy: Copy) -> Case | None:
    joined = (
        JoinedReport.objects.select_related("case__outlet").filter(report=copy.report_id).first()
    )
    return standing_for(joined.case) if joined else None


def _became(copy: Copy) -> CopyState | None:
    """What a copy is by now, as far as that shows."""
    article = copy.article
    if article is None or article.gone_at is not None or withdrawn_at(article) is not None:
        return CopyState.GONE
    by_case = _by_its_case(copy.own_case) if copy.own_case else None
    if by_case in (CopyState.CORRECTED, CopyState.DECLINED):
        return by_case
    return _by_its_words(copy, article) or by_case


def _by_its_case(case: Case) -> CopyState | None:
    if case.state == CaseState.DECLINED and case.effective_at is None:
        return CopyState.DECLINED
    correction = (
        Correction.objects.filter(case=case, state__in=_LET_THROUGH)
        .select_related("change")
        .order_by("-approved_at", "-pk")
        .first()
    )
    if correction is None:
        return None
    if not correction.changes_story:
        told = (CaseState.PUBLISHED, CaseState.CLOSED)
        return CopyState.CORRECTED if case.state in told else CopyState.REQUESTED
    change = getattr(correction, "change", None)
    done = change is not None and change.state in (ChangeState.APPLIED, ChangeState.VERIFIED)
    return CopyState.CORRECTED if done else CopyState.REQUESTED


def _by_its_words(copy: Copy, article: Article) -> CopyState | None:
    """Corrected where the new words stand and the old ones do not, whoever changed the story.

    Of words that were to be deleted nothing stands there: they are out of the story.
    """
    version, current = copy.version, article.current
    if version is None or current is None or version.pk == current.pk:
        return None
    to_go = not copy.should_say and is_to_go(copy.case, copy.selector.exact)
    if (copy.should_say or to_go) and version.article_id == article.pk:
        here = copy.selector, version.text, copy.should_say, current.text
        if new_words_stand(*here) and not old_words_stand(*here):
            return CopyState.CORRECTED
    if not place_in(article, copy.place).is_lost:
        return None
    return CopyState.CORRECTED if to_go else CopyState.GONE


def _move(copy: Copy) -> None:
    """Follow it to the newest version of its story."""
    article = copy.article
    if article is not None and article.current_id not in (None, copy.followed_to_id):
        copy.put(place_in(article, copy.place), followed_to=article.current)
