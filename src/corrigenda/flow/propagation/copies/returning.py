"""Do the old words stand again in a place that was corrected?"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from corrigenda.archive.words import folded_words
from corrigenda.flow.cases.following import Place
from corrigenda.flow.propagation.copies.likewise import newest_of
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.models import Copy


def is_back(copy: Copy, origin: Origin, place: Place) -> bool:
    """Whether what stands at the place of a corrected copy is what was corrected there.

    A sweep finds the new words, too, for they are nearly the old ones: nearer to these than to the
    new ones is what came back. Where a notice was all, the old words never went.

    Args:
        place: in the newest version of its story.
    """
    if not origin.changes:
        return False
    now = folded_words(place.selector.exact)
    right = folded_words(copy.should_say or origin.after)
    old = min(_away(now, one) for one in (origin.before, copy.selector.exact))
    if old >= Levenshtein.distance(now, right):
        return False
    own = newest_of(copy.own_case) if copy.own_case else None
    return own is None or own.changes_story


def _away(now: list[str], words: str) -> int:
    return int(Levenshtein.distance(now, folded_words(words)))
