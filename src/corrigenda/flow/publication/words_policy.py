"""The published policy: a sentence for each thing that a house decides."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.lib.words import Counted, Text, Words

WORDS = Words(
    {
        "title": "Corrections policy",
        "title_of": "{outlet}: corrections policy",
        "in_force": "As it is in force now.",
        "errors": "What we do about errors",
        "errors_corrected": "When something in a story is wrong, we put it right in the story itself, at the same address, and say so in a notice on it.",
        "repeat_yes": "A notice says what was wrong and what is right.",
        "repeat_no": "A notice gives what is right and does not repeat what was wrong.",
        "silent": "Slips of spelling and grammar are mended without a notice. Whatever touches a figure, a name, a date, a negation or a quotation is no slip: it gets a notice, or two people decide that it needs none.",
        "late": "A correction that comes more than {days} after the story says why it comes late.",
        "due": "A story is changed within {hours} of the decision.",
        "hold": "While we check a passage, the story says so.",
        "kinds": "What we call it, and where it stands",
        "correction": "A correction: a fact was wrong. Its notice stands {place}.",
        "clarification": "A clarification: the words were right, and could be misread. It is never used for an error. Its notice stands {place}.",
        "editors_note": "An editor’s note: how the story was made. It stands {place}.",
        "withdrawal": "A withdrawal: the story as a whole does not stand. Its notice stands {place}, and the story’s address keeps working.",
        "top": "at the top of the story",
        "passage": "at the passage",
        "end": "at the end of the story",
        "severities": "Where an error is grave, its notice stands {place}, whatever it is called.",
        "second": "Who decides",
        "second_nobody": "Nobody approves their own: a second person decides on every withdrawal.",
        "second_kinds": "Nobody approves their own: a second person decides on every {kinds}.",
        "second_touches": "A second person also decides where the change touches {touches}.",
        "second_severities": "A second person also decides where an error is grave.",
        "second_sections": "A second person also decides on what stands in these sections: {sections}.",
        "log": "The record",
        "log_kept": "Every notice stands in our public log for good. Nothing is taken out of it: a later entry supersedes an earlier one, and both stay.",
        "to_log": "All corrections",
        "readers": "If you see an error",
        "readers_how": "Mark the words in the story and press Ctrl+Enter, or use the form. You get a private link on which you see what became of it.",
        "readers_when": "We mean to look at what you report within {look}, and to decide on a slip within {typo}, on a question of fact within {fact}, and on what cannot wait within {urgent}.",
        "readers_form": "Report an error",
        "readers_unnamed": "We thank readers without naming them.",
        "readers_kept": "If you leave an address it is used to tell you the outcome and for nothing else, and erased {days} after the answer. What you wrote is erased after {months}.",
        "contact": "Who answers for this",
        "contact_desk": "{desk} answers for corrections at {outlet}.",
        "contact_how": "You reach it so: {contact}",
        "comma": Text(", ", "between the items of a list"),
        "and": "{first} and {last}",
        "kind.correction": "correction",
        "kind.clarification": "clarification",
        "kind.editors_note": "editor’s note",
        "kind.withdrawal": "withdrawal",
        "touch.figure": "a figure",
        "touch.name": "a name",
        "touch.date": "a date",
        "touch.negation": "a negation",
        "touch.quotation": "a quotation",
    }
)

UNITS: Mapping[str, Counted] = {
    "hours": Counted("{count} hour", "{count} hours"),
    "days": Counted("{count} day", "{count} days"),
    "months": Counted("{count} month", "{count} months"),
}
