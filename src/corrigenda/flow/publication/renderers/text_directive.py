"""The text fragment that leads a browser to words without any script. Pure.

https://wicg.github.io/scroll-to-text-fragment/#syntax
"""

from __future__ import annotations

from urllib.parse import quote

from corrigenda.anchoring import Selector

MOST_CHARS = 300
_WORDS_BEFORE = 3


def directive(passage: Selector) -> str:
    """`:~:text=…`, to stand after a `#`; empty for a passage that is too long for an address."""
    if len(passage.exact) > MOST_CHARS:
        return ""
    # The first word of a prefix is often cut, and a fragment finds whole words only.
    words = passage.prefix.rpartition("\n")[2].split()
    ahead = " ".join(words[1:][-_WORDS_BEFORE:]) if passage.prefix[-1:].isspace() else ""
    exact = _escaped(" ".join(passage.exact.split()))
    return f":~:text={_escaped(ahead)}-,{exact}" if ahead else f":~:text={exact}"


def _escaped(text: str) -> str:
    # A dash and a comma are the directive's own.
    return quote(text, safe="").replace("-", "%2D")
