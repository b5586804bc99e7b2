"""What others ask of the corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_of
from corrigenda.flow.corrections.models import Correction, Draft, Kind, StoryChange
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.newsroom.models import Membership, Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared


def corrections_in(case: Case | int) -> QuerySet[Correction]:
    """The corrections of a case, oldest first, each with its change."""
    return (
        Correction.objects.filter(case=case)
        .select_related("change", "outlet", "decided_by", "approved_by")
        .order_by("decided_at", "pk")
    )


def published_in(case: Case) -> Correction | None:
    """The published correction of a case that a new one would supersede."""
    return (
        Correction.objects.filter(case=case, state=CorrectionState.PUBLISHED)
        .order_by("-approved_at", "-pk")
        .first()
    )


def withdrawn_at(article: Article) -> datetime | None:
    """When a story was withdrawn as a whole; None for one that stands."""
    return _withdrawn.first(article.pk)


def withdrawals_of(article: int) -> QuerySet[Correction]:
    """Those that withdrew a story as a whole, by its key."""
    return Correction.objects.filter(
        article=article, kind=Kind.WITHDRAWAL, state=CorrectionState.PUBLISHED
    )


@prepared
def _withdrawn(article: int) -> QuerySet[Correction, datetime | None]:
    withdrawn = withdrawals_of(article).order_by("-approved_at")
    return withdrawn.values_list("approved_at", flat=True)[:1]


def changes_since(outlet: Outlet, since: datetime | None, limit: int = 100) -> list[StoryChange]:
    """The changes asked of an outlet's CMS since a moment, itself included, oldest first."""
    changes = (
        StoryChange.objects.filter(correction__outlet=outlet, requested_at__lte=clock.now())
        .filter(correction__state__in=(CorrectionState.APPROVED, CorrectionState.PUBLISHED))
        .select_related("correction__article", "version")
    )
    if since is not None:
        changes = changes.filter(requested_at__gte=since)
    return list(changes.order_by("requested_at", "pk")[:limit])


def case_of_fix(outlet: Outlet, fix: str) -> Case | None:
    """The case of a fix that an outlet's CMS was asked for, by the id that it was told."""
    if not (fix.isascii() and fix.isdigit() and len(fix) < 19):
        return None
    row = (
        Correction.objects.select_related("case__outlet")
        .filter(pk=int(fix), outlet=outlet, change__isnull=False)
        .first()
    )
    return row.case if row else None


def corrections_for(staff: Staff) -> QuerySet[Correction]:
    """The corrections of the outlets that somebody works for."""
    return Correction.objects.filter(case__in=cases_of(staff).order_by()).select_related(
        "case__outlet", "case__version", "case__article__current", "outlet", "decided_by"
    )


def waiting_for_approval() -> Exists:
    """A condition on cases: a correction of theirs waits for a second person."""
    return Exists(Correction.objects.filter(case=OuterRef("pk"), state=CorrectionState.IN_APPROVAL))


def somebody_may_approve(correction: Correction) -> bool:
    """Whether there is a second person: somebody at the outlet who may, and did not decide it."""
    return (
        Membership.objects.filter(
            outlet=correction.outlet_id,
            role__in=ALLOWED["correction.approve"],
            staff__is_active=True,
        )
        .exclude(staff=correction.decided_by_id)
        .exists()
    )


def approvers_of(correction: Correction) -> list[Staff]:
    """Who is asked: those at the outlet who may approve it, by name; never who decided it."""
    staff = Staff.objects.filter(
        memberships__outlet=correction.outlet_id,
        memberships__role__in=ALLOWED["correction.approve"],
        is_active=True,
    ).exclude(pk=correction.decided_by_id or 0)
    return sorted(staff, key=lambda one: one.full_name.casefold())


def in_approval_for(staff: Staff) -> QuerySet[Correction]:
    """What waits for a second person at the outlets that somebody works for, the oldest first."""
    return (
        corrections_for(staff)
        .filter(state=CorrectionState.IN_APPROVAL)
        .select_related("approved_by", "article__current")
        .order_by("decided_at", "pk")
    )


def changes_for(staff: Staff, *states: ChangeState) -> QuerySet[StoryChange]:
    """The changes in those states that are asked for at somebody's outlets, due first."""
    live = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)
    return (
        StoryChange.objects.filter(
            state__in=states,
            correction__state__in=live,
            correction__case__in=cases_of(staff).order_by(),
        )
        .select_related(
            "message",
            "version",
            "correction__outlet",
            "correction__case__outlet",
            "correction__article__current",
            "correction__decided_by",
        )
        .order_by("due_at", "pk")
    )


def draft_of(case: Case, staff: Staff) -> Draft | None:
    """What somebody is writing about a case."""
    return _drafts_of.first(case.pk, staff.pk)


def drafts_on(cases: Collection[int], staff: Staff) -> list[Draft]:
    """What somebody was writing about cases, by their keys, the newest first."""
    drafts = Draft.objects.filter(case__in=cases, staff=staff, superseded_by=None)
    return list(drafts.order_by("-saved_at", "-pk")) if cases else []


@prepared
def _drafts_of(case: int, staff: int) -> QuerySet[Draft]:
    drafts = Draft.objects.select_related("superseded_by__decided_by")
    return drafts.filter(case=case, staff=staff)[:1]


def latest_of(cases: Iterable[Case | Listed]) -> dict[int, Correction]:
    """The newest correction of each case that has one, by the case's key, in one query."""
    rows = _corrections_of([case.pk for case in cases])
    return {correction.case_id: correction for correction in rows}


@prepared
def _corrections_of(cases: list[int]) -> QuerySet[Correction]:
    rows = Correction.objects.filter(case__in=cases).select_related("change")
    return rows.order_by("decided_at", "pk")
