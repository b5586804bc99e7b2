"""What the page of a withdrawn story says."""

from __future__ import annotations

from corrigenda.lib.words import Words

WORDS = Words(
    {
        "title": "Withdrawn: {headline}",
        "lead": "{outlet} has withdrawn this story. Its text no longer stands here.",
        "why": "Why",
        "to_entry": "This entry in the log of corrections",
        "to_log": "All corrections",
    }
)
