"""One name in two grammatical cases, in Ukrainian and Russian.

Two forms are one name where their endings stand in one table of a declension. Of names that a man
and a woman have (Олександр, Олександра; Іванов, Іванова) forms are one name where both are surely
his or surely hers: what is his in one case is hers in another, and then the word beside it has to
tell. `lexicon/declined.py` has the tables and lists.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from corrigenda.archive.words import Words
from corrigenda.lexicon.declined import (
    BOTH,
    GENITIVE,
    GIVEN,
    HERS,
    HERS_ENDS,
    IRREGULAR,
    MAN,
    MAY_BE_STRESSED,
    MOSTLY_HERS,
    NEVER_STRESSED,
    ONLY_HERS,
    PAIRS,
    PAIRS_AFTER_A_VOWEL,
    SAID,
    SOFT,
    STRESSED,
    SURNAMES,
    TITLES,
    TOWNS,
    UNDECLINED,
    WOMAN,
)
from corrigenda.lexicon.lists import word_set

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_NOUN_ENDINGS = word_set(
    "а я у ю о е є и і ї й ь ом ем єм им ім ою ею єю ові еві єві ам ям ами ями ах ях ів їв ей",
    "ий ій ого ому им ої ій ою ая яя ую юю ой ый его ему ого ему их ых ими ыми ьою",
    "ья ью ье ії ію ія ією ии ию ия ией ией ием ія",
) | {""}
_LEAST_STEM = 3
_LEAST_NAMED = 4
_LONGEST_ENDING = 4
_VOWELS = "аеєиіїоуыэюя"
_SIGNED = "йь"
# Vowels that change within the stem when its syllable opens: Київ, Києва; Харків, Харкова.
_OPENED = {"і": "ое", "ї": "є"}
_AS_OPENED = str.maketrans("іїє", "оее")
_CLOSED = re.compile(rf"(.*)([іїое])([^{_VOWELS}]*[^{_VOWELS}{_SIGNED}])(ь?)")
_SOFTENED = {"ці": "кі", "зі": "гі", "сі": "хі"}
_BASES = frozenset(("", "о", "ь", "й", "ий", "ый", "ій"))
_HER_BASES = frozenset(("а", "я", "ая", "яя"))
_UNKNOWN: frozenset[str] = frozenset()


class Name(NamedTuple):
    """A folded name where it stands in a text."""

    word: str
    text: str
    words: Words
    at: int
    """Its place among the words."""

    @property
    def before(self) -> str:
        """The folded word before it."""
        return self.words.folded[self.at - 1] if self.at else ""

    @property
    def is_behind_a_name(self) -> bool:
        """Whether what stands before it has a capital."""
        return bool(self.at) and self.text[self.words.starts[self.at - 1]].isupper()

    @property
    def after(self) -> str:
        """The folded word with a capital that stands right behind it, none for others."""
        if self.at + 1 == len(self.words.folded):
            return ""
        start = self.words.starts[self.at + 1]
        between = self.text[self.words.ends[self.at] : start]
        is_name = between.isspace() and self.text[start].isupper()
        return self.words.folded[self.at + 1] if is_name else ""


class _Forms(NamedTuple):
    """How two words are forms of one name."""

    stem: str
    endings: tuple[str, str]
    genders: frozenset[str]


def same_noun(one: str, other: str) -> bool:
    """Say whether two folded words differ by an ending alone, number and gender left aside."""
    if one == other:
        return True
    if not (_CYRILLIC.fullmatch(one) and _CYRILLIC.fullmatch(other)):
        return False
    return _same_stem(one, other) or _same_stem(
        one.translate(_AS_OPENED), other.translate(_AS_OPENED)
    )


def _same_stem(one: str, other: str) -> bool:
    longest = int(Prefix.similarity(one, other))
    return any(
        one[size:] in _NOUN_ENDINGS and other[size:] in _NOUN_ENDINGS
        for size in range(longest, _LEAST_STEM - 1, -1)
    )


def same_name(one: Name, other: Name) -> bool:
    """Say whether two names are one, as far as their cases tell."""
    if one.word == other.word:
        return True
    for forms in _forms(one.word, other.word):
        if not _is_of_both(forms.stem) or not forms.genders:
            return True
        genders = [
            _gender(forms.stem, ending, name.before)
            for ending, name in zip(forms.endings, (one, other), strict=True)
        ]
        if genders[0] and genders[0] == genders[1]:
            return True
        known = _beside(one, other)
        if known and all(gender in (known, "") for gender in genders):
            return True
    return False


def becomes_subject(one: Name, other: Name) -> int:
    """Say how the part of a name in its sentence changes.

    Returns:
        1 where it is in the first case in the other text alone, -1 where in the one alone, else 0.
    """
    for forms in _forms(one.word, other.word):
        first, second = (
            ending in _BASES or (ending in _HER_BASES and WOMAN in forms.genders)
            for ending in forms.endings
        )
        return second - first
    return 0


def _forms(one: str, other: str) -> list[_Forms]:
    """Return the ways in which two words may be forms of one name."""
    one, other = one.replace("ё", "е"), other.replace("ё", "е")
    if one == other:
        return [_Forms(one, ("", ""), _UNKNOWN)]
    if not (_CYRILLIC.fullmatch(one) and _CYRILLIC.fullmatch(other)):
        return []
    if one in UNDECLINED or other in UNDECLINED:
        return []
    if other in IRREGULAR.get(one, ()) or one in IRREGULAR.get(other, ()):
        return [_Forms(one, ("", "а") if one in IRREGULAR else ("а", ""), _UNKNOWN)]
    found = _of_one_stem(one, other)
    if not found:
        found = [
            forms._replace(genders=_UNKNOWN)
            for first, second in (*_opened(one, other), *_softened(one, other))
            for forms in _of_one_stem(first, second)
        ]
    return found


def _of_one_stem(one: str, other: str) -> list[_Forms]:
    longest = int(Prefix.similarity(one, other))
    least = max(_LEAST_STEM, max(len(one), len(other)) - _LONGEST_ENDING)
    found = []
    for size in range(longest, least - 1, -1):
        stem, endings = one[:size], (one[size:], other[size:])
        if stem[-1] == "й" or (stem in SOFT and "ь" not in endings) or _is_his_too(stem, endings):
            continue
        pairs = PAIRS_AFTER_A_VOWEL if stem[-1] in _VOWELS else PAIRS
        genders = pairs.get(endings)
        if genders:
            found.append(_Forms(stem, endings, genders))
    return found


def _is_his_too(stem: str, endings: tuple[str, str]) -> bool:
    """Say whether one of two forms of her name is his first case: Толстой, Толстая."""
    ending, others = STRESSED
    if ending not in endings or others.isdisjoint(endings):
        return False
    return not stem.endswith(NEVER_STRESSED) or stem in MAY_BE_STRESSED


def _opened(one: str, other: str) -> list[tuple[str, str]]:
    """Return the two with the vowel of the one's last syllable as before an ending."""
    found = []
    for word, closed in ((one, True), (other, False)):
        match = _CLOSED.fullmatch(word)
        if not match:
            continue
        begin, vowel, end, soft = match.groups()
        stems = [f"{begin}{new}{end}{soft}" for new in _OPENED.get(vowel, "")]
        if vowel == "е" and end == "ц":
            stems.append(f"{begin}ц{soft}")
        found += [(stem, other) if closed else (one, stem) for stem in stems]
    return found


