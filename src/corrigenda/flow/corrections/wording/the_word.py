"""A correction does not call itself an update."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.flow.corrections.wording.phrases import Phrases, found

TITLE = "A correction does not call itself an update or a clarification"
SOURCE = "Associated Press: “recasts”, “fixes”, “clarifies” and “changes” do not replace the word."

_DONE = "(?:updated|clarified|changed|amended|recast|fixed|revised|edited|modified|adjusted)"
_GERMAN_STORY = (
    "(?:diese[nr]?|der|den|die|das|unser(?:en|e)?)"
    " (?:Beitrag|Artikel|Text|Bericht|Meldung|Nachricht|Überschrift|Fassung)"
)
_GERMAN_DONE = (
    "(?:aktualisiert|angepasst|geändert|überarbeitet|präzisiert|ergänzt|klargestellt|konkretisiert"
    "|nachgebessert|verändert)"
)
_STORY = "(?:this|the|our) (?:story|article|report|piece|post|headline|text|item|version)"

_GERMAN_BETWEEN = "(?: (?:[\\p{N}.:]+|\\p{L}+,?)){0,6}?"
"""Words of the same sentence: a full stop ends it but behind a figure."""

INSTEAD: Phrases = {
    "en": (
        (f"{_STORY} (?:has been|have been|was|were|is) {_DONE}", "Say what was wrong."),
        (f"(?:we|the editors) (?:have )?{_DONE} {_STORY}", "Say what was wrong."),
        ("^(?:clarif(?:ies|ication)|recasts|fixes|updates?|changes)(?=:| )", "Correction"),
    ),
    "uk": (
        (
            "(?:матеріал|текст|статтю|новину|публікацію) (?:було )?(?:оновлено|уточнено|змінено)",
            "Скажіть, що було не так.",
        ),
        (
            "(?:ми|редакція) (?:оновил|уточнил|змінил)[иа]"
            " (?:(?:цей|цю|наш|нашу) )?(?:матеріал|текст|статтю|новину|публікацію)",
            "Скажіть, що було не так.",
        ),
        ("^(?:уточнення|оновлення|оновлено)(?=:| )", "Виправлення"),
    ),
    "de": (
        (
            f"{_GERMAN_STORY} (?:wurde|ist){_GERMAN_BETWEEN} {_GERMAN_DONE}",
            "Sagen Sie, was falsch war.",
        ),
        (
            f"(?:wir haben|die Redaktion hat) {_GERMAN_STORY}{_GERMAN_BETWEEN} {_GERMAN_DONE}",
            "Sagen Sie, was falsch war.",
        ),
        (
            "^(?:Klarstellung|Präzisierung|Aktualisierung|Aktualisiert|Ergänzung|Änderung|Update)"
            "(?=:| )",
            "Korrektur",
        ),
    ),
    "ar": (
        (
            "(?:تم|جرى) (?:تحديث|تعديل|توضيح) (?:هذا )?(?:الخبر|النص|المقال|التقرير)",
            "قل ما كان خطأ.",
        ),
        ("^(?:توضيح|تحديث)(?=:| )", "تصحيح"),
    ),
}


def check(notice: Proposed) -> list[Found]:
    """Words for a correction that hide that it is one."""
    if notice.kind != "correction":
        return []
    return [
        Found(
            f"“{said}” does not say that something was wrong. Say what the story said, and "
            "what is right.",
            span,
            instead,
            SOURCE,
        )
        for span, said, instead in found(INSTEAD, notice.speaks, notice.words)
    ]
