"""The mail that brings a source its link. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import dateformat, translation

from corrigenda.lib import days

_TEXTS = {
    "en": (
        "{outlet}: one question about a passage",
        "{name},\n\n{outlet} asks you one question about a passage in this story:\n\n"
        "{headline}\n{story}\n\nTo see the passage and answer with two clicks, open this link; "
        "it is for you alone, works once, and until {until}:\n\n{link}\n\n"
        "You need no account. If you would rather not answer, do nothing.\n",
    ),
    "uk": (
        "{outlet}: одне запитання про уривок",
        "{name}!\n\nРедакція видання {outlet} має до вас одне запитання про уривок із цього "
        "матеріалу:\n\n{headline}\n{story}\n\nЩоб побачити уривок і відповісти двома клацаннями, "
        "відкрийте це посилання; воно лише для вас, діє один раз і до {until}:\n\n{link}\n\n"
        "Обліковий запис не потрібен. Якщо не хочете відповідати, просто нічого не робіть.\n",
    ),
    "de": (
        "{outlet}: eine Frage zu einer Textstelle",
        "Guten Tag, {name},\n\ndie Redaktion von „{outlet}“ hat eine Frage an Sie zu einer Stelle "
        "in diesem Beitrag:\n\n{headline}\n{story}\n\nUm die Stelle zu sehen und mit zwei Klicks "
        "zu antworten, öffnen Sie diesen Link; er ist nur für Sie, funktioniert einmal und gilt "
        "bis zum {until}:\n\n{link}\n\nSie brauchen kein Konto. Wenn Sie lieber nicht antworten "
        "möchten, brauchen Sie nichts zu tun.\n",
    ),
    "ar": (
        "{outlet}: سؤال واحد عن مقطع",
        "{name}،\n\nتوجّه إليك {outlet} سؤالا واحدا عن مقطع في هذا النص:\n\n{headline}\n{story}\n\n"
        "لرؤية المقطع والإجابة بنقرتين افتح هذا الرابط؛ وهو لك وحدك، ويعمل مرة واحدة، "
        "وحتى {until}:\n\n{link}\n\nلا تحتاج إلى حساب. وإن لم ترغب في الإجابة فلا تفعل شيئا.\n",
    ),
}


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
    language = letter.language.split("-", maxsplit=1)[0].lower()
    language = language if language in _TEXTS else "en"
    subject, body = _TEXTS[language]
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
    return " ".join(subject.format(**given).split())[:250], body.format(**given)
