"""What the pages behind a mail's links say, in each language of the reader's pages."""

# ruff: noqa: E501 - sentences

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "confirm_title": "Is this address yours?",
        "confirm_text": "Then {outlet} writes to it once more, when the newsroom has decided about your report. After that it is erased.",
        "confirm_button": "Yes, tell me the outcome",
        "confirmed_title": "Thank you, it is confirmed",
        "confirmed_text": "You will get one mail from {outlet} when the newsroom has decided. There is nothing more to do.",
        "receipt": "Your receipt: what becomes of your letter",
        "old_title": "This link is too old",
        "old_text": "Your report arrived all the same, and {outlet} looks at it. Your receipt tells you what becomes of it.",
        "stop_title": "No mail to your address?",
        "stop_text": "Nothing is written to it any more, whoever gives it, and it is erased here. Your reports stay, and so do their receipts.",
        "stop_button": "Write no more",
        "stopped_title": "Nothing more is written to you",
        "stopped_text": "Your address is erased. So that it stays so, a code is kept by which we know it again but cannot read it.",
        "unknown_title": "There is nothing at this address",
        "unknown_text": "Check that the whole link was copied from the mail, to its last letter.",
    },
    "uk": {
        "confirm_title": "Це ваша адреса?",
        "confirm_text": "Тоді «{outlet}» напише на неї ще раз, коли редакція вирішить щодо вашого повідомлення. Після цього адресу буде стерто.",
        "confirm_button": "Так, повідомте мене",
        "confirmed_title": "Дякуємо, адресу підтверджено",
        "confirmed_text": "Ви отримаєте один лист від «{outlet}», коли редакція вирішить. Більше нічого робити не треба.",
        "receipt": "Ваша квитанція: що буде з вашим листом",
        "old_title": "Це посилання застаріло",
        "old_text": "Ваше повідомлення все одно надійшло, і «{outlet}» його розглядає. Квитанція покаже, що з ним буде.",
        "stop_title": "Не писати на вашу адресу?",
        "stop_text": "На неї більше нічого не надсилатимуть, хто б її не вказав, і тут її буде стерто. Ваші повідомлення та квитанції лишаються.",
        "stop_button": "Більше не писати",
        "stopped_title": "Вам більше не писатимуть",
        "stopped_text": "Вашу адресу стерто. Щоб так і лишалося, зберігається код, за яким її можна впізнати, але не прочитати.",
        "unknown_title": "За цією адресою нічого немає",
        "unknown_text": "Перевірте, чи посилання з листа скопійовано цілком, до останньої літери.",
    },
    "ar": {
        "confirm_title": "هل هذا العنوان لك؟",
        "confirm_text": "إذن ستكتب {outlet} إليه مرة أخرى حين تتخذ هيئة التحرير قرارها في بلاغك، ثم يمحى العنوان.",
        "confirm_button": "نعم، أخبروني بالنتيجة",
        "confirmed_title": "شكرًا، تم التأكيد",
        "confirmed_text": "ستصلك رسالة واحدة من {outlet} حين تتخذ هيئة التحرير قرارها. لا شيء آخر عليك فعله.",
        "receipt": "إيصالك: ما يؤول إليه أمر رسالتك",
        "old_title": "هذا الرابط قديم",
        "old_text": "وصل بلاغك على كل حال، و{outlet} تنظر فيه. إيصالك يخبرك بما آل إليه.",
        "stop_title": "ألا نكتب إلى عنوانك؟",
        "stop_text": "لن يرسل إليه شيء بعد الآن أيًا كان من يذكره، وسيمحى هنا. تبقى بلاغاتك وإيصالاتها.",
        "stop_button": "لا تكتبوا إليّ",
        "stopped_title": "لن يكتب إليك شيء بعد الآن",
        "stopped_text": "محي عنوانك. وليبقى الأمر كذلك نحتفظ برمز نعرفه به ولا نستطيع قراءته.",
        "unknown_title": "لا شيء في هذا العنوان",
        "unknown_text": "تأكد من نسخ الرابط كله من الرسالة حتى آخر حرف.",
    },
}
