"""What a reader is told whose report is held: never that it was simply sent."""

from __future__ import annotations

from collections.abc import Mapping

HELD: Mapping[str, str] = {
    "en": "Kept, but not with an editor yet: it looks like spam to our filter, so a person will "
    "look first. Nothing is lost. If it is a real report, say so on its page.",
    "uk": "Збережено, але ще не в редактора: наш фільтр вважає це спамом, тому спершу погляне "
    "людина. Нічого не втрачено. Якщо це справжнє повідомлення, скажіть про це на його сторінці.",
    "de": "Gespeichert, aber noch nicht bei der Redaktion: Unser Filter hält den Hinweis für Spam, "
    "deshalb sieht ihn sich zuerst ein Mensch an. Nichts geht verloren. Wenn er echt ist, sagen "
    "Sie es auf seiner Seite.",
    "ar": "حُفظ بلاغك، لكنه لم يصل إلى محرّر بعد: بدا لمرشّحنا بريدًا مزعجًا، لذلك سينظر فيه شخص أولًا. "
    "لم يضِع شيء. إن كان بلاغًا حقيقيًا فقل ذلك في صفحته.",
}
