"""What an item says that it is: a correction, or a kill. Pure.

In a headline only a label says so, a word with a colon, a bracket or a dash after it: “Kill Bill
returns to cinemas” takes nothing back. A note is to the desks that have the item, so there a
sentence says it, too.
"""

from __future__ import annotations

import regex

_LOOKED_AT = 200
_CORRECTS = (
    r"corrections?|corrected|correcting|corrects|correct|corrigend(?:um|a)|errat(?:um|a)|"
    r"виправлення|виправлено|уточнення|спростування|"
    r"korrekturen|korrektur|korrigiert|berichtigungen|berichtigung|berichtigt|richtigstellung|"
    r"klarstellung|"
    r"تصحيح|تصويب"
)
_KILLS = (
    r"killed|kill|withdrawn|withdrawal|withdraw|retracted|retraction|retract|"
    r"відкликано|відкликання|анульовано|скасовано|"
    r"zurückgezogen|rücknahme|widerrufen|widerruf|"
    r"سحب|إلغاء"
)
_BEFORE = (
    r"^\W*(?:(?:mandatory|urgent|bulletin|advisory|attention|achtung|refile|update|story|item|"
    r"editors?|eds|увага|eilt|تنبيه)\b(?:\s+\d+)?\W*){0,3}"
)
_AFTER = r"(?:\s+(?:advisory|notice|mandatory))?(?:\s*[:：)\]|/–—]|\s+-|\s*[.!]?\s*\Z)"
_JOINED = r"-(?=\S)"
"""“CORRECTED-Ferry aground”: of words in small letters it makes one, as in “kill-switch”."""
_OF_AN_ITEM = (
    r"\s*(?:(?:of|this|the|our|all|an?|previous|earlier)\b\s*){0,3}(?:item|story|stories|article|report|text|"
    r"copy|version|take|dispatch|headline|lead|paragraph|slug)\b"
)
_IN_A_NOTE = rf"(?:[.,;!]|\s+(?:because|by|after|due|from\s+all)\b|{_OF_AN_ITEM})"
_AMENDS = r"^\W*(?:corrects|correcting|corrected|виправлено|korrigiert|berichtigt)\s+\w"
_ASKED = r"^\W*(?:(?:eds?|editors?|note|please|this|item|story|is|has|been|was|do)\b\W*){0,5}"


def says_correction(words: str) -> bool:
    """Whether a headline or a category says that this is a correction."""
    return _is_label(words, _CORRECTS)


def says_canceled(words: str) -> bool:
    """Whether a headline or a category says that the item is taken back."""
    return _is_label(words, _KILLS)


def note_corrects(note: str) -> bool:
    """Whether a note to the desks says that this is a correction."""
    return (
        says_correction(note)
        or _begins(_AMENDS, note)
        or _begins(rf"{_ASKED}(?:{_CORRECTS})\b(?:[.;]|\s+(?:to|of|in){_OF_AN_ITEM})", note)
    )


def note_cancels(note: str) -> bool:
    """Whether a note to the desks says that the item is taken back."""
    return says_canceled(note) or _begins(rf"{_ASKED}(?:{_KILLS})\b{_IN_A_NOTE}", note)


def unlabelled(headline: str) -> str:
    """A headline without the label that it begins with: as the item before may have been called."""
    for words in (_CORRECTS, _KILLS):
        found = _label(words, headline)
        if found:
            return headline[found.end() :].strip()
    return headline.strip()


def _is_label(words: str, meant: str) -> bool:
    return _label(meant, words) is not None


def _label(meant: str, words: str) -> regex.Match[str] | None:
    begins = words[:_LOOKED_AT]
    found = regex.match(rf"{_BEFORE}(?:{meant}){_AFTER}", begins, regex.IGNORECASE)
    if found:
        return found
    joined = regex.match(rf"{_BEFORE}(?:{meant}){_JOINED}", begins, regex.IGNORECASE)
    said, rest = (begins[: joined.end()], begins[joined.end() :]) if joined else ("", "")
    return joined if said.isupper() and not rest.isupper() else None


def _begins(pattern: str, words: str) -> bool:
    return regex.match(pattern, words[:_LOOKED_AT], regex.IGNORECASE) is not None
