"""Plain words for what went wrong."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.flow.corrections.wording.phrases import Phrases, found

TITLE = "Plain words instead of euphemisms"
SOURCE = "House style: say who was wrong and about what, without excuses."

INSTEAD: Phrases = {
    "en": (
        ("misstat(?:ed|es|ement)", "said wrongly that"),
        ("misspoke|misspoken", "said wrongly that"),
        ("mischaracteri[sz]ed", "described wrongly"),
        ("misidentified", "named the wrong person"),
        ("incorrectly (?:referred|stated|said|identified|reported|described)", "said wrongly that"),
        ("(?:referred|stated) incorrectly", "said wrongly that"),
        ("inadvertent(?:ly)?", ""),
        ("(?:due to|because of|owing to) an? (?:editing|production|technical) error", "we wrote"),
        ("an? (?:editing|production|technical) error", "our error"),
        ("regrets? any (?:confusion|misunderstanding|inconvenience)", ""),
        (
            "(?:may|might|could) have (?:given the impression|suggested|implied|been misleading)",
            "said",
        ),
        ("(?:some|certain) (?:inaccuracies|imprecisions)", "name them"),
        ("imprecis(?:e|ion)|infelicit\\p{L}*", "wrong"),
        ("(?:mistakes|errors) were made", "we made an error"),
        ("it was (?:stated|said|reported|suggested) that", "we wrote that"),
        ("updated to reflect|to better reflect|for clarity", "say what was wrong"),
        ("unfortunately|regrettably", ""),
    ),
    "uk": (
        ("неточн\\p{L}*", "помилка"),
        ("некоректн\\p{L}*", "неправильно"),
        ("технічн\\p{L}* помилк\\p{L}*|з технічних причин", "наша помилка"),
        ("прикр\\p{L}* (?:помилк\\p{L}*|непорозумінн\\p{L}*)", "помилка"),
        ("вкра(?:лася|лась|лися) помилк\\p{L}*|вкралась неточність", "ми помилилися"),
        ("(?:бул[оаи] )?допущен[оаі] (?:\\p{L}+ )?помилк\\p{L}*", "ми помилилися"),
        ("через неуважність|ненавмисно|випадково", ""),
        ("було (?:зазначено|вказано|повідомлено|сказано)", "ми написали"),
        ("могло скластися враження", "ми написали"),
        ("оновлено з урахуванням|для більшої ясності", "скажіть, що було не так"),
        ("на жаль|прикро", ""),
    ),
    "ar": (
        ("سهوا|سقط سهوا|عن غير قصد|غير مقصود[ة]?", ""),
        ("خطأ (?:فني|تقني|تحريري|مطبعي)", "خطؤنا"),
        ("لم يكن دقيقا|غير دقيق[ة]?|عدم دقة", "خطأ"),
        ("ربما (?:أوحى|أعطى انطباعا|فهم)", "كتبنا"),
        ("(?:ذكر|ورد) أن|ذكر في", "كتبنا أن"),
        ("نأسف لأي (?:لبس|التباس|سوء فهم)", ""),
        ("للأسف|لمزيد من الوضوح", ""),
    ),
    "de": (
        ("Ungenauigkeit(?:en)?|Unstimmigkeit(?:en)?|Unschärfen?", "Fehler"),
        (
            "(?:ungenau|unpräzise|unscharf|unglücklich|missverständlich)(?:e[nmrs]?)?"
            " (?:formuliert|ausgedrückt|dargestellt|wiedergegeben|Formulierung|Darstellung)",
            "falsch",
        ),
        ("nicht (?:ganz|völlig|vollständig) (?:korrekt|richtig|präzise|zutreffend)", "falsch"),
        ("versehentlich|aus Versehen|unbeabsichtigt|irrtümlich(?:erweise)?", ""),
        ("(?:technische|redaktionelle)[mnrs]? (?:Fehlers?|Versehens?|Pannen?)", "unser Fehler"),
        ("Übermittlungsfehlers?|Übertragungsfehlers?|Produktionsfehlers?", "unser Fehler"),
        ("(?:ein )?Fehler eingeschlichen|Fehlerteufel", "wir haben uns geirrt"),
        ("(?:es )?wurden Fehler gemacht", "wir haben einen Fehler gemacht"),
        (
            "(?:es|hier|dort) (?:wurde|war) (?:berichtet|geschrieben|behauptet|gemeldet|angegeben)",
            "wir haben geschrieben",
        ),
        (
            "(?:könnte|konnte|mag) (?:der|den) (?:falschen? )?Eindruck \\p{L}+(?: \\p{L}+)?",
            "wir haben geschrieben",
        ),
        ("(?:etwaige|mögliche) (?:Missverständnisse|Unannehmlichkeiten|Irritationen)", ""),
        (
            "zur (?:besseren )?(?:Verdeutlichung|Klarheit)|der Klarheit halber",
            "sagen, was falsch war",
        ),
        ("leider|bedauerlicherweise|unglücklicherweise", ""),
    ),
}


def check(notice: Proposed) -> list[Found]:
    """Words that soften an error, hide who made it, or ask for pity."""
    return [
        Found(_message(said, instead), span, instead, SOURCE)
        for span, said, instead in found(INSTEAD, notice.speaks, notice.words)
    ]


def _message(said: str, instead: str) -> str:
    if not instead:
        return f"“{said}” excuses and tells nothing: leave it out."
    return f"“{said}” is a soft word for an error: write plainly, such as “{instead}”."
