"""How far a report has come, in a word: those of the steps on its page."""

from __future__ import annotations

from corrigenda.lib.words import Words

LABELS = Words(
    {
        "received": "Received",
        "held": "Held: a person looks at it first",
        "rejected": "Not taken",
        "checking": "Being checked",
        "decided": "Decided",
        "corrected": "Corrected in the story",
        "correction": "Correction published",
        "clarification": "Clarification published",
        "editors_note": "Editor’s note published",
        "withdrawal": "Withdrawal published",
        "declined": "Not changed",
    }
)
