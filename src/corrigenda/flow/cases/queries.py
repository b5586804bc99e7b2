"""What others ask of the cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from corrigenda.anchoring import State
from corrigenda.flow.cases.following import gap
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.spots import Spot, spots
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.models import Report


@dataclass(frozen=True, slots=True)
class Wording:
    """What readers say that some words should say, and where they highlighted them.

    Attributes:
        start, end: code points in the version `version_id`; None when nothing was found.
    """

    says: str
    should_say: str
    version_id: int | None
    start: int | None
    end: int | None
    readers: int


@dataclass(frozen=True, slots=True)
class Context:
    """The passage with the text around it, as it stands in the case's version."""

    before: str
    passage: str
    after: str


def cases_of(staff: Staff) -> QuerySet[Case]:
    """The cases of the outlets that somebody works for, the newest report first."""
    return (
        Case.objects.filter(outlet__memberships__staff=staff)
        .select_related("article__current", "outlet", "version")
        .order_by("-last_report_at", "-pk")
    )


def reports_in(case: Case) -> QuerySet[Report]:
    """The reports of a case, oldest first."""
    ids = JoinedReport.objects.filter(case=case).values("report_id")
    return Report.objects.filter(pk__in=ids).order_by("received_at", "pk")


def wordings_of(cases: Iterable[Case]) -> dict[int, list[Wording]]:
    """What readers suggest, by the key of their case, in one query; the most frequent first."""
    fields = ("says", "should_say", "version_id", "start", "end")
    rows = (
        JoinedReport.objects.filter(case__in=[case.pk for case in cases])
        .exclude(report__should_say="")
        .values("case_id", *(f"report__{field}" for field in fields))
        .annotate(readers=Count("pk"))
        .order_by("-readers", "report__should_say", "report__says")
    )
    found: dict[int, list[Wording]] = {}
    for row in rows:
        given = {field: row[f"report__{field}"] for field in fields}
        wording = Wording(readers=row["readers"], **given)
        found.setdefault(row["case_id"], []).append(wording)
    return found


def case_of_report(report: Report) -> Case | None:
    """The case that a report joined."""
    joined = (
        JoinedReport.objects.select_related("case__version", "case__state_since")
        .filter(report=report)
        .first()
    )
    return joined.case if joined else None


def context_of(case: Case, chars: int = 300) -> Context:
    """The passage and up to `chars` code points on either side, within the version's text."""
    if case.version is None or case.start is None or case.end is None:
        selector = case.selector
        return Context(selector.prefix, case.says, selector.suffix)
    text = case.version.text
    return Context(
        text[max(0, case.start - chars) : case.start],
        text[case.start : case.end],
        text[case.end : case.end + chars],
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
