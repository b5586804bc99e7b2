"""Does a story say what was asked of it? Pure: texts in, an answer out."""

from __future__ import annotations

from corrigenda.anchoring import Selector, fold, follow

CONTEXT = 24
"""Code points on either side that make the words those of this place and not of another."""


def new_words_stand(selector: Selector, old: str, after: str, text: str) -> bool:
    """Whether `text` has `after` where the version `old` had the passage."""
    start, end = _place(selector)
    if _has(text, old[max(0, start - CONTEXT) : start] + after + old[end : end + CONTEXT]):
        return True
    # The neighbourhood was edited too: ask where the passage went.
    anchor = follow(selector, old, text)
    if anchor.start is None or anchor.end is None:
        return False
    room = len(after)
    near = text[max(0, anchor.start - room) : anchor.end + room]
    return _has(near, after)


def old_words_stand(selector: Selector, old: str, after: str, text: str) -> bool:
    """Whether `text` still has the passage where the version `old` had it."""
    start, end = _place(selector)
    before = old[start:end]
    # "28,000" stands inside "28,000 troops": the longer new words hold the old ones.
    if _has(after, before) and new_words_stand(selector, old, after, text):
        return False
    if _has(text, old[max(0, start - CONTEXT) : start] + before + old[end : end + CONTEXT]):
        return True
    anchor = follow(selector, old, text)
    if anchor.start is None or anchor.end is None:
        return False
    return fold(text[anchor.start : anchor.end]).text == fold(before).text


def _place(selector: Selector) -> tuple[int, int]:
    if selector.start is None or selector.end is None:
        raise ValueError("The selector of a change has positions in its version.")
    return selector.start, selector.end


def _has(text: str, words: str) -> bool:
    return fold(words).text.strip() in fold(text).text
