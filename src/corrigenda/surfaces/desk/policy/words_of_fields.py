"""What the fields of a policy are called, for people. A field that is not here is shown, too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corrigenda.flow.corrections.wording.checks import TITLES
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.lib.languages import LANGUAGES
from corrigenda.surfaces.desk.tongues import name_of_language
from corrigenda.surfaces.desk.wording import KINDS, PLACES, ROLES

SECTIONS = (
    "Corrections and their words",
    "Where a notice stands",
    "The second person",
    "In time",
    "The house’s own words",
    "Readers and their data",
    "Abuse",
    "The desk",
    "Other",
)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field, in plain words."""

    section: str
    label: str
    hint: str = ""


_WORDS, _PLACE, _SECOND, _TIME, _HOUSE, _READERS, _ABUSE, _DESK, _OTHER = SECTIONS

FIELDS = {
    "repeat_error": FieldWords(
        _WORDS, "Say what was wrong", "The notice and the log repeat the words that were wrong."
    ),
    "strict_checks": FieldWords(
        _WORDS,
        "Checks that refuse a notice",
        "Of the others an editor is told, and may go on all the same; that is noted.",
    ),
    "notice_min_chars": FieldWords(_WORDS, "Shortest notice, in characters"),
    "notice_max_chars": FieldWords(_WORDS, "Longest notice, in characters"),
    "late_days": FieldWords(
        _WORDS,
        "Days after which a correction explains why it comes late",
        "Counted from the day of the story; 0 for never.",
    ),
    "notice_says_date": FieldWords(_WORDS, "A notice names the day of the story"),
    "notice_links_story": FieldWords(
        _WORDS, "A notice holds the story’s address", "For notices that travel alone."
    ),
    "placement": FieldWords(
        _PLACE,
        "Place of a notice, by kind",
        "An editor may choose otherwise and says why. The log has all of them.",
    ),
    "placement_severities": FieldWords(
        _PLACE,
        "Place of a notice, by severity",
        "Counts where it is a graver place than the kind’s.",
    ),
    "second_person_for": FieldWords(
        _SECOND, "Kinds that a second person approves", "A withdrawal always waits for one."
    ),
    "second_person_severities": FieldWords(_SECOND, "Severities that a second person approves"),
    "second_person_touches": FieldWords(
        _SECOND,
        "What the change touches, for a second person",
        "Of a silent fix that touches one of these, a second person always decides.",
    ),
    "second_person_sections": FieldWords(
        _SECOND,
        "Sections in which a second person always approves",
        "One a line, as stories name it or as it stands in their addresses. Of a silent fix there, "
        "too, unless it is spelling alone.",
    ),
    "fix_due_hours": FieldWords(
        _TIME, "Hours for the CMS to make a change", "After them the change is overdue."
    ),
    "first_look_hours": FieldWords(_TIME, "Hours to the first look at a case"),
    "typo_due_hours": FieldWords(_TIME, "Hours to the decision on a typo"),
    "fact_due_hours": FieldWords(_TIME, "Hours to the decision on a fact"),
    "urgent_due_hours": FieldWords(_TIME, "Hours to the decision on an urgent case"),
    "time_zone": FieldWords(_TIME, "Time zone of the desk", "Such as Europe/Berlin."),
    "guard": FieldWords(
        _DESK,
        "Stories watched for changes without a note",
        "When a new version changes a figure, a name, a date, a negation or a quotation, and no "
        "correction says so, the desk gets a case.",
    ),
    "guard_minutes": FieldWords(
        _DESK,
        "Minutes for which a new story is not watched yet",
        "Counted from its first version: a story that is still being written changes a lot.",
    ),
    "undo_seconds": FieldWords(
        _TIME, "Seconds to take a decision back", "Nothing leaves the desk before."
    ),
    "desk_name": FieldWords(
        _HOUSE, "Name of the desk", "Who answers for corrections, as readers know it."
    ),
    "contact": FieldWords(
        _HOUSE, "How readers reach it", "An e-mail address, a telephone number, a page."
    ),
    "preamble": FieldWords(_HOUSE, "Your own words above the published policy"),
    "notice_words": FieldWords(
        _HOUSE,
        "Drafts of notices",
        "Empty: ours. {before}, {after}, {date} and {headline} are filled in; […] is a blank that "
        "the editor has to fill.",
    ),
    "reader_words": FieldWords(
        _HOUSE,
        "What readers are told",
        "One line each, as plain text. Empty: ours. {outlet} is the name of the outlet.",
    ),
    "sections": FieldWords(_HOUSE, "Sections of the site", "One a line."),
    "letters_address": FieldWords(
        _READERS,
        "Where readers’ letters come in",
        "The address of which your mail server hands mail on to Corrigenda. Empty: none is taken.",
    ),
    "contact_days": FieldWords(
        _READERS, "Days a reader’s address is kept", "Counted from the answer."
    ),
    "report_months": FieldWords(_READERS, "Months the words of a report are kept"),
    "mail_reader_words": FieldWords(_READERS, "Mail to the desk may hold readers’ words"),
    "source_check_days": FieldWords(_READERS, "Days a link to the person quoted works"),
    "public_scorecard": FieldWords(
        _READERS,
        "The public sees the house’s own figures",
        "At /corrections/scorecard. The monthly number of fixes stands there always.",
    ),
    "copies_public": FieldWords(
        _READERS,
        "The public log says in how many other places an error stood",
        "And in how many of them it is corrected: counts, and no names.",
    ),
    "log_authors": FieldWords(
        _READERS, "The public log names who wrote the story", "And is narrowed by it."
    ),
    "publish_fixes": FieldWords(
        _READERS,
        "Fixes stand in the machine-readable record",
        "In the exports of the log, with the words of the story and none of readers.",
    ),
    "show_hold": FieldWords(_READERS, "The story says that a passage is being checked"),
    "reports_per_minute": FieldWords(_ABUSE, "Reports from one address in a minute"),
    "attack_reports_per_page": FieldWords(
        _ABUSE, "Reports on one page in a minute", "Above it a small proof of work is asked for."
    ),
    "attack_reports_per_minute": FieldWords(
        _ABUSE, "Reports on all pages in a minute", "Above it a small proof of work is asked for."
    ),
    "letters_per_day": FieldWords(_ABUSE, "Letters from one address that are shown in a day"),
    "hold_points": FieldWords(_ABUSE, "Points of suspicion from which a report is held"),
    "ban_days": FieldWords(_ABUSE, "Days of a ban"),
    "agencies": FieldWords(
        _DESK,
        "Agencies",
        "One a line: its name; how stories spell it besides; where its desk gets mail. Such as "
        "“Quillmark News Agency; QNA; desk@quillmark.example”.",
    ),
    "second_factor_for": FieldWords(_DESK, "Roles that sign in with a second factor"),
    "desk_address": FieldWords(_DESK, "Where the desk gets mail", "Empty: nowhere."),
    "telling_days": FieldWords(_DESK, "Days after which a failing delivery is given up"),
}