def _softened(one: str, other: str) -> list[tuple[str, str]]:
    """Return the two with the consonant before an і as before other endings: Празі, Прага."""
    return [
        pair
        for pair in (
            (one[:-2] + _SOFTENED.get(one[-2:], "--"), other),
            (one, other[:-2] + _SOFTENED.get(other[-2:], "--")),
        )
        if "--" not in pair[0] + pair[1]
    ]


def _is_of_both(stem: str) -> bool:
    """Say whether a man's name is a woman's with an ending."""
    if stem in GIVEN or stem in MOSTLY_HERS:
        return True
    return (
        stem.endswith(SURNAMES)
        and stem not in TOWNS
        and stem not in HERS
        and not stem.endswith(HERS_ENDS)
    )


def _gender(stem: str, ending: str, before: str) -> str:
    """Return whose name it is with this ending, nothing where it may be either's."""
    if ending in BOTH:
        if stem in MOSTLY_HERS:
            return WOMAN
        return MAN if before in GENITIVE and ending in "ая" else ""
    return WOMAN if ending in ONLY_HERS else MAN


def _beside(one: Name, other: Name) -> str:
    """Return whose name it is by a title or a name beside it, which is declined with it."""
    named = one.is_behind_a_name and other.is_behind_a_name
    beside = ((one.before, other.before, named), (one.after, other.after, True))
    for first, second, is_name in beside:
        if first == second:
            continue
        for forms in _forms(first, second):
            if (
                len(forms.genders) == 1
                and not _is_of_both(forms.stem)
                and not _may_be_said(forms, is_name)
            ):
                return next(iter(forms.genders))
    return ""


def _may_be_said(forms: _Forms, is_name: bool) -> bool:
    """Say whether two forms may be those of a verb, his and hers: сказал, сказала."""
    if "а" not in forms.endings or not {"", "о"} & set(forms.endings) or forms.stem in TITLES:
        return False
    return not is_name or len(forms.stem) < _LEAST_NAMED or forms.stem.endswith(SAID)
