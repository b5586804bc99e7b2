"""Are the words at a place still those that were searched for? Asked again whenever they move."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from corrigenda.archive import MAX_DISTANCE
from corrigenda.archive.comparing import Passage
from corrigenda.archive.guard import Guard
from corrigenda.archive.looking import look_everywhere
from corrigenda.archive.words import folded_words
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.following import Place
from corrigenda.flow.propagation.copies.differing import Difference, differing
from corrigenda.flow.propagation.copies.finds import Find
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.copies.seeking import Sought, sought
from corrigenda.flow.propagation.states import CopyState

_ROOM = 200
"""Code points beside a place that are looked at, more than what is searched for has."""


def find_at(what: Sought, article: Article, place: Place) -> Find:
    """What stands at a place now, compared with what was searched for.

    Raises:
        ValueError: the place has no version.
    """
    if place.version is None or place.start is None or place.end is None:
        raise ValueError("Only words that stand in a version can be compared.")
    text = place.version.text
    start, end = _stretch(what, text, place.start, place.end)
    words = text[start:end]
    away = Levenshtein.normalized_distance(folded_words(what.words), folded_words(words))
    figures, names, negation = Guard(what.words).compare_at(text, start, end)
    return Find(
        article,
        place,
        words,
        away,
        figures_agree=figures,
        names_agree=names,
        negation_agrees=negation,
    )


def as_it_stands(what: Sought, find: Find) -> Find:
    """A find whose words are those of its place: an index may know an older version."""
    place = find.place
    if place.version is None or place.start is None or place.end is None:
        return find
    room = len(find.words)
    around = place.version.text[max(0, place.start - room) : place.end + room]
    return find if find.words in around else find_at(what, find.article, place)


def state_of(find: Find) -> CopyState:
    """A copy says the same, or nearly; all else is a variant, which a person looks at."""
    near = find.distance <= MAX_DISTANCE + 1e-9
    return CopyState.FOUND if near and all(find.agrees.values()) else CopyState.VARIANT


def differences(origin: Origin, find: Find) -> list[Difference]:
    """What a variant says otherwise; nothing of a copy."""
    return [] if all(find.agrees.values()) else differing(
        origin.what.words, find.words, **find.agrees
    )  # fmt: skip


def _stretch(what: Sought, text: str, start: int, end: int) -> tuple[int, int]:
    """The nearest stretch that has words of the place, or else the place with its sentence."""
    found = min(_found(what, text, start, end), default=None)
    if found is not None:
        return found[1:]
    around = sought(text, start, end)
    return start - around.start, start - around.start + len(around.words)


def _found(what: Sought, text: str, start: int, end: int) -> Iterator[tuple[float, int, int]]:
    room = len(what.words) + _ROOM
    low = max(0, start - room)
    for one in look_everywhere(Passage(what.words, MAX_DISTANCE), text[low : end + room]):
        if low + one.start < end and start < low + one.end:
            yield one.distance, low + one.start, low + one.end
