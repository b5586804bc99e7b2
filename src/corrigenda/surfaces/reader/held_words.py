"""What readers are told whose report is held, rejected, or not taken at all."""

from __future__ import annotations

from corrigenda.lib.words import Words

HELD_WORDS = Words(
    {
        "held": "Your report waits for a person to look at it",
        "held_text": "It is stored, but our filter takes it for spam, so it has not reached an "
        "editor yet. Filters make mistakes: somebody at the desk looks at every report that is "
        "held, and none is deleted unread.",
        "held_since": "Held",
        "appeal_title": "Is this a real report?",
        "appeal_text": "Then say so: it goes to the top of what the desk looks at.",
        "appeal_label": "What should the person who looks know?",
        "appeal_send": "This is a real report",
        "appealed": "You said that this is a real report. It stands at the top of the list that "
        "the desk looks at.",
        "appealed_said": "You wrote",
        "appeal_late": "Somebody has looked at it meanwhile: this is how it stands now.",
        "appeal_wrong": "That could not be taken: at most 2,000 characters, and no control "
        "characters. Your words are still here.",
        "rejected": "The desk did not take this report",
        "rejected_text": "Somebody at the desk looked at it and took it for spam or abuse. If "
        "that is wrong, please write to the newsroom itself.",
        "rejected_because": "What the desk says",
        "banned": "Reports from your connection are not taken until",
        "banned_appeal": "That is because of earlier reports from it, perhaps by somebody else "
        "who shares it. If this one is real, you can still send it: a person looks at it before "
        "any editor gets it.",
        "banned_send": "Send it to a person",
    }
)
"""By language, then by what it is for."""
