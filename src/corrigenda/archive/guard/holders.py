"""Does a word beside a title make another person of its holder: the vice president?"""

from __future__ import annotations

from corrigenda.archive.words import Words
from corrigenda.lexicon.standing import is_office, standing, written_on

_REACH = 3
"""Words behind "former" among which the title or the name stands: former foreign minister."""


def standings(text: str, words: Words, places: range) -> list[str]:
    """Return what is said of titles and names at these places: former, deputy, acting.

    Args:
        text, words: a text and its words.
        places: those of the words that are looked at.
    """
    found = []
    for at in places:
        word = words.folded[at]
        named = standing(word)
        if named and _stands_before_a_holder(text, words, at):
            found.append(named)
        elif not named and (compound := written_on(word)):
            found.append(compound)
    return found


def _stands_before_a_holder(text: str, words: Words, at: int) -> bool:
    """Say whether a title or a word with a capital follows soon."""
    after = range(at + 1, min(at + 1 + _REACH, len(words.folded)))
    return any(is_office(words.folded[one]) or text[words.starts[one]].isupper() for one in after)
