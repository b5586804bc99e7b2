"""Erase words from what readers sent."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from corrigenda.flow.newsroom.actions.expunge import Job, expunge_addresses, expunge_rows
from corrigenda.flow.reports.models import Ban, Letter, Reply, Report
from corrigenda.flow.reports.submission import sha256, words_hash

_TEXTS = (
    "says", "should_say", "why", "block", "selector", "source_url", "appeal", "rejected_because",
    "spam_parts", "says_hash", "block_hash",
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
    """Mask the words in reports, in replies, in letters and in the reasons of bans."""
    of_outlet = job.of("outlet")
    keys = expunge_rows(job, "reports", Report, _TEXTS, within=of_outlet, also=_hashes)
    keys += expunge_rows(job, "reports", Reply, ("text",), within=job.of("report__outlet"))
    expunge_rows(job, "reports", Ban, ("reason",), within=of_outlet)
    # Its key is a hash of all that it said.
    expunge_rows(
        job, "letters", Letter, _LETTERS, within=of_outlet, also=lambda _: {"key": uuid4().hex}
    )
    # As the story's own address is, so that the report still names it; not the hash of it.
    expunge_addresses(job, "reports", Report, of_outlet, fingerprint="")
    if not job.looks:
        job.reports += keys


def _hashes(report: dict[str, Any]) -> dict[str, Any]:
    """Hashes of what it said before would tell it by trying."""
    return {
        "says_hash": words_hash(report["says"]) if report["says_hash"] else "",
        "block_hash": sha256(report["block"]) if report["block_hash"] else "",
        "text_hash": "",
        "fingerprint": "",
    }
