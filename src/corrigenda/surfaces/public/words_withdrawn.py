"""What the page of a withdrawn story says, in each language of the public pages."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Withdrawn: {headline}",
        "lead": "{outlet} has withdrawn this story. Its text no longer stands here.",
        "why": "Why",
        "to_entry": "This entry in the log of corrections",
        "to_log": "All corrections",
    },
    "uk": {
        "title": "Відкликано: {headline}",
        "lead": "{outlet}: цей матеріал відкликано. Його тексту тут більше немає.",
        "why": "Чому",
        "to_entry": "Цей запис у журналі виправлень",
        "to_log": "Усі виправлення",
    },
    "de": {
        "title": "Zurückgezogen: {headline}",
        "lead": "Die Redaktion von „{outlet}“ hat diesen Beitrag zurückgezogen. Der Text steht hier nicht mehr.",
        "why": "Warum",
        "to_entry": "Dieser Eintrag im Protokoll der Korrekturen",
        "to_log": "Alle Korrekturen",
    },
    "ar": {
        "title": "سُحب: {headline}",
        "lead": "سحبت {outlet} هذا الخبر، ولم يعد نصه منشورًا هنا.",
        "why": "السبب",
        "to_entry": "هذا المدخل في سجل التصحيحات",
        "to_log": "كل التصحيحات",
    },
}
