"""Which changes of a story say something else than readers were told. Pure.

A sentence that is still the same sentence, and in which a figure, a date, a name or quoted words
became others, or a negation came or went, is a finding. Sentences that are new, gone or rewritten
are none: that is editing, and a developing story. Nor are other spellings of the same: 28,000 and
28 000, JavaScript and javascript, a word that the story spelt right elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex
from rapidfuzz.distance import Indel, Prefix

from corrigenda.flow.publication.guard.saying import Said, said_in
from corrigenda.flow.publication.guard.stretches import Stretch, stretches
from corrigenda.lexicon.changed import is_spelling, words

MOST = 20
"""Findings of one version: a story with more was written anew."""
_SAME_SENTENCE = 0.5
"""So much (0..1) of the words must be the same: below that a sentence is another one."""
_SHORT, _SAME_IF_SHORT = 10, 0.2
_LEAST_WORDS = 5
"""A line of fewer words is a heading or an entry of a list, unless a figure stands in it."""
_MOST_WORDS = {"figure": 8, "date": 8, "name": 4, "negation": 10}
"""Words that change together, at most, by what is changed in them: more is a passage rewritten,
which nobody can tell from editing."""


Texts = tuple[str, ...]
_STOP = regex.compile(r"[.!?。！？](?!\p{N})")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")


class Kind(StrEnum):
    """What of a statement changed."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"


_MAY_MOVE = (Kind.FIGURE, Kind.DATE, Kind.NAME)
"""What may stand elsewhere in the story now, and says the same there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that says something else than before.

    Attributes:
        kind: what of it changed.
        start, end: the words in the new version, in code points; an empty range where nothing
            stands in the place of the old ones.
        was, now: what was said and what is said, as it is written.
        sentence, sentence_now: the old sentence, and the one in its place.
    """

    kind: Kind
    start: int
    end: int
    was: str
    now: str
    sentence: str
    sentence_now: str


def findings(old: str, new: str) -> list[Finding]:
    """What changed between two versions of a story and ought to carry a note, in reading order."""
    known, since = _spellings(old), _spellings(new)
    figures, figures_now = said_in(old).figures, said_in(new).figures

    def moved(word: str) -> bool:
        if word in figures or word in figures_now:
            return figures[word] == figures_now[word]
        return known[word.casefold()] == since[word.casefold()]

    found = [one for stretch in stretches(old, new) for one in _in(stretch, known, moved)]
    return found if len(found) <= MOST else []


def _in(stretch: Stretch, known: Counter[str], moved: Callable[[str], bool]) -> Iterator[Finding]:
    if not _is_same_sentence(stretch):
        return
    size = max(len(words(stretch.taken)), len(words(stretch.put)))
    for kind, gone, come in _differences(stretch, known):
        if kind is not Kind.QUOTATION and size > _MOST_WORDS[kind]:
            continue
        if kind in _MAY_MOVE and all(moved(one) for one in (*gone, *come)):
            continue
        was, now = ", ".join(gone), ", ".join(come)
        yield Finding(kind, stretch.there, stretch.stop, was, now, stretch.old, stretch.new)
        return


def _is_same_sentence(stretch: Stretch) -> bool:
    """Whether words within a sentence changed, and not a paragraph came or went."""
    taken, put = stretch.taken.strip(), stretch.put.strip()
    if "\n" in taken or "\n" in put or (not (taken and put) and _STOP.search(taken + put)):
        return False
    short = max(len(words(stretch.old)), len(words(stretch.new))) <= _SHORT
    least = _SAME_IF_SHORT if short else _SAME_SENTENCE
    return _alike(stretch.old, stretch.new) >= least and "\ufffd" not in stretch.taken


def _alike(one: str, other: str) -> float:
    return float(Indel.normalized_similarity(words(one), words(other)))


def _differences(stretch: Stretch, known: Counter[str]) -> Iterator[tuple[Kind, Texts, Texts]]:
    was, now = said_in(stretch.old), said_in(stretch.new)
    # What only came in or went out is told by more, or by less; nothing was said otherwise.
    replaced = bool(stretch.taken.strip() and stretch.put.strip())
    whole = min(len(words(stretch.old)), len(words(stretch.new))) >= _LEAST_WORDS
    if replaced:
        yield from _replaced(was, now, known, names=whole)
    gone, come = said_in(stretch.taken).negations, said_in(stretch.put).negations
    if whole and bool(gone) != bool(come) and was.negations != now.negations:
        yield Kind.NEGATION, tuple(gone), tuple(come)
    for quoted in was.quotations:
        other = _changed_quotation(quoted, now.quotations)
        if other is not None and quoted not in now.quotations:
            yield Kind.QUOTATION, (quoted,), (other,)


def _replaced(
    was: Said, now: Said, known: Counter[str], *, names: bool
) -> Iterator[tuple[Kind, Texts, Texts]]:
    for kind, here, there in (
        (Kind.FIGURE, was.figures, now.figures),
        (Kind.DATE, was.dates, now.dates),
        (Kind.NAME, was.names, now.names),
    ):
        gone, come = here - there, there - here
        if kind is Kind.NAME:
            gone, come = _without_spellings(gone, come, known, was.full)
            if not names:
                continue
        if gone and come:
            yield kind, tuple(gone), tuple(come)


def _without_spellings(
    gone: Counter[str], come: Counter[str], known: Counter[str], full: set[str]
) -> tuple[Counter[str], Counter[str]]:
    """Without words that were only misspelt: what nobody takes for a name of somebody.

    A name of two words that is spelt otherwise now is one, and one that was wrong throughout.
    """
    gone, come = Counter(gone), Counter(come)
    for one in list(gone):
        for other in list(come):
            if _same_name(one, other) or _misspelt(one, other, known, full):
                del gone[one], come[other]
                break
    if len(gone) == 1 and "".join(word[0] for word in come) in gone:
        return Counter(), come  # US became United States
    return gone, come


def _misspelt(one: str, other: str, known: Counter[str], full: set[str]) -> bool:
    if not is_spelling(([one], [other])):
        return False
    parts = [part for part in other.casefold().split("-") if part not in one.casefold()]
    if all(known[part] for part in parts):
        return True
    return one not in full and known[one.casefold()] < 2


def _same_name(one: str, other: str) -> bool:
    """Another ending of the same word (cases, plurals), or another capital."""
    a, b = one.casefold(), other.casefold()
    shared = int(Prefix.similarity(a, b))
    return a == b or (shared >= 4 and max(len(a), len(b)) - shared <= max(2, shared // 3))


def _changed_quotation(quoted: str, others: Iterable[str]) -> str | None:
    for other in others:
        alike = Indel.normalized_similarity(words(quoted), words(other))
        if 0.3 <= alike < 1 and not is_spelling((words(quoted), words(other))):
            return other
    return None


def _spellings(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
