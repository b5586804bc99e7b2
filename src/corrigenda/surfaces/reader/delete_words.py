"""What a reader is told who deletes what they sent."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "link": "Delete what I sent",
        "title": "Delete what you sent",
        "goes": "Your words, your source, your e-mail address and whatever else could lead to you "
        "are erased at once, from the desk’s search and its messages within the hour, and cannot "
        "be brought back. What was mailed to editors before stays with them. You will not be "
        "written to.",
        "stays": "That somebody reported this passage stays known, and the newsroom goes on with "
        "it. The page of your report stays as well, so that you can see what becomes of it.",
        "button": "Delete it now",
        "back": "Keep it",
        "early": "Nothing was deleted: your report is just being stored. Try again in a minute.",
        "done": "What you sent was deleted",
        "gone": "Nothing of what you sent is left here. Deleted",
    },
    "uk": {
        "link": "Видалити те, що я надіслав(-ла)",
        "title": "Видалити надіслане",
        "goes": "Ваші слова, джерело, адресу електронної пошти й усе, що могло б вказати на вас, "
        "буде стерто негайно й безповоротно, а з пошуку та повідомлень редакції — протягом "
        "години. Те, що редакторам уже надіслано поштою, лишиться в них. Листів ви не "
        "отримуватимете.",
        "stays": "Відомим залишиться лише те, що про це місце хтось повідомив, і редакція "
        "працюватиме далі. Сторінка вашого повідомлення теж залишиться, щоб ви бачили, "
        "чим усе скінчиться.",
        "button": "Видалити зараз",
        "back": "Залишити",
        "early": "Нічого не видалено: ваше повідомлення саме зберігається. Спробуйте за хвилину.",
        "done": "Надіслане вами видалено",
        "gone": "З надісланого вами тут нічого не лишилося. Видалено",
    },
    "de": {
        "link": "Meine Angaben löschen",
        "title": "Ihre Angaben löschen",
        "goes": "Ihre Worte, Ihre Quelle, Ihre E-Mail-Adresse und alles andere, was zu Ihnen "
        "führen könnte, werden sofort gelöscht, in der Suche und den Nachrichten der Redaktion "
        "binnen einer Stunde, und lassen sich nicht wiederherstellen. Was der Redaktion schon "
        "gemailt wurde, bleibt dort. Sie bekommen keine Post von uns.",
        "stays": "Bekannt bleibt, dass jemand auf diese Stelle hingewiesen hat, und die Redaktion "
        "geht dem weiter nach. Auch die Seite Ihres Hinweises bleibt, damit Sie sehen, was daraus "
        "wird.",
        "button": "Jetzt löschen",
        "back": "Behalten",
        "early": "Nichts wurde gelöscht: Ihr Hinweis wird gerade erst gespeichert. Versuchen Sie "
        "es in einer Minute noch einmal.",
        "done": "Ihre Angaben sind gelöscht",
        "gone": "Von dem, was Sie gesendet haben, ist hier nichts mehr da. Gelöscht am",
    },
    "ar": {
        "link": "احذفوا ما أرسلتُه",
        "title": "حذف ما أرسلتَه",
        "goes": "تُمحى فورًا كلماتك ومصدرك وعنوان بريدك الإلكتروني وكل ما قد يدل عليك، وخلال ساعة "
        "من بحث هيئة التحرير ورسائلها، ولا يمكن استعادتها. أما ما أُرسل إلى المحررين بالبريد من قبل "
        "فيبقى لديهم. ولن تصلك رسائل منا.",
        "stays": "يبقى معروفًا أن أحدهم أبلغ عن هذا المقطع، وتواصل هيئة التحرير عملها عليه. وتبقى "
        "صفحة بلاغك أيضًا لترى ما يؤول إليه الأمر.",
        "button": "احذف الآن",
        "back": "لا تحذف",
        "early": "لم يُحذف شيء: بلاغك قيد الحفظ في هذه اللحظة. حاول مرة أخرى بعد دقيقة.",
        "done": "حُذف ما أرسلتَه",
        "gone": "لم يبقَ هنا شيء مما أرسلتَه. تاريخ الحذف:",
    },
}
