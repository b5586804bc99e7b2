"""The words around a story, in the languages of the demo newsroom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language. `correct` and `keys` are in parts, around a link and keys."""

    skip: str
    front: str
    share: str
    copy: str
    mail: str
    letter: str
    letter_why: str
    address: str
    subscribe: str
    correct: tuple[str, str, str]
    keys: tuple[str, str, str]
    corrections: str
    fiction: str
    sections: str
    withdrawn: str
    wrong: str = ""
    wrong_why: str = ""
    empty: str = ""


WORDING: Final = {
    "en": Wording(
        skip="Skip to the story",
        front="Front page",
        share="Share this story",
        copy="Link",
        mail="E-mail",
        letter="The Evening Letter",
        letter_why="Five stories at six o’clock, and what we got wrong at noon.",
        address="Your e-mail address",
        subscribe="Send it to me",
        correct=("To suggest a correction or clarification, ", "write to us here", "."),
        keys=("You can also highlight the text and press ", " (on a Mac, ", ")."),
        corrections="Corrections and clarifications",
        fiction="Every country, person and agency in this newspaper is invented.",
        sections="Sections",
        withdrawn="We have withdrawn this story. Its text no longer stands here.",
        wrong="What we got wrong",
        wrong_why="Every correction we have published stands in one place, and stays there. "
        "If you find another mistake, highlight it and tell us.",
        empty="There is no news. Run `corrigenda demo`, which brings some.",
    ),
    "uk": Wording(
        skip="Перейти до статті",
        front="Перша шпальта",
        share="Поділитися",
        copy="Посилання",
        mail="Електронна пошта",
        letter="Вечірній лист",
        letter_why="П’ять новин о шостій – і все, у чому ми помилилися опівдні.",
        address="Ваша електронна адреса",
        subscribe="Надсилайте мені",
        correct=("Щоб запропонувати виправлення або уточнення, ", "напишіть нам тут", "."),
        keys=("Також можна виділити текст і натиснути ", " (на Mac – ", ")."),
        corrections="Виправлення та уточнення",
        fiction="Усі країни, люди й агентства в цій газеті вигадані.",
        sections="Рубрики",
        withdrawn="Ми відкликали цей матеріал. Його тексту тут більше немає.",
    ),
    "ar": Wording(
        skip="انتقل إلى الخبر",
        front="الصفحة الأولى",
        share="شارك هذا الخبر",
        copy="الرابط",
        mail="البريد الإلكتروني",
        letter="رسالة المساء",
        letter_why="خمسة أخبار عند السادسة، ومعها ما أخطأنا فيه ظهرًا.",
        address="بريدك الإلكتروني",
        subscribe="أرسلوها إليّ",
        correct=("لاقتراح تصحيح أو توضيح، ", "اكتب إلينا هنا", "."),
        keys=("ويمكنك أيضًا تظليل النص والضغط على ", " (وعلى أجهزة ماك: ", ")."),
        corrections="التصحيحات والتوضيحات",
        fiction="كل ما في هذه الصحيفة من بلدان وأشخاص ووكالات متخيَّل.",
        sections="الأقسام",
        withdrawn="سحبنا هذا الخبر، ولم يعد نصه منشورًا هنا.",
    ),
}
