"""What the public scorecard says."""

from __future__ import annotations

from corrigenda.lib.words import Text, Words

WORDS = Words(
    {
        "title": "Corrections in figures",
        "lead": "The last twelve months at {house}, from the desk’s own records. They count what readers reported and what was done; they are no verdict on anybody.",
        "fewer": "fewer than {few}",
        "reports": "Reports from readers",
        "cases": "Passages they are about",
        "decided": Text("Decided", "how many cases"),
        "changed": "Of these, led to a change or a notice",
        "kinds": "Put right, by kind",
        "kind": "Kind",
        "number": "Number",
        "fix": "Silent fixes of spelling and the like",
        "correction": Text("Corrections", "how many were published"),
        "clarification": "Clarifications",
        "editors_note": "Editor’s notes",
        "withdrawal": "Withdrawals",
        "time": "From the first report of a fact to the published notice",
        "verified": "From the first report of a fact until the story was seen to be right",
        "reports_why": "What was held as abuse or rejected is not counted, nor what our own programs found.",
        "waiting": "What waits for a decision, a source, a second person or the change itself counts with the time that it has waited. What was declined does not count, nor a later correction of the same passage.",
        "hours_why": "The hours are those of the facts that were corrected in the month, each until its first correction was let through.",
        "not_yet": "not yet: too many still wait",
        "median": "Half within",
        "ninth": "Nine of ten within",
        "let_through": "Silent fixes that touched figures, names, dates, negations or quotations",
        "let_through_why": "Each was let through by a second person, with a reason.",
        "month": "Month",
        "by_month": "Month by month",
        "received": Text("Received", "how many reports in a month"),
        "accepted": "Accepted",
        "hours_median": "Median hours to the correction of a fact",
        "overdue": "Overdue",
        "fixes": "Fixes without a notice",
        "fixes_why": "Slips of spelling and the like, mended in the story.",
        "none": "None.",
        "hours": "{count} hours",
        "days": "{count} days",
        "data": "The same as data",
        "to_log": "All corrections",
        "closed": "This house does not publish its figures.",
    }
)
