"""How far a report has come, in a word: those of the steps on its page."""

from __future__ import annotations

from collections.abc import Mapping

LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "received": "Received",
        "held": "Held: a person looks at it first",
        "rejected": "Not taken",
        "checking": "Being checked",
        "decided": "Decided",
        "corrected": "Corrected in the story",
        "correction": "Correction published",
        "clarification": "Clarification published",
        "editors_note": "Editor’s note published",
        "withdrawal": "Withdrawal published",
        "declined": "Not changed",
    },
    "uk": {
        "received": "Отримано",
        "held": "Затримано: спершу погляне людина",
        "rejected": "Не прийнято",
        "checking": "На перевірці",
        "decided": "Вирішено",
        "corrected": "Виправлено в матеріалі",
        "correction": "Виправлення опубліковано",
        "clarification": "Уточнення опубліковано",
        "editors_note": "Примітку редакції опубліковано",
        "withdrawal": "Відкликання опубліковано",
        "declined": "Не змінено",
    },
    "de": {
        "received": "Eingegangen",
        "held": "Zurückgehalten: Erst sieht ihn ein Mensch an",
        "rejected": "Nicht angenommen",
        "checking": "Wird geprüft",
        "decided": "Entschieden",
        "corrected": "Im Beitrag korrigiert",
        "correction": "Korrektur veröffentlicht",
        "clarification": "Klarstellung veröffentlicht",
        "editors_note": "Anmerkung der Redaktion veröffentlicht",
        "withdrawal": "Rücknahme veröffentlicht",
        "declined": "Nicht geändert",
    },
    "ar": {
        "received": "وصل البلاغ",
        "held": "موقوف: ينظر فيه شخص أولًا",
        "rejected": "لم يُقبل",
        "checking": "قيد التحقق",
        "decided": "صدر القرار",
        "corrected": "صُحّح في الخبر",
        "correction": "نُشر التصحيح",
        "clarification": "نُشر التوضيح",
        "editors_note": "نُشرت ملاحظة المحرر",
        "withdrawal": "نُشر السحب",
        "declined": "لم يُغيَّر",
    },
}
