"""Erase words from what readers sent."""

from __future__ import annotations

from corrigenda.flow.newsroom.actions.expunge import Job, expunge_rows
from corrigenda.flow.reports.models import Ban, Letter, Report
from corrigenda.flow.reports.submission import sha256, words_hash

_TEXTS = (
    "says", "should_say", "why", "block", "selector", "url", "source_url", "appeal",
    "rejected_because", "spam_parts",
)  # fmt: skip
_LETTERS = (
    "subject",
    "text",
    "quotations",
    "links",
    "trouble",
    "says",
    "doubt",
    "rejected_because",
)


def expunge(job: Job) -> None:
    """Mask the words in reports, in letters and in the reasons of bans."""
    keys = expunge_rows(job, "reports", Report, _TEXTS, within=job.of("outlet"))
    expunge_rows(job, "reports", Ban, ("reason",), within=job.of("outlet"))
    expunge_rows(job, "letters", Letter, _LETTERS, within=job.of("outlet"))
    if job.looks:
        return
    job.reports += keys
    for report in Report.objects.filter(pk__in=keys).iterator(chunk_size=200):
        # Hashes of what it said before would tell it by trying.
        Report.objects.filter(pk=report.pk).update(
            says_hash=words_hash(report.says) if report.says_hash else "",
            block_hash=sha256(report.block) if report.block_hash else "",
            text_hash="",
            fingerprint="",
        )
