"""A late correction explains itself."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.flow.corrections.wording.phrases import Phrases, found

TITLE = "A late correction says why it comes only now"
SOURCE = "New York Times: a correction that comes later than a month explains the delay."

WHY: Phrases = {
    "en": (
        ("because|since|after (?:a|an|the|we|it|its|his|her|new)", ""),
        ("came to (?:our|light)|(?:we|editors) (?:only )?(?:learned|learnt|found out)", ""),
        ("delayed?|only now|until (?:now|recently|this|last)|recently|was not noticed", ""),
        ("a reader (?:pointed|wrote|told|alerted)|readers (?:pointed|wrote|told)", ""),
    ),
    "uk": (
        ("бо|тому що|оскільки|через те", ""),
        ("(?:ми )?(?:дізналися|виявили|з'ясували|з’ясували)", ""),
        ("лише (?:тепер|нещодавно)|тільки (?:тепер|нещодавно)|досі|затримк\\p{L}*", ""),
        ("(?:читач|читачка|читачі) (?:звернув|звернула|звернули|написав|написали)\\p{L}*", ""),
    ),
    "ar": (
        ("لأن\\p{L}*|بسبب|إذ", ""),
        ("علمنا|لم نعلم|اكتشفنا|تبين|نبهنا|نبهتنا", ""),
        ("الآن فقط|إلا الآن|تأخر\\p{L}*|التأخير|مؤخرا", ""),
    ),
    "de": (
        ("weil|da|nachdem|aufgrund|wegen", ""),
        (
            "erst (?:jetzt|nun|kürzlich|später|nachträglich)|kürzlich|bisher|Verzögerung|verspätet",
            "",
        ),
        ("erfahren|bekannt geworden|bekannt wurde|aufgefallen|entdeckt|bemerkt", ""),
        ("hingewiesen|aufmerksam gemacht", ""),
    ),
}


def check(notice: Proposed) -> list[Found]:
    """An old story, and no word of why it is corrected only now."""
    days = notice.policy.late_days
    if not days or notice.story_at is None or notice.speaks not in WHY:
        return []
    old = (notice.now - notice.story_at).days
    if old <= days or any(True for _ in found(WHY, notice.speaks, notice.words)):
        return []
    return [
        Found(
            f"The story is {old} days old, and after {days} this house explains the delay: "
            "say how the error came to light, or why it was not corrected before.",
            source=SOURCE,
        )
    ]
