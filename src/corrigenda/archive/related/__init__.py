"""Which other stories is this one about? Pure: texts and counts in, an order out.

A story is kept as a `Profile`: its words and names as hashes, paragraph by paragraph, so that a
paragraph which two stories share can be left out of what makes them alike. Whoever keeps profiles
keeps in how many stories each word occurs, too (`rarity`), and by the rarest of a story
(`key_words`) finds those that may be like it; `likeness` puts them in order, and those that are
no more alike than chance would have it (`by_chance`) are left out.
"""

from corrigenda.archive.related.profiles import MOST_CHARS, Profile, Words, profile_of
from corrigenda.archive.related.ranking import (
    KEYS,
    SAME_STORY,
    by_chance,
    fresh,
    key_words,
    likeness,
    rarity,
    words_to_ask,
)

__all__ = [
    "KEYS",
    "MOST_CHARS",
    "SAME_STORY",
    "Profile",
    "Words",
    "by_chance",
    "fresh",
    "key_words",
    "likeness",
    "profile_of",
    "rarity",
    "words_to_ask",
]
