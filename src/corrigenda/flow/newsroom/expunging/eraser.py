"""Finds erased words in texts and in JSON, and leaves blocks of the same length. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote_plus

import regex

from corrigenda.flow.newsroom.expunging.words import Words, squeezed, words_in, words_of

BLOCK = "█"
"""Stands for each character, so that offsets into the text stay as they were."""
LEAST_PART = 3
"""Characters of a part of a phrase, at the edge of a cut text, that are erased with it."""
_BESIDE = 40
"""Characters more that are looked at there, for what does not count between words."""
# Two steps, because one pattern for both takes the square of a text's length.
_PART_OF_ADDRESS = regex.compile(r"[^\s/?#&=]+")
_ESCAPE = regex.compile("%[0-9A-Fa-f]{2}")

Span = tuple[int, int]


class Eraser:
    """What is to be erased, by whichever way it is known.

    Args:
        lengths: of the phrases, in words.
        begins: whether one of them begins with this word.
        holds: whether this is one of them.
        may_hold: whether a text is worth looking at by word; it may err on the side of yes.
        parts: the phrases where they are known, for what was cut off within one.
    """

    def __init__(
        self,
        lengths: Iterable[int],
        begins: Callable[[str], bool],
        holds: Callable[[Words], bool],
        may_hold: Callable[[str], bool] = bool,
        parts: Sequence[Words] = (),
    ) -> None:
        self._lengths = sorted(set(lengths), reverse=True)
        self._begins, self._holds, self._may_hold = begins, holds, may_hold
        self._parts = parts

    def spans(self, text: str) -> list[Span]:
        """Where erased words stand, in code points, in order and apart from each other."""
        if not self._lengths or not text:
            return []
        found = self._escaped(text) if "%" in text else []
        if self._may_hold(text):
            found += self._plain(text)
        return _united(found)

    def mask(self, text: str) -> str:
        """The text with blocks for erased words; itself where there are none."""
        return blocked(text, self.spans(text))

    def holds(self, text: str) -> bool:
        """Whether erased words stand in it."""
        return bool(self.spans(text))

    def mask_json(self, value: Any) -> Any:
        """The same of a value of JSON: names, texts, lists of texts, selectors."""
        if isinstance(value, str):
            return self.mask(value)
        if isinstance(value, list):
            if value and all(isinstance(one, str) for one in value):
                return self.mask_across(value, between="\n")
            return [self.mask_json(one) for one in value]
        if isinstance(value, dict):
            return self._mask_object(value)
        return value

    def mask_across(self, texts: Sequence[str], *, between: str = "") -> list[str]:
        """Several texts that are read as one, in which a phrase may begin here and end there."""
        spans = self.spans(between.join(texts))
        if not spans:
            return list(texts)
        masked, at = [], 0
        for text in texts:
            inside = [(start - at, end - at) for start, end in spans]
            masked.append(blocked(text, inside))
            at += len(text) + len(between)
        return masked

    def _mask_object(self, value: Mapping[Any, Any]) -> dict[Any, Any]:
        plain = dict(value)
        names = [one for one in ("prefix", "exact", "suffix") if isinstance(plain.get(one), str)]
        if "exact" in names:
            around = self.mask_across([plain[one] for one in names])
            plain |= dict(zip(names, around, strict=True))
            plain |= self._edges(plain)
        rest = {key: one for key, one in plain.items() if key not in names or "exact" not in names}
        masked = {self.mask(str(key)): self.mask_json(one) for key, one in rest.items()}
        return masked | {key: plain[key] for key in names if "exact" in names}

    def _edges(self, selector: Mapping[str, Any]) -> dict[str, str]:
        """The context of a selector is cut at its outer ends, maybe within a phrase."""
        edges = {}
        prefix, suffix = selector.get("prefix"), selector.get("suffix")
        if isinstance(prefix, str) and (size := self._part(prefix, at_end=False)):
            edges["prefix"] = BLOCK * size + prefix[size:]
        if isinstance(suffix, str) and (size := self._part(suffix, at_end=True)):
            edges["suffix"] = suffix[: len(suffix) - size] + BLOCK * size
        return edges

    def _part(self, text: str, *, at_end: bool) -> int:
        """Characters at one end of a text that are a part of a phrase."""
        longest = 0
        for phrase in self._parts:
            joined = " ".join(phrase)
            size = 2 * len(joined) + _BESIDE
            edge = text[-size:] if at_end else text[:size]
            # Asked of every selector there is, so first in the quickest way.
            least = joined[:LEAST_PART] if at_end else joined[-LEAST_PART:]
            if " " not in least and least not in squeezed(edge):
                continue
            words = list(words_in(edge))
            for count in range(1, min(len(phrase), len(words)) + 1):
                some = words[-count:] if at_end else words[:count]
                said = " ".join(one.text for one in some)
                fits = joined.startswith(said) if at_end else joined.endswith(said)
                if fits and len(said) >= LEAST_PART:
                    size = len(edge) - some[0].start if at_end else some[-1].end
                    longest = max(longest, size)
        return longest

    def _plain(self, text: str) -> list[Span]:
        found: list[Span] = []
        words = list(words_in(text))
        for place, word in enumerate(words):
            if not self._begins(word.text):
                continue
            for size in self._lengths:
                some = words[place : place + size]
                if len(some) == size and self._holds(tuple(one.text for one in some)):
                    found.append((word.start, some[-1].end))
                    break
        return found

    def _escaped(self, text: str) -> list[Span]:
        """Parts of addresses that hold the words in percent signs."""
        return [
            one.span()
            for one in _PART_OF_ADDRESS.finditer(text)
            if _ESCAPE.search(one.group())
            and self._may_hold(said := unquote_plus(one.group()))
            and self._plain(said)
        ]


def known(phrases: Iterable[str]) -> Eraser:
    """An eraser of words that are known."""
    wanted = {words for one in phrases if (words := words_of(one))}
    firsts = {one[0] for one in wanted}
    # The longest word of each phrase is the one that fewest texts have.
    rare = {max(one, key=len) for one in wanted}

    def may_hold(text: str) -> bool:
        said = squeezed(text)
        return any(one in said for one in rare)

    return Eraser(
        map(len, wanted), firsts.__contains__, wanted.__contains__, may_hold, sorted(wanted)
    )


def blocked(text: str, spans: Iterable[Span]) -> str:
    """A text with blocks at these places; line ends stay, because they part its blocks."""
    out, at = [], 0
    for begins, ends in spans:
        start, end = max(begins, at), min(ends, len(text))
        if start < end:
            out += [text[at:start], *(one if one == "\n" else BLOCK for one in text[start:end])]
            at = end
    return "".join([*out, text[at:]]) if out else text


def _united(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
