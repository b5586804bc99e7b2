"""Do two stretches of text name the same?

What is the same word on both sides names the same. Among the words that differ, one with a
capital may be a name, at the beginning of a sentence too unless it is a small word or stands
without a capital elsewhere. Scripts without capitals: there any word that changes by more than
its spelling may be a name (`lexicon/changed.py`). A name in another case of Ukrainian, Russian
and their neighbours is the same name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from corrigenda.archive.guard.inflection import same_name
from corrigenda.archive.words import Words
from corrigenda.lexicon.changed import may_be_a_name
from corrigenda.lexicon.dates import dated
from corrigenda.lexicon.numbers import SCALES, worth
from corrigenda.lexicon.small import SMALL_WORDS

_ENDS = '.!?…。！？:"“”„«»'


def names_agree(one: str, one_words: Words, other: str, other_words: Words) -> bool:
    """Say whether two texts name the same people, places and things, as far as can be told."""
    missing: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for first, second in _runs(one_words.folded, other_words.folded):
        pair = (
            [one[one_words.starts[at] : one_words.ends[at]] for at in first],
            [other[other_words.starts[at] : other_words.ends[at]] for at in second],
        )
        if may_be_a_name(pair):
            return False
        missing.update(_names(one, one_words, first, other))
        added.update(_names(other, other_words, second, one))
    return _paired(list((missing - added).elements()), list((added - missing).elements()))


def _runs(one: list[str], other: list[str]) -> Iterator[tuple[range, range]]:
    """Yield the runs of words that differ: what was put in the place of what."""
    begin = (0, 0)
    end = (0, 0)
    for code in Levenshtein.opcodes(one, other):
        if code.tag == "equal":
            if begin != end:
                yield range(begin[0], end[0]), range(begin[1], end[1])
            begin = end = (code.src_end, code.dest_end)
        else:
            end = (code.src_end, code.dest_end)
    if begin != end:
        yield range(begin[0], end[0]), range(begin[1], end[1])


def _names(text: str, words: Words, places: range, partner: str) -> Iterator[str]:
    """Yield the words at these places that may be names. `partner` is the text compared with."""
    for at in places:
        word = text[words.starts[at] : words.ends[at]]
        folded = words.folded[at]
        if not any(map(str.isupper, word)) or not word[0].isalpha():
            continue
        if folded in SMALL_WORDS or folded in SCALES or worth(folded) is not None:
            continue
        if dated(folded, word):
            continue
        begins = text[: words.starts[at]].rstrip()[-1:] in ("", *_ENDS)
        if begins and (_has(text, folded) or _has(partner, folded)):
            continue
        yield folded


def _has(text: str, word: str) -> bool:
    """Say whether a word stands in a text without a capital."""
    at = text.find(word)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(word) :][:1]
        if not any(map(str.isalnum, around)):
            return True
        at = text.find(word, at + 1)
    return False


def _paired(missing: list[str], added: list[str]) -> bool:
    """Say whether each name on one side is one of the other in another case."""
    if len(missing) != len(added):
        return False
    for name in missing:
        partner = next((one for one in added if same_name(name, one)), None)
        if partner is None:
            return False
        added.remove(partner)
    return True
