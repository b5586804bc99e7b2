"""What readers are told by mail."""

from __future__ import annotations

from corrigenda.lib.words import Text, Words

WORDS = Words(
    {
        "ask_subject": "{outlet}: shall we tell you what becomes of your report?",
        "ask_lead": "Somebody gave this address with a report to {outlet}, to hear what becomes "
        "of it. If that was you, please confirm it. The report itself has arrived and is looked "
        "at either way.",
        "ask_do": "You will get one more mail, when the newsroom has decided, and no other.",
        "ask_not_you": "If it was not you, do nothing: you will hear no more of it, and the "
        "address is erased.",
        "ask_link": "Confirm the address",
        "told_lead": "You reported something in a story of {outlet} and asked to hear what became "
        "of it.",
        "told_declined": "An editor looked at it, and the story stays as it is. The reason:",
        "told_fixed": "An editor looked at it, and the words were changed in the story.",
        "told_correction": "An editor looked at it, and the newsroom published a correction.",
        "told_clarification": "The newsroom published a clarification.",
        "told_editors_note": "The newsroom published an editor’s note.",
        "told_withdrawal": "The newsroom withdrew the passage.",
        "told_end": "Thank you. This was the only mail about it; your address will be erased.",
        "told_log": "In the public log of corrections",
        "told_story": Text("The story", "in a mail to a reader"),
        "subject_declined": "{outlet}: the story stays as it is",
        "subject_fixed": "{outlet}: it was changed, thank you",
        "subject_correction": "{outlet}: a correction was published, thank you",
        "subject_clarification": "{outlet}: a clarification was published, thank you",
        "subject_editors_note": "{outlet}: an editor’s note was published",
        "subject_withdrawal": "{outlet}: the passage was withdrawn",
        "stop": "No mail to this address",
    }
)
