"""Look whether a published correction is live: on the page that readers see, again and again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.models import Article, Reading
from corrigenda.flow.articles.queries import reading_since, why_unread
from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.models import Kind, StoryChange
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.publication.living import Finding, finding
from corrigenda.flow.publication.models import LiveCheck
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)
ROUNDS = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=7),
    timedelta(days=30),
)
"""After publication: soon, because caches and second templates show at once; then ever more
seldom, because what undoes a correction is a later edit, and few stories are edited after days."""
_SOON = timedelta(seconds=2)
_LONGEST = timedelta(days=1)
_GONE = frozenset({404, 410})


def check_live_due(limit: int = 20) -> int:
    """Look after the entries that are due; returns how many were claimed."""
    now = clock.now()
    checks = claim(_due, lease=LEASE, limit=limit, now=now)
    each(checks, transaction.atomic(check_live))
    return len(checks)


def _due(now: datetime) -> QuerySet[LiveCheck]:
    return (
        LiveCheck.objects.filter(look_at__lte=now)
        .select_related(
            "entry__outlet", "entry__article", "entry__correction__case", "entry__superseded_by"
        )
        .order_by("look_at")
    )


def check_live(check: LiveCheck) -> None:
    """Look once, inside the caller's transaction: ask for a reading, or judge what was read."""
    if getattr(check.entry, "superseded_by", None) is not None:
        # The later entry says what is to stand there now.
        _keep(check, look_at=None)
        return
    now = clock.now()
    if check.asked_at is None:
        want_reading(check.entry.article, now)
        _keep(check, asked_at=now, look_at=now + _SOON)
        return
    article = Article.objects.get(pk=check.entry.article.same_as_id or check.entry.article_id)
    reading = reading_since(article, check.asked_at)
    if reading is not None:
        _judge(check, _found(check, reading), reading.at)
    elif (why := why_unread(article, check.asked_at)) and article.read_tried_at:
        _judge(check, _unread(check, article, why), article.read_tried_at)
    else:
        want_reading(article, check.asked_at)
        _keep(check, look_at=now + max(_SOON, (now - check.asked_at) / 4))


def _found(check: LiveCheck, reading: Reading) -> Finding:
    entry = check.entry
    change = StoryChange.objects.select_related("version").filter(correction=entry.correction)
    shown = entry.public_id in reading.notices or reading.draws_notices
    text = reading.version.text if reading.version else ""
    return finding(change.first(), text, shown=shown, before=check.live_at is not None)


def _unread(check: LiveCheck, article: Article, why: str) -> Finding:
    """A withdrawn story may be taken off its address; any other has to be there."""
    if check.entry.kind == Kind.WITHDRAWAL and article.page_status in _GONE:
        return Finding()
    return Finding([why], unread=True)


def _judge(check: LiveCheck, found: Finding, at: datetime) -> None:
    live = not found.missing
    kept: dict[str, object] = {"missing": found.missing, "asked_at": None}
    if live:
        kept |= {"live_at": at, "lost_at": None}
        if check.live_at is None or check.lost_at is not None:
            _say(check, "entry.live", at=at.isoformat())
        _close(check)
    elif check.live_at is not None and check.lost_at is None and not found.unread:
        kept["lost_at"] = at
        _say(check, "entry.lost", missing=found.missing)
    elif _is_late(check):
        kept["overdue_at"] = clock.now()
        _say(check, "change.overdue", missing=found.missing)
    _keep(check, **kept, **_next(check, live=live))


def _is_late(check: LiveCheck) -> bool:
    """Whether to remind: once, and not where the change of the story reminds by itself."""
    if check.live_at is not None or check.overdue_at is not None or clock.now() < check.due_at:
        return False
    return not check.entry.correction.changes_story


def _close(check: LiveCheck) -> None:
    """Where the story was to stay as it is, the notice is all; else its change closes the case."""
    case = check.entry.correction.case
    if case.state == CaseState.PUBLISHED and not check.entry.correction.changes_story:
        conclude(case, CaseState.CLOSED, by=SYSTEM)


def _next(check: LiveCheck, *, live: bool) -> dict[str, object]:
    """When to look next: by the schedule, and sooner while it is not as it should be."""
    now, published = clock.now(), check.entry.published_at
    left = [at for one in ROUNDS if (at := published + one) > now]
    rounds = len(ROUNDS) - len(left)
    if live or not left:
        return {"rounds": rounds, "look_at": left[0] if left else None}
    sooner = now + min(max((now - published) / 4, _SOON), _LONGEST)
    return {"rounds": rounds, "look_at": min(sooner, left[0])}


def _say(check: LiveCheck, verb: str, **detail: object) -> None:
    entry = check.entry
    record(SYSTEM, verb, entry.outlet, entry.correction.case, entry=entry.public_id, **detail)


def _keep(check: LiveCheck, **kept: object) -> None:
    LiveCheck.objects.filter(pk=check.pk).update(leased_until=None, **kept)
