"""What a reader is told whose report cannot be taken, by the dialog and by the form."""

from __future__ import annotations

from datetime import UTC
from math import ceil

from django.utils import translation
from django.utils.formats import number_format

from corrigenda.flow.reports.errors import BannedError, ReportError, Wrong
from corrigenda.lib import days
from corrigenda.lib.words import Counted, Text, Words

WORDS = Words(
    {
        "too_long": "This has {length} characters; at most {most} are taken. Shorten it.",
        "unreadable": "There is a character in it that cannot be shown. Type the words instead of "
        "pasting them.",
        "no_address": "This is not an e-mail address. Give it as name@example.org, or leave the "
        "field empty.",
        "no_link": "This is not a web address. Give it as https://example.org/page, or leave "
        "the field empty.",
        "no_words": "No words are selected. Select the words that are wrong and report them again.",
        "not_whole": "The words that you selected could not be matched with the story. Select them "
        "again, without what stands around them, and send the report anew.",
        "no_story": "Reports from this page are not taken here: the desk does not know its address "
        "as one of the newsroom’s. Open the story on the newsroom’s own site and report it there.",
        "unknown": "What your browser sent could not be read here. Load the page anew and report "
        "the words once more.",
        "too_large": "The report is larger than anything that is taken here. Select fewer words, "
        "or write less, and send it again.",
        "other_report": "Another report of yours has arrived in its place, with other words. "
        "Select the words again and send this one as a report of its own.",
        "flood": "Very many reports are coming in at this moment, and yours is not stored yet. "
        "Send it again in a few minutes.",
        "banned": "Reports from your connection are not taken until {day}, {time} UTC. That is "
        "because of earlier reports from it, perhaps by somebody else who shares it. If this one "
        "is real, send it with this form, and a person looks at it: {form}",
        "title": "The report was not accepted",
    }
)
"""Those of `Wrong` by its values."""

LABELS = Words(
    {
        "selector": Text("The story says", "label in the dialog"),
        "should_say": Text("It should say", "label in the dialog"),
        "why": Text("Why?", "label in the dialog"),
        "source": Text("Link to a source", "label in the dialog"),
        "contact": Text("Your e-mail", "label in the dialog"),
        "appeal": "What should the person who looks know?",
    }
)
"""By the API's name of what a reader fills in: the widget's own words, and the form's."""

_LABELLED = Text("“{label}”: {said}", "what is wrong with a field of the dialog")
_SECONDS = Counted(
    "Many reports came from your connection just now. Wait one second and send it again; your "
    "words are all still here.",
    "Many reports came from your connection just now. Wait {count} seconds and send it again; "
    "your words are all still here.",
)
_HOURS = Counted(
    "Many reports came from your connection today. Wait one hour, then send it again.",
    "Many reports came from your connection today. Wait {count} hours, then send it again.",
)
_MINUTE, _HOUR = 60, 3_600


def wrong_with(error: ReportError, language: str) -> str:
    """What is wrong, for a place where the reader sees with what."""
    typed = error.wrong in (Wrong.TOO_LONG, Wrong.UNREADABLE)
    if error.field == "block" and typed:
        # Its reader selected too much of the story; the text of the paragraph is none of theirs.
        return WORDS[language]["not_whole"]
    if typed and error.field not in LABELS[language]:
        return WORDS[language]["unknown"]
    with translation.override(language):
        length, most = (
            number_format(one, use_l10n=True, force_grouping=True)
            for one in (error.length, error.most)
        )
    return WORDS[language][error.wrong].format(length=length, most=most)


def refused(error: ReportError, language: str) -> str:
    """The same with the name of the field before it, where it is one that a reader fills in."""
    said = wrong_with(error, language)
    label = LABELS[language].get(error.field)
    if label is None or error.wrong in (Wrong.NO_WORDS, Wrong.NOT_WHOLE):
        return said
    return _LABELLED[language].format(label=label, said=said)


def banned(error: BannedError, language: str) -> str:
    """Until when, why that may be, and where to say that it is a mistake."""
    until = error.until.astimezone(UTC)
    with translation.override(language):
        day = days.written(until)
    return WORDS[language]["banned"].format(day=day, time=f"{until:%H:%M}", form=error.form)


def too_many(wait: int, language: str) -> str:
    """When to send it again.

    Args:
        wait: seconds.
    """
    if wait > _MINUTE:
        return _HOURS.of(ceil(wait / _HOUR), language)
    return _SECONDS.of(wait, language)
