"""Keys pressed at random."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import Facts, Part

_RUN = re.compile(r"(\w)\1{9,}|(\w{2,4}?)\2{5,}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
)
_IN_WORDS = frozenset({"wert", "ertz", "rtzu", "erty"})
"""Of the rows, what stands in words."""
_ONE_SOUND = re.compile(r"sch|[cpt]h|ck|ng|st|tz")
"""Else Rechtschreibung, with seven consonants in a row, could not be said aloud."""
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęěıőűů")
_SCRIPTS = re.compile(r"[a-zß-ÿœąęěıőűůčćďłńňřśšťźžż]+|[а-яёіїєґ]+", re.IGNORECASE)
MOST_CONSONANTS = 5
POINTS = 3
SHARE = 0.6


def gibberish(facts: Facts) -> Part | None:
    """Words that nobody could say aloud, in the alphabets that write vowels."""
    written = facts.written
    if _RUN.search(written) and not _RUN.search(facts.story):
        return Part("gibberish", POINTS, "The same letters are repeated over and over.")
    known = facts.story.lower()
    words = [one for one in _WORD.findall(written) if _SCRIPTS.fullmatch(one)]
    # Names of agencies, formulas and codes in capitals are no words.
    words = [one for one in words if not one.isupper() and one.lower() not in known]
    odd = [one for one in words if _is_odd(one.lower())]
    if len(odd) < 2 or len(odd) < SHARE * len(words):
        return None
    return Part(
        "gibberish", POINTS, f"Most of its words look like keys at random: “{odd[0][:30]}”."
    )


def _is_odd(word: str) -> bool:
    pieces = {word[at : at + 4] for at in range(len(word) - 3)} - _IN_WORDS
    if any(piece in row for row in _ROWS for piece in pieces):
        return True
    run = longest = 0
    for letter in _ONE_SOUND.sub("t", word):
        run = 0 if letter in _VOWELS else run + 1
        longest = max(longest, run)
    return longest > MOST_CONSONANTS
