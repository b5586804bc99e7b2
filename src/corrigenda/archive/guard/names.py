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

_SMALL = frozenset(
    "a an the and or but not of to in on at for from by with as is are was were be been it its"
    " that this these those he she they we you i his her their our my your who which what when"
    " where why how there here then if while after before since because although though also no"
    " yes one some many most all each every both few more such than so do does did has have had"
    " will would can could may might must should about into over under out up down off only just"
    " der die das den dem des ein eine einen einem einer eines und oder aber nicht in im an am auf"
    " aus bei mit nach von vom zu zum zur für ist sind war wird werden als auch es er sie wir ich"
    " le la les un une des du de et ou mais dans sur pour par avec il elle ils el los las y o pero"
    " en con por para і й та в у на з із до по від за не що як це для але або його її їх він вона"
    " вони ми ви я то ж би якщо при так и с к о от что как это но или а он она они мы вы из же".split()
)
_ENDS = ".!?…。！？:\"“”„«»"


def names_agree(one: str, one_words: Words, other: str, other_words: Words) -> bool:
    """Say whether two texts name the same people, places and things, as far as can be told."""
    lower = _without_capital(one, one_words) | _without_capital(other, other_words)
    missing: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for first, second in _runs(one_words.folded, other_words.folded):
        pair = (
            [one[one_words.starts[at] : one_words.ends[at]] for at in first],
            [other[other_words.starts[at] : other_words.ends[at]] for at in second],
        )
        if may_be_a_name(pair):
            return False
        missing.update(_names(one, one_words, first, lower))
        added.update(_names(other, other_words, second, lower))
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


def _names(text: str, words: Words, places: range, lower: frozenset[str]) -> Iterator[str]:
    """Yield the words at these places that may be names."""
    for at in places:
        word = text[words.starts[at] : words.ends[at]]
        folded = words.folded[at]
        if not any(map(str.isupper, word)) or not word[0].isalpha():
            continue
        if folded in _SMALL or folded in SCALES or worth(folded) is not None:
            continue
        if dated(folded, word):
            continue
        if folded in lower and text[: words.starts[at]].rstrip()[-1:] in ("", *_ENDS):
            continue
        yield folded


def _without_capital(text: str, words: Words) -> frozenset[str]:
    """Return the words that stand without a capital."""
    return frozenset(
        folded
        for folded, start in zip(words.folded, words.starts, strict=True)
        if text[start].islower()
    )


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
