"""What others ask of the cases."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import BigIntegerField, Q, QuerySet

from corrigenda.anchoring import State
from corrigenda.flow.articles.queries import stories_of
from corrigenda.flow.cases.following import gap
from corrigenda.flow.cases.matching import now_of, twin_candidates
from corrigenda.flow.cases.models import Case, CasePlace, JoinedReport, SavedFilter, Shingle
from corrigenda.flow.cases.placing import Placed
from corrigenda.flow.cases.spots import Spot, spots
from corrigenda.flow.cases.suggestions import Wording, wordings_of
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry, Role, Staff
from corrigenda.flow.newsroom.queries import roles_of
from corrigenda.flow.reports.models import Reply, Report
from corrigenda.lib.prepared import prepared

__all__ = [
    "Candidate",
    "Context",
    "Wording",
    "case_of_report",
    "case_seen_by",
    "cases_of",
    "cases_replied",
    "cases_seen_by",
    "context_of",
    "family_of",
    "filters_of",
    "gap_of",
    "last_mover",
    "merge_candidates",
    "merged_case",
    "new_replies",
    "newest_in",
    "places_of",
    "replies_in",
    "reports_before",
    "reports_in",
    "spots_of",
    "wordings_of",
]

MOST_FILTERS = 24


@dataclass(frozen=True, slots=True)
class Context:
    """The passage with the text around it, as it stands in the case's version."""

    before: str
    passage: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case into which another might be merged, and why it might."""

    case: Case
    why: str


def cases_of(staff: Staff) -> QuerySet[Case]:
    """The cases that somebody may see, the newest report first.

    All of the outlets that they edit; of those that they report for, the ones on their stories.
    """
    return (
        Case.objects.filter(_within_reach(staff))
        .select_related("article__current", "outlet", "version")
        .order_by("-last_report_at", "-pk")
    )


def case_seen_by(staff: Staff, pk: int) -> Case | None:
    """A case that somebody may see, by its key; None for one that was merged into another."""
    return cases_seen_by(staff, [pk]).get(pk)


def cases_seen_by(staff: Staff, keys: Collection[int]) -> dict[int, Case]:
    """Those of these cases, by their keys, that somebody may see and that were not merged."""
    roles = roles_of(staff)
    # A key may come from an address; one that no column holds, SQLite cannot be asked for.
    known = {key for key in keys if 0 < key <= BigIntegerField.MAX_BIGINT}
    cases = _in_full(known) if known else []
    found = {case.pk: case for case in cases if case.outlet_id in roles}
    reported = {pk for pk, case in found.items() if roles[case.outlet_id] == Role.REPORTER}
    if reported:
        theirs = Case.objects.filter(_within_reach(staff), pk__in=reported)
        for pk in reported.difference(theirs.values_list("pk", flat=True)):
            del found[pk]
    return found


@prepared
def _in_full(keys: set[int]) -> QuerySet[Case]:
    cases = Case.objects.filter(pk__in=keys)
    return cases.select_related("article__current", "outlet", "version", "owner")


def _within_reach(staff: Staff) -> Q:
    roles = roles_of(staff)
    edited = [outlet for outlet, role in roles.items() if role != Role.REPORTER]
    reach = Q(outlet__in=edited)
    # Without the OR where it is not needed, so that the queue's index serves.
    return reach if len(edited) == len(roles) else reach | Q(article__in=stories_of(staff))


def reports_in(case: Case | int) -> QuerySet[Report]:
    """The reports of a case, oldest first."""
    # By the columns of the joined rows, of which an index knows the order.
    return Report.objects.filter(joined__case=case).order_by(
        "joined__received_at", "joined__report_id"
    )


def newest_in(case: Case) -> QuerySet[Report]:
    """The reports of a case, newest first."""
    return reports_in(case).reverse()


def new_replies() -> QuerySet[JoinedReport]:
    """The places in cases of reports whose readers wrote to the desk, and no editor has read it."""
    # By the keys: a condition on the joined row would be met by reports without a reply.
    new = Reply.objects.filter(seen_at=None).values("report_id")
    return JoinedReport.objects.filter(report__in=new)


def replies_in(case: Case) -> list[Reply]:
    """What the readers of a case wrote to the desk, the oldest first."""
    return _replies_in(case.pk)


@prepared
def _replies_in(case: int) -> QuerySet[Reply]:
    joined = JoinedReport.objects.filter(case=case).values("report_id")
    replies = Reply.objects.filter(report__in=joined).select_related("report", "seen_by")
    return replies.order_by("at", "report_id")


def cases_replied(cases: Collection[int]) -> set[int]:
    """Which of these cases, by their keys, have a reply that no editor has read."""
    return set(_replied(set(cases))) if cases else set()


@prepared
def _replied(cases: set[int]) -> QuerySet[JoinedReport, int]:
    return new_replies().filter(case__in=cases).values_list("case_id", flat=True)


def reports_before(case: Case, report: Report) -> int:
    """How many reports of a case stand before one of them, in the order of `reports_in`."""
    at = report.received_at
    joined = JoinedReport.objects.filter(case=case)
    return joined.filter(Q(received_at__lt=at) | Q(received_at=at, report_id__lt=report.pk)).count()


def case_of_report(report: Report) -> Case | None:
    """The case that a report joined."""
    joined = (
        JoinedReport.objects.select_related("case__version", "case__state_since")
        .filter(report=report)
        .first()
    )
    return joined.case if joined else None


def context_of(place: Placed, chars: int = 300) -> Context:
    """The passage and up to `chars` code points on either side, within the version's text.

    Args:
        place: a case, or a further place of one.
    """
    if place.version is None or place.start is None or place.end is None:
        selector = place.selector
        return Context(selector.prefix, place.says, selector.suffix)
    text = place.version.text
    return Context(
        text[max(0, place.start - chars) : place.start],
        text[place.start : place.end],
        text[place.end : place.end + chars],
    )


def spots_of(case: Case) -> list[Spot]:
    """The places in the story as it is now at which a case's words stand.

    Several only while it is not known which of them is meant; else none is listed.
    """
    current = case.article.current
    if current is None or case.anchor_state != State.AMBIGUOUS:
        return []
    return spots(case.selector, current.text)


def gap_of(case: Case, chars: int = 300) -> Context | None:
    """The story as it is now around the place at which a passage that is gone would stand.

    None where nothing around it is left, or it is not gone.
    """
    current, version = case.article.current, case.version
    if case.anchor_state != State.GONE or current is None or version is None:
        return None
    if case.start is None or case.end is None:
        return None
    at = gap(version.text, case.start, case.end, current.text)
    if at is None:
        return None
    return Context(current.text[max(0, at - chars) : at], "", current.text[at : at + chars])


def last_mover(case: Case) -> str:
    """Who decided, declined or moved a case last, by the name at the time; empty for nobody."""
    trail = AuditEntry.objects.filter(target=target_of(case)).exclude(staff=None)
    return trail.order_by("-at", "-pk").values_list("who", flat=True).first() or ""


def family_of(case: Case) -> list[int]:
    """The keys of a case and of those merged into it: whose notes and trail are its own, too."""
    family = [case.pk]
    found = family
    for _ in range(20):
        found = [pk for pk in _merged_into(found) if pk not in family]
        if not found:
            break
        family = [*family, *found]
    return family


@prepared
def _merged_into(cases: list[int]) -> QuerySet[Case, int]:
    rows = Case.with_merged.filter(merged_into__in=cases).order_by("pk")
    return rows.values_list("pk", flat=True)


def merged_case(staff: Staff, pk: int) -> Case | None:
    """The case that has the reports of one that was merged, when somebody may see it."""
    now = now_of(pk)
    return cases_of(staff).filter(pk=now.pk).first() if now and now.pk != pk else None


def places_of(case: Case) -> list[CasePlace]:
    """The further places where a case's passage stands, without the texts of their stories."""
    return list(
        CasePlace.objects.filter(case=case)
        .select_related("article__current", "version")
        .defer("version__text", "version__block_data")
        .defer("article__current__text", "article__current__block_data")
        .order_by("found_at", "pk")
    )


