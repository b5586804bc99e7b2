"""Days that are still right next week."""

from __future__ import annotations

from datetime import datetime

import regex

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.flow.corrections.wording.phrases import Phrases, found

TITLE = "Days are named so that they stay right"
SOURCE = "A notice stays on the story: “yesterday” is wrong tomorrow."

RELATIVE: Phrases = {
    "en": (
        ("today|yesterday|tomorrow|tonight|this morning|last night", "the date"),
        (
            "(?:last|this|next) (?:week|month|year|sunday|monday|tuesday|wednesday|thursday|friday"
            "|saturday)",
            "the date",
        ),
    ),
    "uk": (
        ("сьогодні|вчора|учора|завтра|позавчора|торік|позаторік", "дата"),
        ("(?:цього|минулого) (?:тижня|місяця|року)", "дата"),
    ),
    "ar": (
        # “The same day”, “on the day of …” are not today.
        (
            "(?<!(?:في|ذلك) )اليوم(?! (?:نفسه|ذاته|التالي|السابق|الأول|الثاني|الأخير|الذي))",
            "التاريخ",
        ),
        ("أمس|غدا|الأسبوع الماضي|هذا الأسبوع", "التاريخ"),
    ),
    "de": (
        # With a capital it is the morning.
        ("heute|gestern|vorgestern|übermorgen|(?-i:morgen)", "das Datum"),
        (
            "(?:diese|letzte|vorige|vergangene|nächste|kommende)[nmrs]?"
            " (?:Woche|Monats?|Jahre?s?|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag"
            "|Sonnabend|Sonntag|Wochenende)",
            "das Datum",
        ),
    ),
}
_NUMBER = regex.compile(r"\p{Nd}+")


def check(notice: Proposed) -> list[Found]:
    """Days named from today, outside quotations of the story; the story's day, if it is asked."""
    quoted = (notice.before + " " + notice.after).lower()
    relative = [
        Found(f"“{said}” will soon be another day: name the date.", span, instead, SOURCE)
        for span, said, instead in found(RELATIVE, notice.speaks, notice.words)
        if said.lower() not in quoted
    ]
    at = notice.story_at
    if at and notice.policy.notice_says_date and not _names_day(notice.words, at):
        relative.append(
            Found(
                f"This house names the day of the story, {at.day} {at:%B %Y}: say when it came "
                "out.",
                source="House policy.",
            )
        )
    return relative


def _names_day(words: str, at: datetime) -> bool:
    numbers = {int(one) for one in _NUMBER.findall(words) if len(one) <= 4}
    return at.day in numbers
