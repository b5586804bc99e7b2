"""Words that differ in scripts without capitals, where a name looks like any word.

There every word that differs may be a name: 김정은 and 김정일, حسن and حسين, राम and राज are one
sign apart. So this rule asks more than `lexicon.changed.may_be_a_name`, which lets spelling pass.
"""

from __future__ import annotations

import unicodedata

import regex

from corrigenda.archive.words import Words
from corrigenda.lexicon.dates import dated
from corrigenda.lexicon.lists import word_set
from corrigenda.lexicon.numbers import SCALES, worth

# Whoever writes in these begins a name with a capital. Georgian and Cherokee have two cases too,
# by Unicode, and nobody writes a name with them; of signs in common only ー and 〆 are in words.
_CAPITALS = r"\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Adlam}\p{Osage}\p{Deseret}\p{Glagolitic}"
_CASELESS = regex.compile(
    rf"[[\p{{L}}\p{{M}}]--[{_CAPITALS}\p{{Common}}\p{{Inherited}}]]|[ー〆]", regex.VERSION1
)
# Vowel signs of Arabic and Hebrew, hamza on its bearer, the line that stretches a word, joiners.
_UNWRITTEN = regex.compile(r"[\u064b-\u065f\u0670\u0640\u0591-\u05bd\u05bf-\u05c7\u200c\u200d]")
# Two keyboards, one letter.
_ONE_LETTER = str.maketrans("يك", "یک")
_WORDS = regex.compile(r"[\p{L}\p{N}\p{M}\p{Cf}]+")
_HIRAGANA = regex.compile(r"\p{Hiragana}")
_MIXED_UP = {
    sign: number
    for number, signs in enumerate(
        "的地得 在再 做作 已以 那哪 吗嘛 象像 即既 后後 里裡裏 着著 台臺 群羣 峰峯".split()  # noqa: SIM905
    )
    for sign in signs
}
"""Chinese signs that are mixed up in writing or written in two ways, by what they stand for."""
_PARTICLES = word_set(
    "は が を に へ で も の と や から まで より など だけ",
    "では には とは への での からの までの にも でも",
    "です でした だ だった である であった して する した します しました される された",
    "について において により による として",
)
"""What Japanese writes behind a word that it goes with, in one piece; in no name by itself."""


def another_word(old: str, new: str) -> bool:
    """Say whether words in a script without capitals differ, so that one may be a name.

    Vowel signs that one side leaves out are no difference; nor are Chinese signs that are mixed
    up, and numbers, which are compared as figures.

    Args:
        old, new: what stands in the place of one another, as written; a few words or none.
    """
    if not _CASELESS.search(old + new):
        return False
    one, other = _plain(old), _plain(new)
    if one == other:
        return False
    bare = _UNWRITTEN.sub("", one)
    if bare == _UNWRITTEN.sub("", other):
        # With signs on both sides they tell two words apart: Oman, Amman.
        return bare not in (one, other)
    return len(one) != len(other) or any(
        first != second and _MIXED_UP.get(first, first) != _MIXED_UP.get(second, second)
        for first, second in zip(one, other, strict=True)
    )


def only_particles(one: Words, at: range, other: Words, there: range) -> bool:
    """Say whether what differs are the small words behind a Japanese word, and nothing else.

    Given names are written in the same signs (あゆみ, あゆむ), so the whole run of them is read.
    """
    old, new = _hiragana_around(one, at), _hiragana_around(other, there)
    return old in _PARTICLES and new in _PARTICLES


def _hiragana_around(words: Words, at: range) -> str:
    start, end = at.start, at.stop
    while start > 0 and _goes_on(words, start - 1, start):
        start -= 1
    while end < len(words.folded) and end > 0 and _goes_on(words, end, end - 1):
        end += 1
    return "".join(words.folded[start:end])


def _goes_on(words: Words, at: int, beside: int) -> bool:
    """Say whether a word is Hiragana and written on to the one beside it."""
    if not _HIRAGANA.match(words.folded[at]):
        return False
    first, second = sorted((at, beside))
    return second == len(words.folded) or words.ends[first] == words.starts[second]


def _plain(text: str) -> str:
    kept = "".join(word for word in _WORDS.findall(text) if not _is_figure(word))
    return unicodedata.normalize("NFKD", kept).translate(_ONE_LETTER)


def _is_figure(word: str) -> bool:
    folded = word.casefold()
    return (
        word.isdecimal()
        or folded in SCALES
        or worth(folded) is not None
        or dated(folded, word) is not None
    )
