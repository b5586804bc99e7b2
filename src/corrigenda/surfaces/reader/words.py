"""What the reader's pages say, in each language that they speak."""

from __future__ import annotations

from corrigenda.surfaces.reader import words_ar, words_de, words_en, words_uk

WORDS: dict[str, dict[str, str]] = {
    "en": words_en.WORDS,
    "uk": words_uk.WORDS,
    "de": words_de.WORDS,
    "ar": words_ar.WORDS,
}
OTHERS: dict[str, dict[str, str]] = {
    "en": words_en.OTHERS,
    "uk": words_uk.OTHERS,
    "de": words_de.OTHERS,
    "ar": words_ar.OTHERS,
}


def plural(count: int, language: str) -> str:
    """The plural form of a whole number above zero, as CLDR names it.

    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
    """
    ones, tens = count % 10, count % 100
    if language == "uk":
        if ones == 1 and tens != 11:
            return "one"
        return "few" if ones in (2, 3, 4) and tens not in (12, 13, 14) else "many"
    if language == "ar":
        if count in (1, 2):
            return "one" if count == 1 else "two"
        if 3 <= tens <= 10:
            return "few"
        return "many" if tens >= 11 else "other"
    return "one" if count == 1 else "other"
