"""What an agency is told by mail, in the languages of the readers' pages."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "asked_subject": "{outlet}: is this right? Words credited to {agency}",
        "asked_lead": "These words stand in a story of {outlet} and are credited to {agency}:",
        "asked_do": "We are checking them. Are they right, and have you corrected them?",
        "subject_correction": "{outlet}: words credited to {agency} were corrected",
        "subject_clarification": "{outlet}: words credited to {agency} were clarified",
        "subject_editors_note": "{outlet}: an editor’s note on words credited to {agency}",
        "subject_withdrawal": "{outlet}: a story with words credited to {agency} was withdrawn",
        "lead_correction": "{outlet} has corrected these words, which are credited to {agency}:",
        "lead_clarification": "{outlet} has published a clarification of these words, which are "
        "credited to {agency}:",
        "lead_editors_note": "{outlet} has published an editor’s note on these words, which are "
        "credited to {agency}:",
        "lead_withdrawal": "{outlet} has withdrawn a story with these words, which are credited to "
        "{agency}:",
        "now": "The story now says:",
        "deleted": "They were taken out of the story.",
        "notice": "Our notice:",
        "do": "If the error comes from what you sent out, please correct it for all who have it.",
        "answer": "A reply to this mail reaches our corrections desk.",
        "story": "The story",
        "log": "In the public log of corrections",
    },
    "uk": {
        "asked_subject": "{outlet}: чи це правильно? Слова з посиланням на {agency}",
        "asked_lead": "У матеріалі видання «{outlet}» є такі слова з посиланням на {agency}:",
        "asked_do": "Ми їх перевіряємо. Чи вони правильні і чи ви їх уже виправили?",
        "subject_correction": "{outlet}: виправлено слова з посиланням на {agency}",
        "subject_clarification": "{outlet}: уточнено слова з посиланням на {agency}",
        "subject_editors_note": "{outlet}: примітка редактора до слів із посиланням на {agency}",
        "subject_withdrawal": "{outlet}: відкликано матеріал із посиланням на {agency}",
        "lead_correction": "Редакція видання «{outlet}» виправила такі слова, подані з посиланням "
        "на {agency}:",
        "lead_clarification": "Редакція видання «{outlet}» опублікувала уточнення до таких слів, "
        "поданих із посиланням на {agency}:",
        "lead_editors_note": "Редакція видання «{outlet}» опублікувала примітку редактора до таких "
        "слів, поданих із посиланням на {agency}:",
        "lead_withdrawal": "Редакція видання «{outlet}» відкликала матеріал, у якому є такі слова "
        "з посиланням на {agency}:",
        "now": "Тепер у матеріалі написано:",
        "deleted": "Ці слова вилучено з матеріалу.",
        "notice": "Наша примітка:",
        "do": "Якщо помилка походить із того, що ви розіслали, виправте її, будь ласка, для всіх, "
        "хто це отримав.",
        "answer": "Відповідь на цей лист отримає наша редакція.",
        "story": "Матеріал",
        "log": "У відкритому журналі виправлень",
    },
    "de": {
        "asked_subject": "{outlet}: Stimmt das? Eine Stelle mit {agency} als Quelle",
        "asked_lead": "In einem Beitrag von „{outlet}“ steht mit {agency} als Quelle:",
        "asked_do": "Wir prüfen die Stelle. Stimmt sie, und haben Sie sie inzwischen berichtigt?",
        "subject_correction": "{outlet}: Eine Stelle mit {agency} als Quelle wurde korrigiert",
        "subject_clarification": "{outlet}: Klarstellung zu einer Stelle mit {agency} als Quelle",
        "subject_editors_note": "{outlet}: Anmerkung zu einer Stelle mit {agency} als Quelle",
        "subject_withdrawal": "{outlet}: Ein Beitrag mit {agency} als Quelle wurde zurückgezogen",
        "lead_correction": "Die Redaktion von „{outlet}“ hat diese Stelle korrigiert, für die "
        "{agency} als Quelle genannt ist:",
        "lead_clarification": "Die Redaktion von „{outlet}“ hat diese Stelle klargestellt, für die "
        "{agency} als Quelle genannt ist:",
        "lead_editors_note": "Die Redaktion von „{outlet}“ hat eine Anmerkung zu dieser Stelle "
        "veröffentlicht, für die {agency} als Quelle genannt ist:",
        "lead_withdrawal": "Die Redaktion von „{outlet}“ hat einen Beitrag zurückgezogen, in dem "
        "mit {agency} als Quelle stand:",
        "now": "Im Beitrag steht jetzt:",
        "deleted": "Die Stelle wurde aus dem Beitrag gestrichen.",
        "notice": "Unser Hinweis:",
        "do": "Wenn der Fehler aus Ihrer Meldung stammt, berichtigen Sie ihn bitte für alle, die "
        "sie erhalten haben.",
        "answer": "Eine Antwort auf diese E-Mail erreicht unsere Redaktion.",
        "story": "Der Beitrag",
        "log": "Im öffentlichen Protokoll der Korrekturen",
    },
    "ar": {
        "asked_subject": "{outlet}: هل هذا صحيح؟ كلام منسوب إلى {agency}",
        "asked_lead": "ورد هذا الكلام في مادة نشرتها {outlet} منسوبًا إلى {agency}:",
        "asked_do": "نحن نتحقق منه. هل هو صحيح؟ وهل صححتموه؟",
        "subject_correction": "{outlet}: تصحيح كلام منسوب إلى {agency}",
        "subject_clarification": "{outlet}: توضيح كلام منسوب إلى {agency}",
        "subject_editors_note": "{outlet}: ملاحظة من المحرر على كلام منسوب إلى {agency}",
        "subject_withdrawal": "{outlet}: سحب مادة فيها كلام منسوب إلى {agency}",
        "lead_correction": "صححت {outlet} هذا الكلام المنسوب إلى {agency}:",
        "lead_clarification": "نشرت {outlet} توضيحًا لهذا الكلام المنسوب إلى {agency}:",
        "lead_editors_note": "نشرت {outlet} ملاحظة من المحرر على هذا الكلام المنسوب إلى {agency}:",
        "lead_withdrawal": "سحبت {outlet} مادة ورد فيها هذا الكلام المنسوب إلى {agency}:",
        "now": "تقول المادة الآن:",
        "deleted": "حُذف هذا الكلام من المادة.",
        "notice": "ملاحظتنا المنشورة:",
        "do": "إن كان الخطأ مما أرسلتموه فنرجو تصحيحه لدى كل من وصل إليه.",
        "answer": "يصل الرد على هذه الرسالة إلى هيئة التحرير.",
        "story": "المادة",
        "log": "في سجل التصحيحات العام",
    },
}
