"""What readers are told whose report is held, rejected, or not taken at all."""

from __future__ import annotations

from collections.abc import Mapping

HELD_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "held": "Your report waits for a person to look at it",
        "held_text": "It is stored, but our filter takes it for spam, so it has not reached an "
        "editor yet. Filters make mistakes: somebody at the desk looks at every report that is "
        "held, and none is deleted unread.",
        "held_since": "Held",
        "appeal_title": "Is this a real report?",
        "appeal_text": "Then say so: it goes to the top of what the desk looks at.",
        "appeal_label": "What should the person who looks know?",
        "appeal_send": "This is a real report",
        "appealed": "You said that this is a real report. It stands at the top of the list that "
        "the desk looks at.",
        "appealed_said": "You wrote",
        "appeal_late": "Somebody has looked at it meanwhile: this is how it stands now.",
        "appeal_wrong": "That could not be taken: at most 2,000 characters, and no control "
        "characters. Your words are still here.",
        "rejected": "The desk did not take this report",
        "rejected_text": "Somebody at the desk looked at it and took it for spam or abuse. If "
        "that is wrong, please write to the newsroom itself.",
        "rejected_because": "What the desk says",
        "banned": "Reports from your connection are not taken until",
        "banned_appeal": "That is because of earlier reports from it, perhaps by somebody else "
        "who shares it. If this one is real, you can still send it: a person looks at it before "
        "any editor gets it.",
        "banned_send": "Send it to a person",
    },
    "uk": {
        "held": "Ваше повідомлення чекає, доки його перегляне людина",
        "held_text": "Його збережено, але наш фільтр вважає його спамом, тож до редактора воно ще "
        "не дійшло. Фільтри помиляються: у редакції переглядають кожне затримане повідомлення, і "
        "жодне не видаляють непрочитаним.",
        "held_since": "Затримано",
        "appeal_title": "Це справжнє повідомлення?",
        "appeal_text": "Тоді скажіть про це: його переглянуть насамперед.",
        "appeal_label": "Що варто знати тому, хто його переглядатиме?",
        "appeal_send": "Це справжнє повідомлення",
        "appealed": "Ви сказали, що це справжнє повідомлення. Тепер воно перше в списку, який "
        "переглядає редакція.",
        "appealed_said": "Ви написали",
        "appeal_late": "Тим часом його вже переглянули: ось що вирішено.",
        "appeal_wrong": "Це не вдалося прийняти: щонайбільше 2000 знаків і без керівних символів. "
        "Ваш текст збережено тут.",
        "rejected": "Редакція не прийняла це повідомлення",
        "rejected_text": "У редакції його переглянули й визнали спамом або зловживанням. Якщо це "
        "помилка, напишіть безпосередньо до редакції.",
        "rejected_because": "Пояснення редакції",
        "banned": "Повідомлення з вашого з’єднання не приймають до",
        "banned_appeal": "Причина – попередні повідомлення з нього; можливо, їх надіслав хтось "
        "інший. Якщо це повідомлення справжнє, його все одно можна надіслати: спершу його "
        "перегляне людина, а вже потім – редактор.",
        "banned_send": "Надіслати людині",
    },
    "de": {
        "held": "Ihr Hinweis wartet darauf, dass ein Mensch ihn ansieht",
        "held_text": "Er ist gespeichert, aber unser Filter hält ihn für Spam; darum liegt er der "
        "Redaktion noch nicht vor. Filter irren sich: Jeder zurückgehaltene Hinweis wird von einem "
        "Menschen angesehen, und keiner wird ungelesen gelöscht.",
        "held_since": "Zurückgehalten seit dem",
        "appeal_title": "Ist das ein echter Hinweis?",
        "appeal_text": "Dann sagen Sie es: Er kommt damit ganz nach oben auf die Liste der "
        "Redaktion.",
        "appeal_label": "Was sollten wir bei der Prüfung wissen?",
        "appeal_send": "Das ist ein echter Hinweis",
        "appealed": "Sie haben gesagt, dass dies ein echter Hinweis ist. Er steht jetzt ganz "
        "oben auf der Liste der Redaktion.",
        "appealed_said": "Sie haben geschrieben",
        "appeal_late": "Inzwischen wurde er geprüft: Dies ist der Stand.",
        "appeal_wrong": "Das konnte nicht angenommen werden: höchstens 2.000 Zeichen und keine "
        "Steuerzeichen. Ihre Worte sind noch da.",
        "rejected": "Die Redaktion hat diesen Hinweis nicht angenommen",
        "rejected_text": "Er wurde dort angesehen und für Spam oder Missbrauch gehalten. "
        "Wenn das nicht stimmt, schreiben Sie bitte direkt an die Redaktion.",
        "rejected_because": "Was die Redaktion dazu sagt",
        "banned": "Von Ihrem Anschluss nehmen wir vorerst keine Hinweise an, und zwar bis zum",
        "banned_appeal": "Der Grund sind frühere Hinweise von dort, vielleicht von anderen, die "
        "den Anschluss mitnutzen. Wenn dieser Hinweis echt ist, können Sie ihn trotzdem senden: "
        "Ein Mensch sieht ihn sich an, bevor ihn die Redaktion bekommt.",
        "banned_send": "Zur Prüfung senden",
    },
    "ar": {
        "held": "بلاغك ينتظر أن ينظر فيه شخص",
        "held_text": "حُفظ بلاغك، لكن مرشّحنا عدّه بريدًا مزعجًا، فلم يصل إلى محرّر بعد. المرشّحات "
        "تخطئ: ينظر شخص في مكتب التصحيحات في كل بلاغ موقوف، ولا يُحذف أي بلاغ دون قراءة.",
        "held_since": "أُوقف",
        "appeal_title": "هل هذا بلاغ حقيقي؟",
        "appeal_text": "قل ذلك إذًا، فيصبح في أول ما ينظر فيه المكتب.",
        "appeal_label": "ماذا ينبغي أن يعرف من ينظر فيه؟",
        "appeal_send": "هذا بلاغ حقيقي",
        "appealed": "قلتَ إن هذا بلاغ حقيقي، وهو الآن في أول قائمة ينظر فيها المكتب.",
        "appealed_said": "كتبتَ",
        "appeal_late": "نظر فيه شخص في هذه الأثناء، وهذا ما آل إليه.",
        "appeal_wrong": "تعذّر قبول ذلك: 2000 محرف على الأكثر وبلا محارف تحكّم. كلماتك محفوظة هنا.",
        "rejected": "لم يقبل المكتب هذا البلاغ",
        "rejected_text": "نظر فيه شخص في المكتب وعدّه بريدًا مزعجًا أو إساءة. إن كان ذلك خطأ فاكتب "
        "إلى هيئة التحرير مباشرة.",
        "rejected_because": "ما يقوله المكتب",
        "banned": "لا تُقبل البلاغات من اتصالك حتى",
        "banned_appeal": "السبب بلاغات سابقة منه، وربما أرسلها شخص آخر يشاركك الاتصال. إن كان هذا "
        "البلاغ حقيقيًا فما زال بوسعك إرساله: ينظر فيه شخص قبل أن يصل إلى أي محرّر.",
        "banned_send": "أرسله إلى شخص",
    },
}
"""By language, then by what it is for."""
