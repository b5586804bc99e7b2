"""Do two stretches of text name the same?

What is the same word on both sides names the same. Among the words that differ, one with a
capital may be a name, at the beginning of a sentence too unless it is a small word or stands
without a capital elsewhere. Scripts without capitals: there any word that changes by more than
its spelling may be a name (`lexicon/changed.py`). A name in another case of Ukrainian, Russian
and their neighbours is the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from corrigenda.archive.guard.caseless import another_word, only_particles
from corrigenda.archive.guard.holders import standings
from corrigenda.archive.guard.inflection import Name, becomes_subject, same_name
from corrigenda.archive.words import Words
from corrigenda.lexicon.dates import dated
from corrigenda.lexicon.numbers import SCALES, worth
from corrigenda.lexicon.small import SMALL_WORDS

Run = tuple[range, range]
"""Places of words that differ, in the one text and in the other; either may be empty."""

_ENDS = '.!?…。！？:"“”„«»'


def names_agree(
    one: str, one_words: Words, other: str, other_words: Words, runs: Sequence[Run]
) -> bool:
    """Say whether two texts name the same people, places and things, as far as can be told.

    Args:
        one, one_words, other, other_words: the texts and their words.
        runs: where the words differ.
    """
    missing: list[Name] = []
    added: list[Name] = []
    in_ascii = one.isascii() and other.isascii()
    for first, second in runs:
        if standings(one, one_words, first) != standings(other, other_words, second):
            return False
        if (
            not in_ascii
            and another_word(_written(one, one_words, first), _written(other, other_words, second))
            and not only_particles(one_words, first, other_words, second)
        ):
            return False
        missing += _names(one, one_words, first, other)
        added += _names(other, other_words, second, one)
    if {name.word for name in missing} & {name.word for name in added} and not _in_one_order(
        list(_names(one, one_words, range(len(one_words.folded)), other)),
        list(_names(other, other_words, range(len(other_words.folded)), one)),
    ):
        return False
    return _paired(missing, added)


def _written(text: str, words: Words, places: range) -> str:
    return text[words.starts[places[0]] : words.ends[places[-1]]] if places else ""


def _in_one_order(one: list[Name], other: list[Name]) -> bool:
    return len(one) == len(other) and all(map(same_name, one, other))


def different(one: list[str], other: list[str]) -> Iterator[Run]:
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


def _names(text: str, words: Words, places: range, partner: str) -> Iterator[Name]:
    """Yield the words at these places that may be names. `partner` is the text compared with."""
    for at in places:
        word = text[words.starts[at] : words.ends[at]]
        folded = words.folded[at]
        if word == folded or not any(map(str.isupper, word)) or not word[0].isalpha():
            continue
        if folded in SCALES or worth(folded) is not None or dated(folded, word):
            continue
        begins = text[: words.starts[at]].rstrip()[-1:] in ("", *_ENDS)
        if folded in SMALL_WORDS:
            if not _is_a_name(word, begins, text[words.ends[at] : words.ends[at] + 1]):
                continue
        elif begins and (_has(text, folded) or _has(partner, folded)):
            continue
        yield Name(folded, text, words, at)


def _is_a_name(small: str, begins: bool, after: str) -> bool:
    """Say whether a small word with a capital may be a name all the same: the WHO, A. Smith."""
    if len(small) == 1:
        return after == "."
    return small.isupper() or not begins


def _has(text: str, word: str) -> bool:
    """Say whether a word stands in a text without a capital."""
    at = text.find(word)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(word) :][:1]
        if not any(map(str.isalnum, around)):
            return True
        at = text.find(word, at + 1)
    return False


def _paired(missing: list[Name], added: list[Name]) -> bool:
    """Say whether each name on one side is one of the other in another case, with no part changed.

    Of "Іван бачив Петра" and "Івана бачив Петро" the names are the same, and who saw whom is not.
    """
    if len(missing) != len(added):
        return False
    turns: set[int] = set()
    for name in missing:
        # Itself before another case of it.
        partner = next((one for one in added if one.word == name.word), None)
        partner = partner or next((one for one in added if same_name(name, one)), None)
        if partner is None:
            return False
        added.remove(partner)
        turns.add(becomes_subject(name, partner))
    return not {1, -1} <= turns
