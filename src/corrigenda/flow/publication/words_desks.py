"""What a desk that receives a correction is told, by language."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.flow.publication.labels import primary

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "replace": "Replace “{before}” with “{after}”.",
        "new": "The new words: “{after}”.",
        "delete": "Delete “{before}”.",
        "deleted": "Words were deleted from the story.",
        "withdrawn": "Do not use the story any more, and take it down where you used it.",
        "expunged": (
            "Words were removed by law. Delete every copy you hold of this item, "
            "and take the story anew."
        ),
        "superseded": "A later entry supersedes this one: {address}",
        "supersedes": "This supersedes an earlier entry: {address}",
    },
    "uk": {
        "replace": "Замініть «{before}» на «{after}».",
        "new": "Нові слова: «{after}».",
        "delete": "Вилучіть «{before}».",
        "deleted": "Частину слів вилучено з матеріалу.",
        "withdrawn": "Не використовуйте цей матеріал і зніміть його там, де його використано.",
        "expunged": (
            "Слова вилучено на вимогу закону. Видаліть усі свої копії цього "
            "матеріалу й візьміть його заново."
        ),
        "superseded": "Цей запис замінено пізнішим: {address}",
        "supersedes": "Цей запис замінює попередній: {address}",
    },
    "de": {
        "replace": "Ersetzen Sie „{before}“ durch „{after}“.",
        "new": "Neuer Wortlaut: „{after}“.",
        "delete": "Streichen Sie „{before}“.",
        "deleted": "Aus dem Beitrag wurden Worte gestrichen.",
        "withdrawn": "Verwenden Sie den Beitrag nicht mehr, und entfernen Sie ihn überall, wo er steht.",
        "expunged": (
            "Worte wurden aus rechtlichen Gründen entfernt. Löschen Sie alle Kopien "
            "dieses Beitrags, und übernehmen Sie ihn neu."
        ),
        "superseded": "Ein späterer Eintrag ersetzt diesen: {address}",
        "supersedes": "Dieser Eintrag ersetzt einen früheren: {address}",
    },
    "ar": {
        "replace": "يُستبدل «{before}» بـ«{after}».",
        "new": "النص الجديد: «{after}».",
        "delete": "يُحذف «{before}».",
        "deleted": "حُذفت كلمات من الخبر.",
        "withdrawn": "لا تستخدموا هذا الخبر بعد الآن، وأزيلوه حيث نُشر.",
        "expunged": "أُزيلت كلمات بموجب القانون. احذفوا كل نسخة لديكم من هذا الخبر، وخذوه من جديد.",
        "superseded": "حل مدخل لاحق محل هذا المدخل: {address}",
        "supersedes": "يحل هذا محل مدخل سابق: {address}",
    },
}


def for_desks(language: str) -> Mapping[str, str]:
    """The words in the language, or in English where there are none."""
    return WORDS.get(primary(language), WORDS["en"])
