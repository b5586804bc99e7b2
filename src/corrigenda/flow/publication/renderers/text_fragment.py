"""A link to the corrected words for any browser: a text fragment. Pure.

https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

from urllib.parse import quote

import regex

from corrigenda.anchoring import Selector
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.renderers.addresses import uri

MOST = 100
"""Characters of a passage that is written out; of a longer one, its beginning and its end."""
_ENDS = 40
_CONTEXT = 30
# Browsers look for whole words: https://unicode.org/reports/tr29/#Word_Boundaries
_BOUNDARY = regex.compile(r"(?w)\b")
# From here on a word has no spaces around it, and where one begins, each browser decides by a
# dictionary of its own; so words around the passage would more often hide it than find it.
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


def render(notice: Notice) -> str | None:
    """The story's address at the corrected words.

    None where the correction left none, and for a notice that was superseded, whose words need
    not stand any more.
    """
    if notice.passage is None or notice.superseded_by:
        return None
    directive = directive_of(notice.passage)
    return f"{uri(notice.url)}#:~:text={directive}" if directive else None


def directive_of(passage: Selector) -> str:
    """`[prefix-,]start[,end][,-suffix]`, percent-encoded; empty where no word is left.

    The passage is widened to whole words, because a browser finds no part of one. Words around
    it are given where it is short, or where the selector says that others are like it.
    """
    whole = passage.prefix + passage.exact + passage.suffix
    start = len(passage.prefix)
    marks = sorted({0, len(whole), *(found.start() for found in _BOUNDARY.finditer(whole))})
    end = min(mark for mark in marks if mark >= start + len(passage.exact))
    start = max(mark for mark in marks if mark <= start)
    parts = [_encoded(part) for part in _range(whole[start:end])]
    if not parts:
        return ""
    alone = passage.proves_itself and not passage.has_likes
    if alone or _DENSE.search(whole):
        return ",".join(parts)
    prefix, suffix = _encoded(_last(whole[:start])), _encoded(_first(whole[end:]))
    return ",".join([f"{prefix}-"] * bool(prefix) + parts + [f"-{suffix}"] * bool(suffix))


def _range(text: str) -> list[str]:
    """The text, or its first and its last words where it is long or goes over several blocks."""
    lines = [line for line in (one.strip() for one in text.split("\n")) if line]
    if not lines or (len(lines) == 1 and len(lines[0]) <= MOST):
        return lines
    first, last = _cut(lines[0], _ENDS), _cut_before(lines[-1], _ENDS)
    if len(lines) == 1 and len(first) + len(last) > len(lines[0]):
        return lines
    return [first, last]


def _last(text: str) -> str:
    """The last words of the block that stands before the passage."""
    line = text.rpartition("\n")[2]
    words = _cut_before(line, _CONTEXT)
    if len(words) < len(line.strip()):
        return words
    # The context was cut off by its length, perhaps within a word.
    return words.partition(" ")[2].strip()


def _first(text: str) -> str:
    """The first words of the block that stands after the passage."""
    line = text.partition("\n")[0]
    words = _cut(line, _CONTEXT)
    return words if len(words) < len(line.strip()) else words.rpartition(" ")[0].strip()


def _cut(line: str, most: int) -> str:
    """Whole words from the beginning, and at least one."""
    line = line.strip()
    if len(line) <= most:
        return line
    marks = [found.start() for found in _BOUNDARY.finditer(line)]
    short = [mark for mark in marks if 0 < mark <= most]
    return line[: short[-1] if short else next((m for m in marks if m > most), None)].strip()


def _cut_before(line: str, most: int) -> str:
    """Whole words from the end, and at least one."""
    line = line.strip()
    if len(line) <= most:
        return line
    marks = [found.start() for found in _BOUNDARY.finditer(line)]
    near = [mark for mark in marks if len(line) - most <= mark < len(line)]
    earlier = [mark for mark in marks if mark < len(line) - most]
    return line[near[0] if near else (earlier[-1] if earlier else 0) :].strip()


def _encoded(text: str) -> str:
    # A dash, a comma and an ampersand mean something between the words; `quote` leaves the dash.
    return quote(text, safe="").replace("-", "%2D")
