"""Look whether the story has changed as it was asked: applied, then verified, or overdue."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.models import Article, Reading, Version
from corrigenda.flow.articles.queries import reading_since, why_unread
from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.looking import new_words_stand, old_words_stand
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.corrections.states import CHANGE, ChangeState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)
SOON = timedelta(milliseconds=250)
LONGEST_WAIT = timedelta(minutes=15)


def look_due(limit: int = 20) -> int:
    """Look after the changes that are due; returns how many were claimed."""
    now = clock.now()
    changes = claim(_due, lease=LEASE, limit=limit, now=now)
    each(changes, transaction.atomic(look))
    return len(changes)


def _due(now: datetime) -> QuerySet[StoryChange]:
    return (
        StoryChange.objects.filter(look_at__lte=now)
        .select_related(
            "correction__case__outlet",
            "correction__outlet",
            "correction__article__current",
            "version",
        )
        .order_by("look_at")
    )


def look(change: StoryChange) -> None:
    """Look once, inside the caller's transaction, and say when to look again."""
    if change.state in (ChangeState.REQUESTED, ChangeState.OVERDUE) and change.applied_at is None:
        _look_for_version(change)
    if change.applied_at is not None and change.state != ChangeState.VERIFIED:
        _look_at_page(change)
    now = clock.now()
    if change.state in (ChangeState.REQUESTED, ChangeState.APPLIED) and now > change.due_at:
        CHANGE.advance(change, ChangeState.OVERDUE)
        record(
            SYSTEM,
            "change.overdue",
            change.correction.outlet,
            change.correction.case,
            missing=change.missing,
        )
    done = change.state == ChangeState.VERIFIED
    StoryChange.objects.filter(pk=change.pk).update(
        leased_until=None,
        missing=change.missing,
        look_at=None if done else now + _wait(change),
    )


def _wait(change: StoryChange) -> timedelta:
    """Often at first, because a CMS that applies at once should be seen at once."""
    return min(max((clock.now() - change.requested_at) / 10, SOON), LONGEST_WAIT)


def _look_for_version(change: StoryChange) -> None:
    article: Article = change.correction.article
    version: Version | None = article.current
    if version is None or change.version is None or version.pk == change.version.pk:
        change.missing = [_asked(change)]
        _ask_for_reading(article, change)
        return
    change.missing = _missing_in(change, version.text)
    if change.missing:
        _ask_for_reading(article, change)
        return
    CHANGE.advance(change, ChangeState.APPLIED, applied_at=clock.now())
    record(
        SYSTEM,
        "change.applied",
        change.correction.outlet,
        change.correction.case,
        version=version.number,
    )
    want_reading(article, clock.now())


def _ask_for_reading(article: Article, change: StoryChange) -> None:
    """Where no CMS pushes, a reading brings the new version: asked for ever less often."""
    want_reading(article, clock.now() + max(_wait(change), timedelta(seconds=2)))


def _look_at_page(change: StoryChange) -> None:
    if change.applied_at is None:
        return
    correction = change.correction
    reading = reading_since(correction.article, change.applied_at)
    if reading is None or reading.version is None:
        why = why_unread(correction.article, change.applied_at)
        change.missing = [why] if why else []
        want_reading(correction.article, clock.now())
        return
    notice = "" if correction.is_silent else _notice_in(reading, change)
    change.missing = _missing_in(change, reading.version.text)
    if not correction.is_silent and not notice:
        change.missing.append("the notice")
    if change.missing:
        want_reading(correction.article, clock.now() + max(_wait(change), timedelta(seconds=1)))
        return
    CHANGE.advance(change, ChangeState.VERIFIED, verified_at=reading.at, notice_seen=notice)
    record(SYSTEM, "change.verified", correction.outlet, correction.case, at=reading.at.isoformat())
    _close(change)


def _close(change: StoryChange) -> None:
    """A fix is done when it stands; a published correction when story and notice agree."""
    case = change.correction.case
    if case.state == CaseState.PUBLISHED or change.correction.is_silent:
        conclude(case, CaseState.CLOSED, by=SYSTEM)


def _notice_in(reading: Reading, change: StoryChange) -> str:
    if change.notice_id and change.notice_id in reading.notices:
        return "page"
    return "script" if change.notice_id and reading.draws_notices else ""


def _asked(change: StoryChange) -> str:
    return "the deletion of the words" if change.correction.deletes else "the new words"


def _missing_in(change: StoryChange, text: str) -> list[str]:
    if change.version is None:
        return ["the version in which the passage stood"]
    old, after = change.version.text, change.correction.after
    missing = []
    if not new_words_stand(change.selector, old, after, text):
        missing.append(_asked(change))
    if old_words_stand(change.selector, old, after, text):
        missing.append("the old words still stand")
    return missing
