"""What a kind of correction is called on the page."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.lib.words import Text, Words

LABELS = Words(
    {
        "correction": "Correction",
        "clarification": "Clarification",
        "editors_note": "Editor’s note",
        "withdrawal": "Withdrawn",
    }
)


def label(kind: str, language: str) -> str:
    """The kind's name in the language, or in English where there is none."""
    return LABELS[language][kind]


IN_THE_LOG = Text("In the log of corrections")


def in_the_log(language: str) -> str:
    """The words of a link to the permalink, in the language or in English."""
    return IN_THE_LOG[language]


IN_THE_STORY = Words(
    {
        "show": "Show in the story",
        "gone": "These words do not stand in the story any more.",
        "ambiguous": "These words stand at several places in the story.",
    }
)


def in_the_story(language: str) -> Mapping[str, str]:
    """The words of a link to the corrected words (`show`), and what is said without a place.

    In the language or in English; `gone` and `ambiguous` are the states of an anchor.
    """
    return IN_THE_STORY[language]


SUPERSEDED = Text("An earlier notice on this is superseded:")


def superseded(language: str) -> str:
    """What stands before the links to what a notice superseded."""
    return SUPERSEDED[language]


REMOVED = Text("Words were removed by law.")


def removed(language: str) -> str:
    """What stands for the words of an entry that was expunged, in the language or in English."""
    return REMOVED[language]


def said(words: str, language: str, *, gone: bool) -> str:
    """The words of an entry; of one that was expunged what is left of them, and that it was."""
    return " ".join(filter(None, (words, removed(language)))) if gone else words


SUPERSEDED_BY = Text("Superseded by a later entry: {permalink}")


def superseded_by(language: str, permalink: str) -> str:
    """That a later entry stands in its place, for formats that have no field for it."""
    return SUPERSEDED_BY[language].format(permalink=permalink)
