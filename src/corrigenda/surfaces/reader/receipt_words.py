"""What the receipt says of writing to the desk, and of being told the outcome by mail."""

from __future__ import annotations

from collections.abc import Mapping

REPLY: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Write to the desk",
        "text": "Something to add, or do you see it differently? You can write to the editors "
        "once about this report. They read it beside what you sent. It is never published, and "
        "by itself it changes no decision.",
        "label": "Your message",
        "hint": "Plain text, at most 2,000 characters.",
        "send": "Send it to the desk",
        "sent_title": "What you wrote to the desk",
        "unread": "No editor has read it yet.",
        "read": "Read by an editor",
        "empty": "Write something first.",
        "unfit": "That could not be taken: at most 2,000 characters, and no control characters. "
        "Your words are still here.",
        "too_many": "Too many messages came from your connection. Nothing was sent: try again in "
        "an hour. Your words are still here.",
        "used": "Not sent: you have written to the desk about this report before, and that can "
        "be done once. What you wrote just now is below, so that you can keep it.",
    },
    "uk": {
        "title": "Написати редакції",
        "text": "Хочете щось додати чи бачите це інакше? Про це повідомлення можна один раз "
        "написати редакторам. Вони прочитають це поруч із надісланим раніше. Це ніколи не "
        "публікують, і саме собою це рішення не змінює.",
        "label": "Ваші слова",
        "hint": "Звичайний текст, не більше 2000 символів.",
        "send": "Надіслати редакції",
        "sent_title": "Що ви написали редакції",
        "unread": "Редактор цього ще не прочитав.",
        "read": "Редактор прочитав:",
        "empty": "Спершу щось напишіть.",
        "unfit": "Цього не вдалося прийняти: не більше 2000 символів і жодних керівних символів. "
        "Ваші слова на місці.",
        "too_many": "З вашого з’єднання надійшло забагато листів. Нічого не надіслано: спробуйте "
        "за годину. Ваші слова на місці.",
        "used": "Не надіслано: про це повідомлення ви вже писали редакції, а зробити це можна лише "
        "раз. Те, що ви написали щойно, стоїть нижче, щоб ви могли його зберегти.",
    },
    "de": {
        "title": "Der Redaktion schreiben",
        "text": "Möchten Sie etwas ergänzen, oder sehen Sie es anders? Zu diesem Hinweis können "
        "Sie der Redaktion einmal schreiben. Sie liest es neben dem, was Sie gesandt haben. "
        "Veröffentlicht wird es nie, und für sich allein ändert es keine Entscheidung.",
        "label": "Ihre Nachricht",
        "hint": "Reiner Text, höchstens 2.000 Zeichen.",
        "send": "An die Redaktion senden",
        "sent_title": "Was Sie der Redaktion geschrieben haben",
        "unread": "In der Redaktion hat es noch niemand gelesen.",
        "read": "In der Redaktion gelesen am",
        "empty": "Bitte schreiben Sie zuerst etwas.",
        "unfit": "Das ließ sich nicht annehmen: höchstens 2.000 Zeichen und keine Steuerzeichen. "
        "Ihr Text steht noch hier.",
        "too_many": "Von Ihrem Anschluss kamen zu viele Nachrichten. Gesendet wurde nichts: "
        "Versuchen Sie es in einer Stunde wieder. Ihr Text steht noch hier.",
        "used": "Nicht gesendet: Sie haben der Redaktion zu diesem Hinweis schon geschrieben, und "
        "das geht nur einmal. Was Sie eben geschrieben haben, steht unten, damit Sie es aufheben "
        "können.",
    },
    "ar": {
        "title": "اكتب إلى المحرّرين",
        "text": "هل لديك ما تضيفه، أم ترى الأمر على نحو آخر؟ يمكنك أن تكتب إلى المحرّرين مرة واحدة "
        "بشأن هذا البلاغ، فيقرؤون رسالتك إلى جانب ما أرسلته. لا تُنشر أبدًا، ولا تغيّر وحدها أي قرار.",
        "label": "رسالتك",
        "hint": "نص عادي لا يزيد على 2000 حرف.",
        "send": "أرسلها إلى المحرّرين",
        "sent_title": "ما كتبته إلى المحرّرين",
        "unread": "لم يقرأها محرّر بعد.",
        "read": "قرأها محرّر",
        "empty": "اكتب شيئًا أولًا.",
        "unfit": "تعذّر قبول ذلك: لا يزيد النص على 2000 حرف ولا يحوي رموز تحكّم. كلماتك ما زالت هنا.",
        "too_many": "وصلت من اتصالك رسائل كثيرة. لم يُرسل شيء: حاول مجددًا بعد ساعة. كلماتك ما زالت "
        "هنا.",
        "used": "لم يُرسل شيء: سبق أن كتبت إلى المحرّرين بشأن هذا البلاغ، وذلك ممكن مرة واحدة فقط. "
        "ما كتبته الآن تجده أدناه لتحتفظ به.",
    },
}

