"""What a change to the text touches that can alter its meaning. Pure.

A change of spelling is no change of fact; a change of a figure, a name, a date, a negation or
words inside quotation marks may be. Names are words with a capital inside a sentence. In scripts
without capitals (Arabic, Hebrew, Hindi, Chinese, Japanese, Korean, Thai and others) any word that
changes by more than its spelling may be one, and is said to be; see `lexicon.changed`.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

import regex

from corrigenda.lexicon.changed import changed, may_be_a_name, turns_round, words
from corrigenda.lexicon.lists import (
    CAPITAL_DATE_WORDS,
    DATE_WORDS,
    NEGATING_SIGNS,
    NEGATIONS,
    NUMBER_WORDS,
)
from corrigenda.lexicon.numbers import is_number


class Touch(StrEnum):
    """What of a sentence's meaning a change touches."""

    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    NEGATION = "negation"
    QUOTATION = "quotation"
    POSSIBLE_NAME = "word that may be a name"


_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_FIGURE = regex.compile(
    r"(?:(?<![\p{L}\p{N}])[-−])?\p{Sc}?\p{N}+(?:[.,:\u00a0\u202f ]\p{N}+)*(?:\s?[%‰\p{Sc}])?"
)
_HAN_FIGURE = regex.compile(r"[〇零一二两兩三四五六七八九十百千万萬亿億兆]+")
_DATE = regex.compile(
    r"\p{N}{1,4}([./-])\p{N}{1,2}\1\p{N}{2,4}|\p{N}{1,4}\s?[年月日년월일]|[〇一二三四五六七八九十]+[年月日]"
    r"|(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토일]요일"
)
_NEGATING = regex.compile(NEGATING_SIGNS)
# Arabic and Hebrew write "and", "in", "to", "as", "from" and "that" as part of the word.
_JOINED = regex.compile(r"[وفبلكس](?=\p{Arabic}{2})|[ובלכמשה](?=\p{Hebrew}{2})")
_VOWELS = regex.compile(r"[\u064b-\u065f\u0670\u0640\u0591-\u05c7]")
_THOUSANDS = regex.compile(r"[.,\s](?=\p{N}{3}(?!\p{N}))")
_LISTED = NUMBER_WORDS | DATE_WORDS | NEGATIONS
_LONGEST_WORD = 100
_APOSTROPHES = str.maketrans("’ʼ", "''")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:]['\"”»)]*\s+|\n+)['\"“„«(\-–—]*\Z")
# A quotation that goes on in the next paragraph is not closed in this one. Where no end is taken
# for one, the search stops at the next opening mark too: else time grows with the square.
# Of single marks that are apostrophes as well, one opens where no letter stands before it, and the
# last before the next opening one closes: rather too much is a quotation than too little.
_QUOTED = regex.compile(
    r"“[^”]*(?:”|\Z)|„[^“”]*(?:[“”]|\Z)|»[^«»]*«|«[^»]*(?:»|\Z)|\"[^\"]*\"|「[^「」]*」|『[^『』]*』"
    r"|(?<![\p{L}\p{N}.,;!?…])”(?=\S)[^”]*(?:”|\Z)"
    r"|‹[^›]*(?:›|\Z)|›[^‹›]*‹|‚(?:[^‘‚]*‘|[^‘’‚]*(?:’|\Z))"
    r"|(?<![\p{L}\p{N}])‘(?=\S)(?:[^‘]*(?<=\S)’(?![\p{L}\p{N}])|[^‘]*\Z)"
    r"|(?<![\p{L}\p{N}])'(?=\S)(?:[^']|(?<=\p{L})'(?=\p{L}))*(?<=\S)'(?![\p{L}\p{N}])"
)


