"""Erase words from cases and from all that the desk noted about them."""

from __future__ import annotations

from corrigenda.flow.cases.actions.index_twins import index_twins
from corrigenda.flow.cases.models import (
    Case,
    CasePlace,
    CaseText,
    DecidedWords,
    JoinedReport,
    Note,
    SavedFilter,
    SourceCheck,
)
from corrigenda.flow.newsroom.actions.expunge import CHUNK, Job, expunge_find, expunge_rows
from corrigenda.flow.reports.submission import words_hash

_CASE = (
    "says", "selector_data", "lane_reason", "decline_reason", "severity_reason", "hold_reason",
)  # fmt: skip
_SOURCE = ("name", "passage", "before", "after", "question", "comment")


def expunge(job: Job) -> None:
    """Mask the words in cases, their places, notes, questions to sources and saved searches."""
    keys = expunge_rows(
        job,
        "cases",
        Case,
        _CASE,
        within=job.of("outlet"),
        # The hash of what it said before would tell it by trying.
        also=lambda case: {"says_hash": words_hash(case["says"])},
    )
    of_case = job.of("case__outlet")
    expunge_rows(job, "cases", CasePlace, ("says", "selector_data"), within=of_case)
    expunge_rows(job, "cases", DecidedWords, ("before", "after"), within=of_case)
    notes = expunge_rows(job, "notes", Note, ("text",), within=of_case)
    expunge_rows(job, "notes", SourceCheck, _SOURCE, within=of_case)
    # A search of one's own belongs to no outlet.
    expunge_rows(job, "searches", SavedFilter, ("name", "query"))
    if not job.looks:
        job.cases.update(keys, Note.objects.filter(pk__in=notes).values_list("case", flat=True))
        _find_by_others(job)


def _find_by_others(job: Job) -> None:
    """Note the cases that are found by what is gone: of stories and reports that lost words."""
    for start in range(0, len(job.versions), CHUNK):
        some = job.versions[start : start + CHUNK]
        on_stories = Case.with_merged.filter(article__versions__in=some).distinct()
        job.cases.update(on_stories.values_list("pk", flat=True))
        for case in Case.with_merged.filter(version__in=some).select_related("version"):
            index_twins(case)
    for start in range(0, len(job.reports), CHUNK):
        some = job.reports[start : start + CHUNK]
        job.cases.update(
            JoinedReport.objects.filter(report__in=some).values_list("case", flat=True)
        )
    # One word is found there as it is; of several the order is lost, and they are found above.
    job.cases.update(expunge_find(job, CaseText, ("words",), job.of("case__outlet")))