TELL: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Hear by e-mail how it ends",
        "text": "Leave an address, and you get one mail when it is decided. A first mail asks "
        "whether the address is yours. It is used for nothing else, never published, and erased "
        "afterwards.",
        "label": "Your e-mail address",
        "send": "Tell me by e-mail",
        "no_address": "This is not an e-mail address. Give it as name@example.org.",
        "too_often": "Too many addresses came from your connection. Nothing was kept: try again "
        "in an hour.",
        "is_asked": "A mail goes to the address that you left, unless its owner wants none from "
        "us. Follow the link in it, and you are told how it ends.",
        "is_confirmed": "You will be told by e-mail how it ends.",
        "is_told": "You were told by e-mail",
        "another": "Leave another address",
    },
    "uk": {
        "title": "Дізнатися про рішення поштою",
        "text": "Залиште адресу, і ви отримаєте один лист, коли буде рішення. Спершу ми листом "
        "запитаємо, чи це ваша адреса. Більше ні для чого її не використовують, ніколи не "
        "публікують, а потім стирають.",
        "label": "Ваша електронна адреса",
        "send": "Повідомте мене листом",
        "no_address": "Це не електронна адреса. Вкажіть її так: name@example.org.",
        "too_often": "З вашого з’єднання надійшло забагато адрес. Нічого не збережено: спробуйте "
        "за годину.",
        "is_asked": "На залишену вами адресу надійде лист, якщо її власник не відмовився від наших "
        "листів. Перейдіть за посиланням у ньому — і ви дізнаєтеся, чим усе скінчилося.",
        "is_confirmed": "Ви отримаєте лист про те, чим усе скінчилося.",
        "is_told": "Вам про це написали:",
        "another": "Залишити іншу адресу",
    },
    "de": {
        "title": "Per E-Mail erfahren, wie es ausgeht",
        "text": "Hinterlassen Sie eine Adresse, und Sie bekommen eine E-Mail, wenn entschieden "
        "ist. Vorher fragt eine erste, ob die Adresse Ihre ist. Sie dient zu nichts anderem, wird "
        "nie veröffentlicht und danach gelöscht.",
        "label": "Ihre E-Mail-Adresse",
        "send": "Benachrichtigen Sie mich",
        "no_address": "Das ist keine E-Mail-Adresse. Geben Sie sie so an: name@example.org.",
        "too_often": "Von Ihrem Anschluss kamen zu viele Adressen. Gespeichert wurde nichts: "
        "Versuchen Sie es in einer Stunde wieder.",
        "is_asked": "An die Adresse, die Sie hinterlassen haben, geht eine E-Mail, es sei denn, "
        "dort will man von uns keine. Folgen Sie dem Link darin, dann erfahren Sie, wie es "
        "ausgeht.",
        "is_confirmed": "Sie erfahren per E-Mail, wie es ausgeht.",
        "is_told": "Per E-Mail mitgeteilt am",
        "another": "Eine andere Adresse angeben",
    },
    "ar": {
        "title": "اعرف النتيجة بالبريد الإلكتروني",
        "text": "اترك عنوانًا تصلك عليه رسالة واحدة عند صدور القرار. تسألك رسالة أولى هل العنوان "
        "لك. لا يُستخدم لغير ذلك، ولا يُنشر أبدًا، ثم يُمحى.",
        "label": "عنوان بريدك الإلكتروني",
        "send": "أخبروني بالبريد",
        "no_address": "هذا ليس عنوان بريد إلكتروني. اكتبه هكذا: name@example.org.",
        "too_often": "وصلت من اتصالك عناوين كثيرة. لم يُحفظ شيء: حاول مجددًا بعد ساعة.",
        "is_asked": "ستصل رسالة إلى العنوان الذي تركته، إلا إذا كان صاحبه لا يريد رسائل منّا. "
        "اتبع الرابط فيها لتعرف النتيجة.",
        "is_confirmed": "ستُخبَر بالنتيجة بالبريد الإلكتروني.",
        "is_told": "أُخبرت بالبريد الإلكتروني",
        "another": "اترك عنوانًا آخر",
    },
}
