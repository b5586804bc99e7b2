"""What there is of a case beside itself: one query says it, and what there is none of is not read.

Most cases have nothing of most of this. Asked one by one, each nothing is a query.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, QuerySet

from corrigenda.flow.cases.models import Case, CasePlace, JoinedReport, Note, Presence, SourceCheck
from corrigenda.flow.cases.presence import FRESH
from corrigenda.flow.corrections.models import Correction, Draft
from corrigenda.flow.corrections.queries import withdrawals_of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.models import Copy, Sending, Sweep
from corrigenda.flow.reports.models import Reply
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared


class There(NamedTuple):
    """Whether there is any.

    Attributes:
        merged: cases that were merged into it.
        notes, asked: of the case itself, not of those merged into it.
        replies: of its readers.
        places: further ones in which its passage stands.
        copies: on its ledger.
        answers: of other houses to its packets.
        sweeps: that were asked for.
        original: the case came from a sweep for another.
        corrections: of it.
        withdrawn: its story was, as a whole.
        draft: somebody who looks was writing.
        others: somebody else has it open.
    """

    merged: bool
    notes: bool
    asked: bool
    replies: bool
    places: bool
    copies: bool
    answers: bool
    sweeps: bool
    original: bool
    corrections: bool
    withdrawn: bool
    draft: bool
    others: bool


def there_of(case: Case, staff: Staff) -> There:
    """What there is for a member of staff who looks at a case."""
    [found] = _there(case.pk, case.article_id, staff.pk, clock.now() - FRESH)
    return There(*(bool(one) for one in found))


@prepared
def _there(case: int, article: int, staff: int, since: datetime) -> QuerySet[Case, tuple[Any, ...]]:
    # By values, and not of the row: each is asked once, whatever a planner thinks of it.
    joined = JoinedReport.objects.filter(case=case).values("report_id")
    rows: dict[str, QuerySet[Any]] = {
        "merged": Case.with_merged.filter(merged_into=case),
        "notes": Note.objects.filter(case=case),
        "asked": SourceCheck.objects.filter(case=case),
        "replies": Reply.objects.filter(report__in=joined),
        "places": CasePlace.objects.filter(case=case),
        "copies": Copy.objects.filter(case=case),
        "answers": Sending.objects.filter(
            packet__entry__correction__case=case, answered_at__isnull=False
        ),
        "sweeps": Sweep.objects.filter(case=case, asked_at__isnull=False),
        "original": Copy.objects.filter(own_case=case),
        "corrections": Correction.objects.filter(case=case),
        "withdrawn": withdrawals_of(article),
        "draft": Draft.objects.filter(case=case, staff=staff),
        "others": Presence.objects.filter(case=case, seen_at__gt=since).exclude(staff=staff),
    }
    any_of = [Exists(rows[name]) for name in There._fields]
    return Case.with_merged.filter(pk=case).values_list(*any_of)
