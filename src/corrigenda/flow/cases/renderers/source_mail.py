"""The mail that brings a source its link. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import dateformat, translation

from corrigenda.lib import days
from corrigenda.lib.languages import spoken
from corrigenda.lib.words import Words

WORDS = Words(
    {
        "subject": "{outlet}: one question about a passage",
        "body": "{name},\n\n{outlet} asks you one question about a passage in this story:\n\n"
        "{headline}\n{story}\n\nTo see the passage and answer with two clicks, open this link; "
        "it is for you alone, works once, and until {until}:\n\n{link}\n\n"
        "You need no account. If you would rather not answer, do nothing.\n",
    }
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in the mail.

    Attributes:
        until: in the outlet's time zone.
    """

    outlet: str
    language: str
    name: str
    headline: str
    story: str
    link: str
    until: datetime


def render(letter: Letter) -> tuple[str, str]:
    """Subject and body, in the letter's language or in English."""
    language = spoken(letter.language)
    words = WORDS[language]
    with translation.override(language):
        until = f"{days.written(letter.until)}, {dateformat.format(letter.until, 'H:i T')}"
    given = {
        "outlet": letter.outlet,
        "name": letter.name,
        "headline": letter.headline,
        "story": letter.story,
        "link": letter.link,
        "until": until,
    }
    return " ".join(words["subject"].format(**given).split())[:250], words["body"].format(**given)
