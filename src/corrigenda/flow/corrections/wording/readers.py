"""Readers are thanked without being named."""

from __future__ import annotations

import regex

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.flow.corrections.wording.phrases import compiled

TITLE = "Names no reader"
SOURCE = "Who reported it stays with the desk: a reader is thanked as “a reader”."

_MAIL = regex.compile(r"[\p{L}\p{N}._%+\-]{1,64}@[\p{L}\p{N}\-]{1,63}(?:\.[\p{L}\p{N}\-]{1,63})+")
_NAME = r"\p{Lu}[\p{Ll}\p{M}'’\-]+(?:\s+\p{Lu}[\p{Ll}\p{M}'’\-]+){0,2}"
_FULL_NAME = r"\p{Lu}[\p{Ll}\p{M}'’\-]+\s+\p{Lu}[\p{Ll}\p{M}'’\-]+"
_ARABIC_WORD = r"[\p{Arabic}\p{M}]{2,}"
_NAMED = {
    "en": (
        rf"(?i:(?:our |the |a )?readers?,?) (?P<name>{_NAME})",
        rf"(?i:thank(?:s to| you to|s)?|grateful to) (?!The\b|Our\b|A\b)(?P<name>{_NAME})",
    ),
    "uk": (
        rf"(?i:читач|читачка|читачеві|читачці|читача|читачки|читачу) (?P<name>{_NAME})",
        # One word with a capital may be an office: “Дякуємо Міністерству освіти”.
        rf"(?i:дякуємо|вдячні) (?P<name>{_FULL_NAME})",
    ),
    "de": (
        rf"(?i:leser(?:in)?|dank(?:en?|t)?(?: geht)?(?: an)?) (?:Frau|Herrn?) (?P<name>{_NAME})",
        # One word with a capital may be any noun.
        rf"(?i:leser(?:in)?|dank(?:en?|t)?(?: geht)?(?: an)?) (?!Frau |Herrn? )"
        rf"(?P<name>{_FULL_NAME})",
    ),
    # No capitals tell a name from other words: a title does.
    "ar": (
        r"(?:القارئ|القارئة|للقارئ|للقارئة) (?:السيد|السيدة|الأستاذ|الأستاذة)"
        rf" (?P<name>{_ARABIC_WORD}(?: {_ARABIC_WORD})?)",
    ),
}


def check(notice: Proposed) -> list[Found]:
    """An e-mail address, a reader's own or any, or a name after the word for a reader."""
    findings = [
        Found(
            "An e-mail address of a person has no place in a notice: take it out.",
            one.span(),
            source=SOURCE,
        )
        for one in _MAIL.finditer(notice.words)
        if one.group().lower() not in notice.policy.contact.lower()
        or one.group().lower() in notice.contacts
    ]
    for pattern in _NAMED.get(notice.speaks, ()):
        for match in _exactly(pattern).finditer(notice.words, timeout=1.0):
            if match["name"] in notice.after or match["name"] in notice.before:
                continue
            findings.append(
                Found(
                    f"“{match['name']}” seems to be a reader’s name: thank “a reader” instead.",
                    match.span("name"),
                    source=SOURCE,
                )
            )
    return findings


def _exactly(pattern: str) -> regex.Pattern[str]:
    return regex.compile(compiled(pattern).pattern)
