"""The places at which the same words stand, for somebody to choose from. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.anchoring import Folded, Selector, fold

MOST = 20
"""Places that are looked at; who has more to choose from mends the story by hand."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One of the places.

    Attributes:
        start, end: code points in the text.
        before, after: up to `around` code points on either side, of its own paragraph.
        paragraph: its number, from 1.
        above: the end of the paragraph before it, by which copies of one are told apart.
    """

    start: int
    end: int
    before: str
    words: str
    after: str
    paragraph: int
    above: str


def spots(selector: Selector, text: str, *, around: int = 80) -> list[Spot]:
    """Where a passage's words stand in `text`, spacing, quotes, dashes and case aside.

    `MOST` at most. Where its neighbours in its own paragraph stand beside them several times,
    these places alone; else all. Places inside longer words count only where there are no others:
    then half a word was reported.
    """
    before = selector.prefix.rpartition("\n\n")[2]
    after = selector.suffix.partition("\n\n")[0]
    folded = fold(text)
    alike = _places(before + selector.exact + after, folded)
    if len(alike) > 1 and (before or after):
        inside = len(fold(before).text), len(fold(before + selector.exact).text)
        found = [folded.origin(at + inside[0], at + inside[1]) for at, _ in alike]
    else:
        found = _free(
            text, [folded.origin(*place) for place in _places(selector.exact.strip(), folded)]
        )
    return [_spot(text, start, end, around) for start, end in found[:MOST]]


def _places(words: str, folded: Folded) -> list[tuple[int, int]]:
    """Where words stand in a folded text; a few more than `MOST`, of which some may be cut."""
    needle = fold(words).text
    if not needle.strip():
        return []
    places: list[tuple[int, int]] = []
    at = folded.text.find(needle)
    while at >= 0 and len(places) < 10 * MOST:
        places.append((at, at + len(needle)))
        at = folded.text.find(needle, at + len(needle))
    return places


def _free(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free = [(a, b) for a, b in places if not _is_cut(text, a) and not _is_cut(text, b)]
    return free or places


def _is_cut(text: str, at: int) -> bool:
    """Whether offset `at` is in the middle of a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _spot(text: str, start: int, end: int, around: int) -> Spot:
    before = text[max(0, start - around) : start].rpartition("\n\n")[2]
    after = text[end : end + around].partition("\n\n")[0]
    first = text.rfind("\n\n", 0, start)
    above = text[max(0, first - around) : max(0, first)].rpartition("\n\n")[2]
    return Spot(
        start,
        end,
        _opened(before, around),
        text[start:end],
        after.rpartition(" ")[0] + " …" if len(after) == around and " " in after else after,
        text.count("\n\n", 0, start) + 1,
        _opened(above, around),
    )


def _opened(tail: str, around: int) -> str:
    """The end of a text that was cut, from a whole word on."""
    return "… " + tail.partition(" ")[2] if len(tail) == around and " " in tail else tail
