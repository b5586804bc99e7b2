"""Bring confirmed copies in by the front door: a report each, whose source is the sweep."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.actions.recheck_copies import recheck, with_stories
from corrigenda.flow.propagation.copies.likewise import is_to_go
from corrigenda.flow.propagation.copies.origin import origin_of
from corrigenda.flow.propagation.models import Copy, CopyKind
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import permalink
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)
SOON = timedelta(seconds=1)
_SPACE = UUID("6f0a2c3e-2f0f-4a55-9a3e-0d6b1c1f6a77")


def file_copies(limit: int = 50) -> int:
    """File the confirmed copies that wait; returns how many were claimed."""
    copies = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(copies, transaction.atomic(file_copy))
    return len(copies)


def _waiting(now: datetime) -> QuerySet[Copy]:
    rows = Copy.objects.filter(state="confirmed", kind=CopyKind.STORY.value, report=None)
    return (
        with_stories(rows.exclude(article=None))
        .select_related("article__outlet", "case__outlet", "case__article__current")
        .defer("case__article__current__text", "case__article__current__block_data")
        .order_by("pk")
    )


def file_copy(copy: Copy) -> None:
    """File one, inside the caller's transaction; doing it twice makes one report.

    It is looked at once more before: what is gone, or says something else by now, is not filed.
    """
    recheck(copy)
    if copy.state != CopyState.CONFIRMED or copy.article is None:
        return
    place = copy.place
    if place.is_lost or place.version is None or place.start is None:
        COPY.advance(copy, CopyState.GONE, state_at=clock.now(), look_at=None)
        return
    place.version.article = copy.article
    copy.should_say = origin_of(copy.case).fix_for(place.selector.exact)
    name = uuid5(_SPACE, str(copy.key))
    made = point_at(
        place.version,
        place.start,
        place.end or place.start,
        Pointed(
            why=_why(copy),
            should_say=copy.should_say,
            kind=copy.case.lane,
            source_url=_source(copy.case),
        ),
        client_id=name,
        channel=Channel.SWEEP,
    )
    keep_report(copy, made or Report.objects.get(client_id=name))


def keep_report(copy: Copy, report: Report) -> None:
    """Note by which report a copy came in; the step after filing it, in the same transaction."""
    copy.report, copy.look_at = report, clock.now() + SOON
    copy.save(update_fields=["report", "should_say", "look_at"])


def _why(copy: Copy) -> str:
    case = copy.case
    where = f"case {case.pk} (“{case.article.headline[:200]}”)"
    to_go = not copy.should_say and is_to_go(case, copy.selector.exact)
    done = " There its words were deleted." if to_go else ""
    if copy.differs:
        return f"Confirmed by hand as the same error as in {where}, though it differs there.{done}"
    return f"The same error as in {where}: its passage stands here, too.{done}"


def _source(case: Case) -> str:
    """Where the correction of the original can be read, once it can."""
    entry = (
        Entry.objects.select_related("outlet")
        .filter(correction__case=case)
        .order_by("-published_at", "-pk")
        .first()
    )
    return permalink(entry) if entry else ""