CHOICES = {
    **{value: words.name for value, words in KINDS.items()},
    **{value: name.capitalize() for value, name in PLACES.items()},
    **{value: name.capitalize() for value, name in ROLES.items()},
    **{value: value.capitalize() for value in ("low", "normal", "high", "urgent")},
    "figure": "A figure",
    "name": "A name",
    "date": "A date",
    "negation": "A negation",
    "quotation": "A quotation",
    "all": "All stories",
    "corrected": "Corrected stories only",
    "off": "None",
    "title": "Title of the dialog and the form",
    "contact_note": "Note under the e-mail field",
    "sent": "Said by the dialog once it is sent",
    "receipt_note": "Note on the private link",
    "lead": "Introduction of the form without JavaScript",
    "received": "Said by the receipt while the report waits",
    "mail_end": "End of the mail that says what became of it",
}
"""What a value of a list of choices is called."""


def words_for(name: str) -> FieldWords:
    """The field in plain words; of one that nobody put here, its name and its own description."""
    if name in FIELDS:
        return FIELDS[name]
    return FieldWords(_OTHER, name.replace("_", " ").capitalize(), _described(name))


def name_of(field: str, value: str) -> str:
    """What a choice of a field is called, or a key of its table."""
    if field == "strict_checks":
        return TITLES.get(value, value)
    kind, dot, language = value.partition(".")
    if dot:
        return f"{CHOICES.get(kind, kind)}, {name_of_language(language)}"
    return name_of_language(value) if value in LANGUAGES else CHOICES.get(value, value)


def _described(name: str) -> str:
    found = re.search(rf"^ +(?:\w+, )*{name}(?:, \w+)*: (.+?)(?=^ +\w+(?:, \w+)*: |\Z)",
                      Policy.__doc__ or "", re.MULTILINE | re.DOTALL)  # fmt: skip
    text = " ".join(found.group(1).split()) if found else ""
    return text[:1].upper() + text[1:]
