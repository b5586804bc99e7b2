"""How a passage is written down: a W3C TextQuoteSelector refined by a position.

Source: Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#selectors
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corrigenda.anchoring.seeds import is_dense, windows

MAX_EXACT = 100_000
MAX_CONTEXT = 2_000
MAX_POSITION = 2**31 - 1
# Hypothesis' 32 characters, then more until the three together stand once.
_CONTEXTS = (32, 64, 128, 256, 512)
# Where something like the passage stands elsewhere its words do not tell it from that
# once they are edited; and the words of a short or repeated passage never do.
_CONTEXT_IF_LIKE, _CONTEXT_IF_REPEATED = 64, 128
# A passage of so many characters may be found without its context; of Chinese, Japanese
# and Korean, in which a character is a syllable or a word, fewer are as much.
_OWN_PROOF, _OWN_PROOF_IF_DENSE = 30, 12
# A passage has a like where so much (0..1) of it stands together elsewhere. Measured
# with one word in eight replaced: 0.5 to 0.9; of other sentences 0 to 0.35.
_LIKE = 0.42
_LIKE_PIECES = 12


class SelectorError(ValueError):
    """A selector that cannot be used; the message says what to send instead."""


@dataclass(frozen=True)
class Selector:
    """A passage, the words around it, and where it stood (code points).

    `start` and `end` are None when only the quote is known. Raises SelectorError
    for wrong types, an empty quote, sizes above the bounds, or lone surrogates.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        _check_text("exact", self.exact, MAX_EXACT)
        _check_text("prefix", self.prefix, MAX_CONTEXT)
        _check_text("suffix", self.suffix, MAX_CONTEXT)
        if not self.exact:
            raise SelectorError('"exact" is empty: quote at least one character')
        if (self.start is None) != (self.end is None):
            raise SelectorError('a position needs both "start" and "end"')
        if self.start is not None and self.end is not None:
            _check_position("start", self.start)
            _check_position("end", self.end)
            if self.end < self.start:
                raise SelectorError('"end" lies before "start"')

    @cached_property
    def proves_itself(self) -> bool:
        """Whether the words are so many that they may be found without context."""
        return len(self.exact) >= (_OWN_PROOF_IF_DENSE if is_dense(self.exact) else _OWN_PROOF)

    @property
    def has_likes(self) -> bool:
        """Whether so much context was taken because words like these stood elsewhere."""
        return max(len(self.prefix), len(self.suffix)) > _CONTEXTS[0]

    def to_dict(self) -> dict[str, object]:
        """Return the selector as W3C JSON."""
        found: dict[str, object] = {
            "type": "TextQuoteSelector",
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }
        if self.start is not None:
            found["refinedBy"] = {
                "type": "TextPositionSelector",
                "start": self.start,
                "end": self.end,
            }
        return found

    @classmethod
    def from_dict(cls, data: object) -> "Selector":
        """Read W3C JSON; `refinedBy` may be left out. Raises SelectorError."""
        quote = _object("selector", data, "TextQuoteSelector")
        if "exact" not in quote:
            raise SelectorError('"exact" is missing: send the words of the passage')
        start = end = None
        if quote.get("refinedBy") is not None:
            position = _object("refinedBy", quote["refinedBy"], "TextPositionSelector")
            start, end = (_check_position(n, position.get(n)) for n in ("start", "end"))
        return cls(
            _check_text("exact", quote["exact"], MAX_EXACT),
            _check_text("prefix", quote.get("prefix", ""), MAX_CONTEXT),
            _check_text("suffix", quote.get("suffix", ""), MAX_CONTEXT),
            start,
            end,
        )


def describe(text: str, start: int, end: int) -> Selector:
    """Write down the passage text[start:end] (code points, end exclusive).

    The context grows until it tells the passage from its repetitions and from what
    is like it, up to 512 characters on each side. Raises SelectorError for an empty
    range, one outside the text, or a passage of more than MAX_EXACT characters.
    """
    if not 0 <= start < end <= len(text):
        raise SelectorError(f"no passage from {start} to {end} in a text of {len(text)} characters")
    if end - start > MAX_EXACT:
        raise SelectorError(f"a passage may have {MAX_EXACT} characters, not {end - start}")
    low, high = start, end
    least = _least_context(text, start, end)
    for size in (one for one in _CONTEXTS if one >= least):
        low, high = max(0, start - size), min(len(text), end + size)
        whole = text[low:high]
        if text.find(whole) == low and text.find(whole, low + 1) < 0:
            break
    return Selector(text[start:end], text[low:start], text[end:high], start, end)


def _least_context(text: str, start: int, end: int) -> int:
    """Return how much context is taken even if less would be unique."""
    exact = text[start:end]
    if not Selector(exact).proves_itself:
        return _CONTEXT_IF_REPEATED
    if text.find(exact) != start or text.find(exact, start + 1) >= 0:
        return _CONTEXT_IF_REPEATED
    rest = f"{text[:start]}\n{text[end:]}"
    like = next(windows(exact, rest, _LIKE_PIECES), None)
    return _CONTEXT_IF_LIKE if like is not None and like.share >= _LIKE else 0


def _object(name: str, value: object, kind: str) -> Mapping[str, object]:
    """Return a JSON object of one type, or raise SelectorError."""
    if not isinstance(value, Mapping):
        raise SelectorError(f"{name} must be a JSON object of type {kind}")
    if value.get("type") != kind:
        raise SelectorError(f'{name} must have "type": "{kind}"')
    return value


def _check_text(name: str, value: object, limit: int) -> str:
    """Return a string that is short enough and can be encoded, or raise."""
    if not isinstance(value, str):
        raise SelectorError(f'"{name}" must be a string')
    if len(value) > limit:
        raise SelectorError(f'"{name}" has {len(value)} characters; {limit} are allowed')
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        raise SelectorError(f'"{name}" holds half a character (a lone surrogate)')
    return value


def _check_position(name: str, value: object) -> int:
    """Return a position in bounds, or raise."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise SelectorError(f'"{name}" must be a whole number')
    if not 0 <= value <= MAX_POSITION:
        raise SelectorError(f'"{name}" must be from 0 to {MAX_POSITION}')
    return value