def merge_candidates(case: Case, limit: int = 20) -> list[Candidate]:
    """The cases that may be about the same thing, the likeliest first.

    Cases whose passage overlaps; on the same words, or a twin, in another story of the outlet;
    then the others on the story, the newest reports first.
    """
    near = Case.objects.filter(outlet=case.outlet_id).exclude(pk=case.pk)
    light = near.select_related("article__current").defer(
        "article__current__text", "article__current__block_data"
    )
    story = list(light.filter(article=case.article_id).order_by("-last_report_at", "-pk")[:limit])
    words = list(light.filter(says_hash=case.says_hash).order_by("-last_report_at", "-pk")[:limit])
    hashes = Shingle.objects.filter(case=case).values_list("hash", flat=True)
    twins = [one for one in twin_candidates(case.article, hashes) if one.merged_into_id is None]
    meets = [one for one in story if _meets(case, one)]
    ranked = [
        *((one, "overlaps this passage") for one in meets),
        *((one, "in the same words of another story") for one in twins),
        *((one, "on the same words") for one in words),
        *((one, "on this story") for one in story),
    ]
    first: dict[int, Candidate] = {}
    for one, why in ranked:
        first.setdefault(one.pk, Candidate(one, why))
    return list(first.values())[:limit]


def _meets(case: Case, other: Case) -> bool:
    if case.version_id is None or case.version_id != other.version_id:
        return False
    return (case.start or 0) < (other.end or 0) and (other.start or 0) < (case.end or 0)


def filters_of(staff: Staff) -> list[SavedFilter]:
    """The saved filters that somebody sees: their own, and what is shared at their outlets."""
    return _filters_seen(staff.pk, [*roles_of(staff), 0])


@prepared
def _filters_seen(staff: int, outlets: list[int]) -> QuerySet[SavedFilter]:
    seen = Q(staff=staff) | Q(outlet__in=outlets)
    filters = SavedFilter.objects.filter(seen).select_related("staff", "outlet")
    return filters.order_by("name")[:MOST_FILTERS]
