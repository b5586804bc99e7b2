"""What an agency is told by mail, in the languages of the readers' pages."""

from __future__ import annotations

from corrigenda.lib.words import Words

WORDS = Words(
    {
        "asked_subject": "{outlet}: is this right? Words credited to {agency}",
        "asked_lead": "These words stand in a story of {outlet} and are credited to {agency}:",
        "asked_do": "We are checking them. Are they right, and have you corrected them?",
        "subject_correction": "{outlet}: words credited to {agency} were corrected",
        "subject_clarification": "{outlet}: words credited to {agency} were clarified",
        "subject_editors_note": "{outlet}: an editor’s note on words credited to {agency}",
        "subject_withdrawal": "{outlet}: a story with words credited to {agency} was withdrawn",
        "lead_correction": "{outlet} has corrected these words, which are credited to {agency}:",
        "lead_clarification": "{outlet} has published a clarification of these words, which are "
        "credited to {agency}:",
        "lead_editors_note": "{outlet} has published an editor’s note on these words, which are "
        "credited to {agency}:",
        "lead_withdrawal": "{outlet} has withdrawn a story with these words, which are credited to "
        "{agency}:",
        "now": "The story now says:",
        "deleted": "They were taken out of the story.",
        "notice": "Our notice:",
        "do": "If the error comes from what you sent out, please correct it for all who have it.",
        "answer": "A reply to this mail reaches our corrections desk.",
        "story": "The story",
        "log": "In the public log of corrections",
    }
)
