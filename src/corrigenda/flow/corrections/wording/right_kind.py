"""A clarification is not for an error of fact, nor an editor's note."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.flow.corrections.wording.phrases import Phrases, found
from corrigenda.flow.newsroom.policy import TOUCHES

TITLE = "An error of fact is called a correction"
SOURCE = "Associated Press: an error is always called a correction, never a clarification."

KIND_NAMES = {"clarification": "a clarification", "editors_note": "an editor’s note"}

ADMITS: Phrases = {
    "en": (
        ("(?:was|were|is|are) (?:wrong|incorrect|false|untrue|inaccurate)", ""),
        ("(?:wrongly|incorrectly|falsely|mistakenly|erroneously)", ""),
        ("an? (?:factual )?(?:error|mistake)", ""),
    ),
    "uk": (
        ("(?:помилков\\p{L}*|неправильн\\p{L}*|хибн\\p{L}*|неправдив\\p{L}*)", ""),
        ("(?:помилк\\p{L}*|помил(?:или|ила|ив)(?:ся|сь))", ""),
    ),
    "de": (
        (
            "(?:war|waren|ist|sind)(?: leider| schlicht)?"
            " (?:falsch|unrichtig|unwahr|inkorrekt|fehlerhaft|unzutreffend)"
            "(?! (?:verstanden|gelesen|gedeutet))",
            "",
        ),
        (
            "(?:falsch|unrichtig|unwahr|inkorrekt|fehlerhaft|unzutreffend) (?:war|waren|ist|sind)",
            "",
        ),
        ("(?:war|waren|ist|sind) nicht (?:richtig|korrekt|zutreffend)", ""),
        ("falsch (?:berichtet|geschrieben|angegeben|wiedergegeben)", ""),
        ("(?:fälschlich|fälschlicherweise|irrtümlich|irrtümlicherweise|zu Unrecht)", ""),
        ("(?:wir haben|haben wir) uns (?:\\p{L}+ ){0,3}geirrt|wir uns geirrt haben", ""),
        ("(?:wir irrten|irrten wir) uns", ""),
        (
            "(?:ein|einen|einem|eines|unser|unseren|unserem) (?:(?-i:\\p{Ll})\\p{L}* )?"
            "(?:Fehlers?|Irrtums?)",
            "",
        ),
    ),
    "ar": (("(?:ال)?خطأ|(?:و|ف)?أخطأنا", ""), ("غير صحيح[ة]?", ""), ("خاطئ[ة]?", "")),
}


def check(notice: Proposed) -> list[Found]:
    """A change of fact, or words that admit an error, under another name."""
    name = KIND_NAMES.get(notice.kind)
    if name is None:
        return []
    touched = [one for one in TOUCHES if one in notice.touched]
    if touched and notice.changes_story:
        return [
            Found(
                f"The story’s words change in a {' and a '.join(touched)}, so something was wrong: "
                f"call it a correction, and not {name}.",
                source=SOURCE,
            )
        ]
    return [
        Found(
            f"“{said}” says that something was wrong: then it is a correction, and no {name}.",
            span,
            source=SOURCE,
        )
        for span, said, _ in found(ADMITS, notice.speaks, notice.words)
    ][:1]
