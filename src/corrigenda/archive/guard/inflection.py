"""One name in two grammatical cases, in the languages that write Cyrillic."""

from __future__ import annotations

import re

from rapidfuzz.distance import Prefix

from corrigenda.lexicon.lists import word_set

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ENDINGS = word_set(
    "а я у ю о е є и і ї й ь ом ем єм им ім ою ею єю ові еві єві ам ям ами ями ах ях ів їв ей",
    "ий ій ого ому им ої ій ою ая яя ую юю ой ый его ему ого ему их ых ими ыми ьою",
    "ья ью ье ії ію ія ією ии ию ия ией ией ием ія",
) | {""}
# Vowels that change within the stem when a syllable opens: Київ, Києва; Харків, Харкова.
_OPENED = str.maketrans("іїє", "оее")
_LEAST_STEM = 3


def same_name(one: str, other: str) -> bool:
    """Say whether two folded words differ by a case ending alone."""
    if one == other:
        return True
    if not (_CYRILLIC.fullmatch(one) and _CYRILLIC.fullmatch(other)):
        return False
    return _same_stem(one, other) or _same_stem(one.translate(_OPENED), other.translate(_OPENED))


def _same_stem(one: str, other: str) -> bool:
    longest = int(Prefix.similarity(one, other))
    return any(
        one[size:] in _ENDINGS and other[size:] in _ENDINGS
        for size in range(longest, _LEAST_STEM - 1, -1)
    )
