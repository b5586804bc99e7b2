"""Links that open a page at certain words (https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

from urllib.parse import quote

CONTEXT = 3
"""Words on either side, so that a phrase that stands often is found at its own place."""

LONGEST = 12
"""Words that are written out; of a longer passage only the first and last few."""

_ENDS = 4


def to_words(before: str, passage: str, after: str) -> str:
    """The fragment, with its `#`; empty for an empty passage.

    Args:
        before, after: the text around the passage; only its own block counts.
    """
    words = passage.split()
    if not words or "\n\n" in passage:
        return ""
    parts = [_coded(words)]
    if len(words) > LONGEST:
        parts = [_coded(words[:_ENDS]), _coded(words[-_ENDS:])]
    prefix = _whole(before.rpartition("\n\n")[2].split(" "))[-CONTEXT:]
    suffix = _whole(after.partition("\n\n")[0].split(" ")[::-1])[::-1][:CONTEXT]
    if prefix:
        parts.insert(0, f"{_coded(prefix)}-")
    if suffix:
        parts.append(f"-{_coded(suffix)}")
    return "#:~:text=" + ",".join(parts)


def _whole(words: list[str]) -> list[str]:
    """Without the first, which the text's own end may have cut, and without empty ones."""
    return [word for word in words[1:] if word]


def _coded(words: list[str]) -> str:
    # A hyphen, a comma and an ampersand mean something here; quote leaves the hyphen.
    return quote(" ".join(words), safe="").replace("-", "%2D")
