"""Does a story say what was asked of it? Pure: texts in, an answer out."""

from __future__ import annotations

from corrigenda.anchoring import Selector, fold, follow

CONTEXT = 24
"""Code points on either side that make the words those of this place and not of another."""


def new_words_stand(selector: Selector, old: str, after: str, text: str) -> bool:
    """Whether `text` has `after` where the version `old` had the passage.

    An empty `after` stands when the words around the passage have closed up.
    """
    start, end = _place(selector)
    if not after:
        return any(_closed_up(old, start, end, text, size) for size in (CONTEXT, CONTEXT // 2))
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
    if after and _has(after, before) and new_words_stand(selector, old, after, text):
        return False
    if _has(text, old[max(0, start - CONTEXT) : start] + before + old[end : end + CONTEXT]):
        return True
    # Of “very, very good” one “very” stays, and is not the one that was to go.
    if not after and new_words_stand(selector, old, after, text):
        return False
    anchor = follow(selector, old, text)
    if anchor.start is None or anchor.end is None:
        return False
    return fold(text[anchor.start : anchor.end]).text == fold(before).text


def words_there(selector: Selector, old: str, text: str) -> str:
    """What `text` says where the version `old` had the passage; empty when it cannot be told."""
    anchor = follow(selector, old, text)
    if anchor.start is not None and anchor.end is not None:
        return text[anchor.start : anchor.end]
    # Other words may share nothing with the passage: take what stands between its surroundings.
    start, end = _place(selector)
    left, right = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
    if not left.strip() or not right.strip() or text.count(left) != 1:
        return ""
    first = text.index(left) + len(left)
    last = text.find(right, first)
    return text[first:last] if 0 <= last - first <= 2 * (end - start) + 200 else ""


def _closed_up(old: str, start: int, end: int, text: str, size: int) -> bool:
    """Whether what stood on either side of a passage stands together, however it is spaced."""
    left, right = _bare(old[max(0, start - size) : start]), _bare(old[end : end + size])
    now = _bare(text)
    # At an end of the story one side alone would stand there with any words before it.
    if not left or not right:
        return now.startswith(right) if not left else now.endswith(left)
    return now.count(left + right) > _bare(old).count(left + right)


def _bare(text: str) -> str:
    return "".join(fold(text).text.split())


def _place(selector: Selector) -> tuple[int, int]:
    if selector.start is None or selector.end is None:
        raise ValueError("The selector of a change has positions in its version.")
    return selector.start, selector.end


def _has(text: str, words: str) -> bool:
    return fold(words).text.strip() in fold(text).text
