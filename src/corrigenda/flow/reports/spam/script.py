"""Written in letters that neither the story nor its readers use."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

_RANGES = (
    ("Latin", 0x41, 0x24F),
    ("Greek", 0x370, 0x3FF),
    ("Cyrillic", 0x400, 0x52F),
    ("Armenian", 0x530, 0x58F),
    ("Hebrew", 0x590, 0x5FF),
    ("Arabic", 0x600, 0x77F),
    ("Devanagari", 0x900, 0x97F),
    ("Thai", 0xE00, 0xE7F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Hangul", 0xAC00, 0xD7A3),
    ("Japanese", 0x3040, 0x30FF),
    ("Chinese", 0x4E00, 0x9FFF),
)
_OF_LANGUAGE = {
    **dict.fromkeys(("uk", "ru", "bg", "be", "mk", "sr", "kk"), "Cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), "Arabic"),
    **dict.fromkeys(("he", "yi"), "Hebrew"),
    "el": "Greek",
    "zh": "Chinese",
    "ja": "Chinese",
    "ko": "Hangul",
    "th": "Thai",
    "hi": "Devanagari",
    "mr": "Devanagari",
    "ka": "Georgian",
    "hy": "Armenian",
}
LETTERS = 20
POINTS = 1


def script(facts: Facts) -> Part | None:
    """Little by itself: readers write in whatever language they think in."""
    written = facts.written
    mine = "Latin" if written.isascii() else _main(written)
    if not mine or mine in _expected(facts):
        return None
    # Both are written with Chinese characters.
    if mine in ("Japanese", "Chinese") and {"Japanese", "Chinese"} & _expected(facts):
        return None
    if sum(one.isalpha() for one in written) < LETTERS:
        return None
    return Part("script", POINTS, f"It is written in {mine} letters, and the story is not.")


def _expected(facts: Facts) -> set[str]:
    languages = (facts.language, facts.outlet_language)
    primary = [one.split("-")[0].lower() for one in languages if one]
    of_story = {"Latin"} if facts.says.isascii() else {_name(ord(one)) for one in facts.says}
    return {_OF_LANGUAGE.get(one, "Latin") for one in primary} | of_story


def _main(text: str) -> str:
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            name = _name(ord(letter))
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else ""


def _name(code: int) -> str:
    return next((name for name, low, high in _RANGES if low <= code <= high), "")
