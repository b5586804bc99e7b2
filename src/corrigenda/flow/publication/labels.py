"""What a kind of correction is called on the page, by language."""

from __future__ import annotations

LABELS: dict[str, dict[str, str]] = {
    "en": {
        "correction": "Correction",
        "clarification": "Clarification",
        "editors_note": "Editor’s note",
        "withdrawal": "Withdrawn",
    },
    "uk": {
        "correction": "Виправлення",
        "clarification": "Уточнення",
        "editors_note": "Примітка редакції",
        "withdrawal": "Відкликано",
    },
    "de": {
        "correction": "Korrektur",
        "clarification": "Klarstellung",
        "editors_note": "Anmerkung der Redaktion",
        "withdrawal": "Zurückgezogen",
    },
    "ar": {
        "correction": "تصحيح",
        "clarification": "توضيح",
        "editors_note": "ملاحظة المحرر",
        "withdrawal": "سُحب النص",
    },
}


def primary(language: str) -> str:
    """The first part of a language tag, in lower case."""
    return language.split("-", maxsplit=1)[0].lower()


def label(kind: str, language: str) -> str:
    """The kind's name in the language, or in English where there is none."""
    return LABELS.get(primary(language), LABELS["en"])[kind]


IN_THE_LOG = {
    "en": "In the log of corrections",
    "uk": "У журналі виправлень",
    "de": "Im Protokoll der Korrekturen",
    "ar": "في سجل التصحيحات",
}


def in_the_log(language: str) -> str:
    """The words of a link to the permalink, in the language or in English."""
    return IN_THE_LOG.get(primary(language), IN_THE_LOG["en"])


IN_THE_STORY = {
    "en": {
        "show": "Show in the story",
        "gone": "These words do not stand in the story any more.",
        "ambiguous": "These words stand at several places in the story.",
    },
    "uk": {
        "show": "Показати в тексті",
        "gone": "Цих слів у тексті вже немає.",
        "ambiguous": "Ці слова стоять у тексті в кількох місцях.",
    },
    "de": {
        "show": "Im Beitrag zeigen",
        "gone": "Diese Worte stehen nicht mehr im Beitrag.",
        "ambiguous": "Diese Worte stehen mehrmals im Beitrag.",
    },
    "ar": {
        "show": "عرض في النص",
        "gone": "لم تعد هذه الكلمات في النص.",
        "ambiguous": "ترد هذه الكلمات في عدة مواضع من النص.",
    },
}


def in_the_story(language: str) -> dict[str, str]:
    """The words of a link to the corrected words (`show`), and what is said without a place.

    In the language or in English; `gone` and `ambiguous` are the states of an anchor.
    """
    return IN_THE_STORY.get(primary(language), IN_THE_STORY["en"])


SUPERSEDED = {
    "en": "An earlier notice on this is superseded:",
    "uk": "Попередню примітку про це замінено:",
    "de": "Ersetzt einen früheren Vermerk:",
    "ar": "حلّت هذه محل ملاحظة سابقة:",
}


def superseded(language: str) -> str:
    """What stands before the links to what a notice superseded."""
    return SUPERSEDED.get(primary(language), SUPERSEDED["en"])


REMOVED = {
    "en": "Words were removed by law.",
    "uk": "Слова вилучено на вимогу закону.",
    "de": "Worte wurden aus rechtlichen Gründen entfernt.",
    "ar": "أُزيلت كلمات بموجب القانون.",
}


def removed(language: str) -> str:
    """What stands for the words of an entry that was expunged, in the language or in English."""
    return REMOVED.get(primary(language), REMOVED["en"])


def said(words: str, language: str, *, gone: bool) -> str:
    """The words of an entry; of one that was expunged what is left of them, and that it was."""
    return " ".join(filter(None, (words, removed(language)))) if gone else words


SUPERSEDED_BY = {
    "en": "Superseded by a later entry: {permalink}",
    "uk": "Замінено пізнішим записом: {permalink}",
    "de": "Durch einen späteren Eintrag ersetzt: {permalink}",
    "ar": "حل محله مدخل لاحق: {permalink}",
}


def superseded_by(language: str, permalink: str) -> str:
    """That a later entry stands in its place, for formats that have no field for it."""
    return SUPERSEDED_BY.get(primary(language), SUPERSEDED_BY["en"]).format(permalink=permalink)