def touches(text: str, start: int, end: int, after: str) -> frozenset[Touch]:
    """What replacing `text[start:end]` by `after` touches.

    Args:
        text: the version's text.
        start, end: the passage, in code points.
        after: the new words.
    """
    first, last = paragraph_around(text, start, end)
    before_paragraph = text[first:last]
    after_paragraph = text[first:start] + after + text[end:last]
    if before_paragraph == after_paragraph:
        return frozenset()
    common = {word.lower() for word in _WORD.findall(text) if word.islower()}
    before_facts = _facts(before_paragraph, common)
    after_facts = _facts(after_paragraph, common)
    found = {touch for touch in before_facts if before_facts[touch] != after_facts[touch]}
    if _quotations(before_paragraph) != _quotations(after_paragraph):
        found.add(Touch.QUOTATION)
    found |= _of_changed_words(*_with_whole_words(text, start, end, after))
    return frozenset(found)


def _with_whole_words(text: str, start: int, end: int, after: str) -> tuple[str, str]:
    """The passage and its new words, with the rest of the words that they are part of."""
    left, right = start, end
    while left > 0 and start - left < _LONGEST_WORD and text[left - 1].isalnum():
        left -= 1
    while right < len(text) and right - end < _LONGEST_WORD and text[right].isalnum():
        right += 1
    return text[left:right], text[left:start] + after + text[end:right]


def _of_changed_words(before: str, after: str) -> set[Touch]:
    found = set()
    for pair in changed(words(before), words(after)):
        if may_be_a_name(pair):
            found.add(Touch.POSSIBLE_NAME)
        if turns_round(pair):
            found.add(Touch.NEGATION)
    return found


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraphs that `text[start:end]` touches begin and end."""
    first = text.rfind("\n\n", 0, start)
    last = text.find("\n\n", end)
    return (0 if first < 0 else first + 2), (len(text) if last < 0 else last)


def _facts(paragraph: str, common: set[str]) -> dict[Touch, Counter[str]]:
    facts: dict[Touch, Counter[str]] = {
        touch: Counter() for touch in Touch if touch not in (Touch.QUOTATION, Touch.POSSIBLE_NAME)
    }
    facts[Touch.FIGURE].update(_figure(one.group()) for one in _FIGURE.finditer(paragraph))
    facts[Touch.FIGURE].update(one.group() for one in _HAN_FIGURE.finditer(paragraph))
    facts[Touch.DATE].update(one.group() for one in _DATE.finditer(paragraph))
    facts[Touch.NEGATION].update(one.group() for one in _NEGATING.finditer(paragraph))
    for match in _WORD.finditer(paragraph):
        word = match.group()
        lower = _listed(word)
        if is_number(lower):
            facts[Touch.FIGURE][lower] += 1
        if lower in DATE_WORDS or (lower in CAPITAL_DATE_WORDS and word[0].isupper()):
            facts[Touch.DATE][lower] += 1
        elif word[0].isupper() and not _ordinary(paragraph, match.start(), lower, common):
            facts[Touch.NAME][word] += 1
        if lower in NEGATIONS or lower.endswith("n't"):
            facts[Touch.NEGATION][lower] += 1
    return facts


def _listed(word: str) -> str:
    """A word as the lists have it: in lower case, without vowel signs and what is joined to it."""
    lower = _VOWELS.sub("", word.lower().translate(_APOSTROPHES))
    if lower in _LISTED:
        return lower
    bare = _JOINED.sub("", lower, count=1) if _JOINED.match(lower) else lower
    return bare if bare in _LISTED else lower


def _figure(written: str) -> str:
    """The same for 28,000 and 28 000, but not for 1.5 and 15."""
    plain = _THOUSANDS.sub("", written)
    return regex.sub(r"\s(?=\D)", "", regex.sub(r"[.,:]", ".", plain))


def _ordinary(paragraph: str, at: int, lower: str, common: set[str]) -> bool:
    """A capital at the start of a sentence, on a word that the story also has without one."""
    return lower in common and bool(_SENTENCE_START.search(paragraph[max(0, at - 12) : at]))


def _quotations(paragraph: str) -> list[str]:
    return _QUOTED.findall(paragraph)
