"""Erase words from corrections, the changes they ask for, and what is being written."""

from __future__ import annotations

from corrigenda.flow.cases.models import CaseText
from corrigenda.flow.corrections.actions.index_words import index_words
from corrigenda.flow.corrections.decision import error_hash
from corrigenda.flow.corrections.models import Correction, Draft, FixMessage, StoryChange
from corrigenda.flow.newsroom.actions.expunge import Job, expunge_rows

_AT_ONCE = 50
_CORRECTION = (
    "before", "after", "words", "reason", "second_person_because", "placement_reason",
    "overridden", "approval_reason",
)  # fmt: skip


def expunge(job: Job) -> None:
    """Mask the words in corrections; and gather anew what every case that waits is found by."""
    keys = expunge_rows(
        job,
        "corrections",
        Correction,
        _CORRECTION,
        within=job.of("outlet"),
        also=lambda row: {"error_hash": error_hash(row["before"], row["after"])},
    )
    of_correction = job.of("correction__outlet")
    expunge_rows(
        job, "corrections", StoryChange, ("selector_data", "missing"), within=of_correction
    )
    of_message = job.of("change__correction__outlet")
    expunge_rows(job, "corrections", FixMessage, ("error",), within=of_message)
    expunge_rows(job, "corrections", Draft, ("typed",), within=job.of("case__outlet"))
    if job.looks:
        return
    cases = Correction.objects.filter(pk__in=keys).values_list("case", flat=True)
    job.cases.update(cases)
    _index_again(sorted(job.cases))


def _index_again(cases: list[int]) -> None:
    """At once, so that nobody finds a case by words that are gone."""
    for start in range(0, len(cases), _AT_ONCE):
        index_words(list(CaseText.objects.filter(case__in=cases[start : start + _AT_ONCE])))
